#include "ui/setup/experimentpanel.h"

#include "core/config/check.h"
#include "core/config/configtext.h"
#include "core/config/limits.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/scaleslider.h"
#include "ui/controls/sidearea.h"
#include "ui/controls/textlabel.h"
#include "ui/setup/chunksfield.h"
#include "ui/setup/enginefield.h"
#include "ui/setup/examplefield.h"
#include "ui/setup/experimentwords.h"
#include "ui/setup/recoverygroup.h"
#include "ui/setup/runbox.h"
#include "ui/setup/settingrow.h"
#include "ui/setup/sizescale.h"
#include "ui/setup/trygroup.h"
#include "ui/setup/workfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// As far as the slider goes: enough to see what more processes than cores do. More can be typed.
int mostOnSlider(int usableCores) {
    return std::clamp(2 * usableCores, 8, MostProcesses);
}

} // namespace

ExperimentPanel::ExperimentPanel(int usableCores, QWidget* parent)
    : QWidget(parent)
    , m_usableCores(usableCores) {
    setObjectName(u"experimentPanel"_s);
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    makeFields(usableCores);
    makeRows(usableCores);
    listFields();
    layOut();
    connectFields();
    orderTabs();
    setConfig(RunConfig());
}

void ExperimentPanel::makeFields(int usableCores) {
    m_example = new ExampleField(usableCores);
    m_size = new QLineEdit;
    m_size->setObjectName(u"size"_s);
    m_size->setFont(fontFor(TextRole::Title));
    m_sizeSlider = new ScaleSlider(0, LargestSizeStep);
    m_sizeSlider->setObjectName(u"sizeSlider"_s);
    m_sizeSlider->setAccessibleName(tr("Input size, slider"));
    m_processes = new QLineEdit;
    m_processes->setObjectName(u"processes"_s);
    m_processes->setFont(fontFor(TextRole::Title));
    m_processSlider = new ScaleSlider(FewestProcesses, mostOnSlider(usableCores));
    m_processSlider->setObjectName(u"processSlider"_s);
    m_processSlider->setAccessibleName(tr("Processes, slider"));
    m_processSlider->setPageStep(2);
    m_processSlider->setMark(usableCores, usableCores == 1 ? tr("core") : tr("cores"));
    m_chunks = new ChunksField;
    m_work = new WorkField;
    m_engine = new EngineField(usableCores);
    m_first = new QLineEdit;
    m_first->setObjectName(u"first"_s);
    m_order = new Choice;
    m_order->setObjectName(u"order"_s);
    m_order->addItem(tr("of the input"), orderWord(ResultOrder::Input));
    m_order->addItem(tr("of completion"), orderWord(ResultOrder::Completion));
    m_recovery = new RecoveryGroup;
    m_tries = new TryGroup(usableCores);
    m_tries->hide();
    m_tries->box()->hide();
    m_box = new RunBox;
}

void ExperimentPanel::makeRows(int usableCores) {
    m_sizeRow = new SettingRow(
        tr("Input &size"),
        tr("How many numbers are squared. 100, 1e6, 10k and 1M are all understood."), m_size);
    m_sizeRow->add(m_sizeSlider);
    m_processRow = new SettingRow(
        tr("&Processes"),
        tr("A process is a program at work, with memory of its own. The pool’s worker processes "
           "compute at the same time, as far as there are cores for them."),
        m_processes);
    m_processRow->add(m_processSlider);
    m_processRow->setHint(machineText(usableCores));
    m_chunksRow = new SettingRow(
        tr("&Chunks"),
        tr("A chunk is a row of numbers that one process takes at a time. Small chunks spread the "
           "work more evenly; large ones cost less to hand out."),
        m_chunks->choice(), m_chunks);
    m_workRow = new SettingRow(
        tr("&Work per square"),
        tr("A square alone takes some nanoseconds, far less than handing it out. With work added "
           "to each square, more processes can gain time.\nCPU work needs a core; waiting, as for "
           "a disk or a network, does not."),
        m_work->choice(), m_work);
    m_engineRow = new SettingRow(
        tr("R&un on"),
        tr("What computes the squares: a pool of real processes on this machine, as in the "
           "notebook’s program, or a machine that is only thought of. What if this machine had 64 "
           "cores?"),
        m_engine->choice(), m_engine);
    m_firstRow =
        new SettingRow(tr("First num&ber"), tr("The first of the numbers to square."), m_first);
    m_orderRow = new SettingRow(
        tr("&Order"),
        tr("The order in which the results are given out: that of the input, as Python’s map does, "
           "or that in which the chunks are completed, as imap_unordered does."),
        m_order);
}

void ExperimentPanel::listFields() {
    m_fields.add(textField(Field::Size, *m_sizeRow, *m_size));
    m_fields.add(textField(Field::First, *m_firstRow, *m_first));
    m_fields.add(textField(Field::Processes, *m_processRow, *m_processes));
    m_fields.add(m_chunks->fields(*m_chunksRow));
    m_fields.add(wordField(Field::Order, *m_orderRow, *m_order));
    m_fields.add(m_work->fields(*m_workRow));
    m_fields.add(m_engine->fields(*m_engineRow));
    m_fields.add(m_recovery->fields());
}

void ExperimentPanel::layOut() {
    auto* heading = new TextLabel(TextRole::Heading, tr("&Experiment"));
    heading->setBuddy(m_example->choice());
    auto* pair = new QHBoxLayout;
    pair->setSpacing(10);
    pair->addWidget(m_firstRow, 5, Qt::AlignTop);
    pair->addWidget(m_orderRow, 6, Qt::AlignTop);
    auto* settings = new QWidget;
    settings->setProperty("panel", true);
    auto* column = new QVBoxLayout(settings);
    column->setContentsMargins(16, 14, 16, 4);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(m_example);
    for (SettingRow* row : {m_sizeRow, m_processRow, m_chunksRow, m_workRow, m_engineRow})
        column->addWidget(row);
    column->addLayout(pair);
    m_firstRow->showProblemIn(*column);
    column->addWidget(m_recovery);
    column->addWidget(m_tries);
    // Run stays in sight, however many settings there are.
    for (QWidget* box : std::initializer_list<QWidget*>{m_box, m_tries->box()})
        box->setContentsMargins(16, 8, 16, 14);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0); // the panel's edge
    all->setSpacing(0);
    all->addWidget(new SideArea(settings));
    all->addWidget(m_box);
    all->addWidget(m_tries->box());
    all->addStretch(1);
}

void ExperimentPanel::connectFields() {
    for (QLineEdit* field : {m_size, m_processes, m_first}) {
        connect(field, &QLineEdit::textChanged, this, &ExperimentPanel::read);
        connect(field, &QLineEdit::returnPressed, this, &ExperimentPanel::requestStart);
    }
    for (QLineEdit* field : {m_chunks->number(), m_work->time(), m_work->seed()})
        connect(field, &QLineEdit::returnPressed, this, &ExperimentPanel::requestStart);
    connect(m_chunks, &ChunksField::changed, this, &ExperimentPanel::read);
    connect(m_work, &WorkField::changed, this, &ExperimentPanel::read);
    connect(m_recovery, &RecoveryGroup::changed, this, &ExperimentPanel::read);
    connect(m_recovery, &RecoveryGroup::entered, this, &ExperimentPanel::requestStart);
    connect(m_engine, &EngineField::changed, this, &ExperimentPanel::read);
    connect(m_engine, &EngineField::entered, this, &ExperimentPanel::requestStart);
    connect(m_order, &QComboBox::currentIndexChanged, this, &ExperimentPanel::read);
    connect(m_example, &ExampleField::chosen, this, &ExperimentPanel::setConfig);
    connect(m_sizeSlider, &ScaleSlider::chosen, this,
            [this](int step) { m_size->setText(QString::number(sizeAt(step))); });
    connect(m_processSlider, &ScaleSlider::chosen, this,
            [this](int count) { m_processes->setText(QString::number(count)); });
    connect(m_size, &QLineEdit::editingFinished, m_tries, &TryGroup::offerChunks);
    connect(m_tries, &TryGroup::possibleChanged, this, &ExperimentPanel::possibleChanged);
    connect(m_box->runButton(), &QPushButton::clicked, this, &ExperimentPanel::requestStart);
    connect(m_box->stopButton(), &QPushButton::clicked, this, &ExperimentPanel::stopRequested);
    connect(m_box->skipButton(), &QPushButton::clicked, this, &ExperimentPanel::skipRequested);
}

void ExperimentPanel::orderTabs() {
    std::vector<QWidget*> order{m_example->choice(), m_size,           m_sizeSlider,
                                m_processes,         m_processSlider,  m_chunks->choice(),
                                m_chunks->number(),  m_work->choice(), m_work->time(),
                                m_work->profile(),   m_work->seed()};
    for (QWidget* field : m_engine->inOrder())
        order.push_back(field);
    for (QWidget* field : m_tries->inOrder())
        order.push_back(field);
    order.insert(order.end(), {m_first, m_order});
    for (QWidget* field : m_recovery->inOrder())
        order.push_back(field);
    order.push_back(m_box->runButton());
    order.push_back(m_box->stopButton());
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void ExperimentPanel::setConfig(const RunConfig& config) {
    m_filling = true;
    m_example->setOrigin(config);
    m_fields.show(config);
    m_filling = false;
    read();
}

void ExperimentPanel::setPurpose(Purpose purpose) {
    m_purpose = purpose;
    const bool isRun = purpose == Purpose::Run;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_processRow, m_chunksRow, m_firstRow,
                                                           m_orderRow, m_recovery, m_box})
        widget->setVisible(isRun);
    m_tries->setVisible(!isRun);
    m_tries->box()->setVisible(!isRun);
}

void ExperimentPanel::setBlocked(bool blocked) {
    m_blocked = blocked;
    m_box->setBlocked(blocked);
}

void ExperimentPanel::setBusy(bool busy) {
    m_busy = busy;
    m_box->setBusy(busy);
}

void ExperimentPanel::showProgress(const QString& text, double share, bool canSkip) {
    m_box->showProgress(text, share, canSkip);
}

void ExperimentPanel::showRefusal(const QString& sentence) {
    m_box->setRefusal(sentence);
}

bool ExperimentPanel::canStart() const {
    return m_purpose == Purpose::Run ? canRun() : m_tries->canStart();
}

void ExperimentPanel::requestStart() {
    m_tries->offerChunks();
    if (m_purpose == Purpose::Sweep)
        m_tries->requestBest();
    else if (canRun())
        emit runRequested(*m_config);
}

/// Reads all fields, marks the wrong ones, and shows what follows from the rest.
void ExperimentPanel::read() {
    if (m_filling)
        return;
    Problems problems;
    m_config = m_fields.read(problems);
    QString ofNoField;
    const std::vector<Problem> found = m_config ? check(*m_config) : std::vector<Problem>();
    for (const Problem& problem : found) {
        if (!m_fields.note(problem, problems))
            ofNoField = sentence(problem);
    }
    m_box->setRefusal(ofNoField);
    if (!found.empty())
        m_config.reset();
    m_box->setRunnable(m_config.has_value());
    m_fields.showProblems(problems);
    readSlidersFromTexts();
    showHints();
    m_example->follow(m_config);
    if (m_config)
        m_tries->setConfig(*m_config);
    else
        m_tries->setWrongConfig(ofNoField.isEmpty() ? wherePutRight(problems) : ofNoField);
    if (!m_size->hasFocus() || !m_size->isModified()) // nobody is typing it
        m_tries->offerChunks();
    emit configChanged();
}

/// On the Tuning page some of the settings are not seen.
QString ExperimentPanel::wherePutRight(const Problems& problems) const {
    for (SettingRow* row : {m_sizeRow, m_workRow, m_engineRow}) {
        if (problems.contains(row))
            return tr("A setting of the experiment is wrong: mend that first.");
    }
    return tr("A setting of the Run page is wrong: mend that first.");
}

void ExperimentPanel::readSlidersFromTexts() {
    const auto size = parseSize(m_size->text());
    if (size.hasValue() && sizeAt(m_sizeSlider->value()) != size.value())
        m_sizeSlider->setValue(sizeStepOf(size.value()));
    const auto processes = parseProcesses(m_processes->text());
    if (processes.hasValue())
        m_processSlider->setValue(processes.value());
}

void ExperimentPanel::showHints() {
    const bool simulated = m_engine->engine() == EngineId::Simulated;
    m_processRow->setHint(simulated ? virtualMachineText(m_config, m_usableCores)
                                    : machineText(m_usableCores));
    m_sizeRow->setHint(m_config ? inputText(*m_config) : QString());
    m_chunksRow->setHint(m_config ? cutText(*m_config) : QString());
    m_workRow->setHint(m_config ? workText(*m_config) : QString());
    m_recovery->showHints(m_config);
}

} // namespace poolscope
