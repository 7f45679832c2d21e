#include "ui/setup/trygroup.h"

#include "core/config/configtext.h"
#include "core/config/limits.h"
#include "core/config/settinglists.h"
#include "core/words/amounts.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/scaleslider.h"
#include "ui/controls/textlabel.h"
#include "ui/setup/chunkchips.h"
#include "ui/setup/experimentwords.h"
#include "ui/setup/settingrow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// As people write it: "1–8".
QString rangeUpTo(int most) {
    return most == 1 ? u"1"_s : u"1–%1"_s.arg(most);
}

/// A range may have a dash as in print.
Result<std::vector<int>, Problem> countsIn(QString text) {
    return parseProcessList(text.replace(u'–', u'-'));
}

/// Chooses the item with @p data, if there is one.
void chooseData(Choice& choice, const QVariant& data) {
    if (const int at = choice.findData(data); at >= 0)
        choice.setCurrentIndex(at);
}

} // namespace

TryGroup::TryGroup(int usableCores, QWidget* parent)
    : QWidget(parent)
    , m_usableCores(usableCores)
    , m_processes(new QLineEdit(rangeUpTo(2 * usableCores)))
    , m_most(new ScaleSlider(1, 2 * usableCores))
    , m_chunks(new ChunkChips)
    , m_precision(new Choice)
    , m_budget(new Choice)
    , m_find(new QPushButton(tr("Find the &best")))
    , m_measure(new QPushButton(tr("Measure a&ll")))
    , m_stop(new QPushButton(tr("Stop")))
    , m_note(new TextLabel(TextRole::Note))
    , m_refusal(new TextLabel(TextRole::Note))
    , m_box(new QWidget) {
    m_processes->setObjectName(u"tryProcesses"_s);
    m_processes->setFont(fontFor(TextRole::Title));
    m_most->setObjectName(u"tryProcessSlider"_s);
    m_most->setAccessibleName(tr("Most processes, slider"));
    m_chunks->setObjectName(u"tryChunks"_s);
    m_precision->setObjectName(u"tryPrecision"_s);
    m_precision->setAccessibleName(tr("How precisely"));
    for (const int percent : {1, 3, 5, 10})
        m_precision->addItem(u"±%1 %"_s.arg(percent), percent / 100.0);
    m_precision->setCurrentIndex(1);
    m_budget->setObjectName(u"tryBudget"_s);
    m_budget->setAccessibleName(tr("How long at most"));
    const std::array<std::pair<QString, int>, 5> budgets{{{tr("20 s"), 20},
                                                          {tr("1 min"), 60},
                                                          {tr("3 min"), 180},
                                                          {tr("10 min"), 600},
                                                          {tr("1 h"), 3600}}};
    for (const auto& [text, seconds] : budgets)
        m_budget->addItem(text, seconds);
    m_budget->setCurrentIndex(1);
    makeRows();
    makeButtons();
    layOut();
    layOutBox();
    connectFields();
    read();
}

void TryGroup::makeRows() {
    m_processRow = new SettingRow(
        tr("&Processes"),
        tr("The numbers of worker processes to try: a range such as 1–8, or a list such as 1, 2, "
           "4, 8."),
        m_processes);
    m_processRow->add(m_most);
    showCores();
    m_chunksRow =
        new SettingRow(tr("&Chunks"),
                       tr("The chunk sizes to try, each with every number of processes. Small "
                          "chunks spread the work more evenly; large ones cost less to hand out."),
                       m_chunks->first(), m_chunks);
}

void TryGroup::makeButtons() {
    m_find->setObjectName(u"findBest"_s);
    m_find->setAccessibleName(tr("Find the best"));
    m_find->setProperty("main", true);
    m_find->setFont(fontFor(TextRole::Title));
    m_find->setToolTip(tr("Tries a few settings first, then goes on only where it matters, until "
                          "the best one is proved. What is shown to be slower is left out (Ctrl+R, "
                          "F5, or Enter in a field)."));
    m_measure->setObjectName(u"measureAll"_s);
    m_measure->setAccessibleName(tr("Measure all"));
    m_measure->setToolTip(tr("Measures every setting as often as all others, for whole curves: at "
                             "least ten times, until all medians are known as precisely as "
                             "asked."));
    m_stop->setObjectName(u"stopSweep"_s);
    m_stop->setAccessibleName(tr("Stop the sweep"));
    m_stop->setToolTip(
        tr("Ends it at once (Esc). What was measured stays, with what can be said."));
    m_note->setObjectName(u"tryNote"_s);
    m_note->setWordWrap(true);
    m_refusal->setObjectName(u"tryRefusal"_s);
    m_refusal->setProperty("alarming", true);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
}

void TryGroup::layOut() {
    auto* until = new QWidget;
    auto* pair = new QHBoxLayout(until);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(8);
    pair->addWidget(m_precision, 1);
    pair->addWidget(new TextLabel(TextRole::Name, tr("or")));
    pair->addWidget(m_budget, 1);
    auto* untilRow = new SettingRow(
        tr("Unt&il"),
        tr("When to stop: as soon as every median is known so precisely (half of its 95 % "
           "interval), or when so much time is spent. The search for the best ends when it is "
           "proved, or by the time."),
        m_precision, until);
    untilRow->setHint(tr("whichever comes first"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 6, 0, 0);
    column->setSpacing(10);
    column->addWidget(new TextLabel(TextRole::Heading, tr("Try")));
    for (QWidget* row : {m_processRow, m_chunksRow, untilRow})
        column->addWidget(row);
}

void TryGroup::layOutBox() {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_find, 1);
    m_stop->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // as high as the other
    buttons->addWidget(m_stop);
    auto* column = new QVBoxLayout(m_box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_measure);
    column->addWidget(m_refusal);
    column->addWidget(m_note);
}

void TryGroup::connectFields() {
    connect(m_processes, &QLineEdit::textChanged, this, &TryGroup::read);
    connect(m_processes, &QLineEdit::returnPressed, this, [this] { request(true); });
    connect(m_most, &ScaleSlider::chosen, this,
            [this](int most) { m_processes->setText(rangeUpTo(most)); });
    connect(m_chunks, &ChunkChips::changed, this, &TryGroup::read);
    connect(m_find, &QPushButton::clicked, this, [this] { request(true); });
    connect(m_measure, &QPushButton::clicked, this, [this] { request(false); });
    connect(m_stop, &QPushButton::clicked, this, &TryGroup::stopRequested);
}

void TryGroup::setConfig(const RunConfig& config) {
    m_config = config;
    m_wrongConfig.clear();
    showCores();
    read();
}

void TryGroup::offerChunks() {
    if (m_config)
        m_chunks->offerFor(m_config->input.size);
}

/// Those of the machine that the sweep is of.
void TryGroup::showCores() {
    const bool isSimulated = m_config && m_config->engine == EngineId::Simulated;
    const int cores =
        isSimulated ? m_config->simulated.cores.value_or(m_usableCores) : m_usableCores;
    m_processRow->setHint(isSimulated ? virtualMachineText(m_config, m_usableCores)
                                      : machineText(m_usableCores));
    m_most->setMark(cores, cores == 1 ? tr("core") : tr("cores"));
    m_most->setMaximum(std::clamp(4 * cores, 8, MostProcesses));
}

void TryGroup::setWrongConfig(const QString& problem) {
    m_config.reset();
    m_wrongConfig = problem;
    read();
}

void TryGroup::setBusy(bool isSweeping, bool isBlocked) {
    m_isSweeping = isSweeping;
    m_isBlocked = isBlocked;
    tellWhatIsTried();
    enableButtons();
}

void TryGroup::showRefusal(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

/// Reads all fields, marks the wrong ones, and says what follows from the rest.
void TryGroup::read() {
    m_settings.clear();
    showRefusal(m_wrongConfig);
    const auto counts = countsIn(m_processes->text());
    const std::vector<Schedule> schedules = m_chunks->chosen();
    m_processRow->setProblem(counts.hasValue() ? QString() : sentence(counts.error()));
    m_chunksRow->setMarked(m_chunks->wrongField());
    m_chunksRow->setProblem(schedules.empty() ? tr("Choose at least one.") : m_chunks->problem());
    m_chunksRow->setHint(schedules.size() == 1 ? QString() : tr("%1 ways").arg(schedules.size()));
    if (counts.hasValue() && !counts.value().empty())
        m_most->setValue(*std::max_element(counts.value().begin(), counts.value().end()));
    if (m_config && counts.hasValue() && !schedules.empty() && m_chunks->problem().isEmpty()) {
        const auto settings = settingsToTry(*m_config, counts.value(), schedules);
        if (settings.hasValue())
            m_settings = settings.value();
        else
            showRefusal(sentence(settings.error()));
    }
    tellWhatIsTried();
    enableButtons();
}

void TryGroup::tellWhatIsTried() {
    if (m_isBlocked)
        m_note->setText(tr("A run is under way on the Run page. A sweep can begin when it has "
                           "ended; Stop ends it now."));
    else if (m_settings.empty())
        m_note->clear();
    else if (m_settings.size() == 1)
        m_note->setText(tr("1 setting, again and again."));
    else
        m_note->setText(tr("%1 in random blocks, so a busy minute harms all of them alike.")
                            .arg(settingCountText(m_settings.size())));
}

void TryGroup::enableButtons() {
    const bool focused = m_find->hasFocus() || m_measure->hasFocus() || m_stop->hasFocus();
    const bool wasPossible = m_find->isEnabled();
    m_find->setEnabled(canStart());
    m_measure->setEnabled(canStart());
    m_stop->setEnabled(m_isSweeping || m_isBlocked);
    if (focused)
        (m_stop->isEnabled() ? m_stop : m_find)->setFocus();
    if (canStart() != wasPossible)
        emit possibleChanged();
}

bool TryGroup::canStart() const {
    return !m_settings.empty() && !m_isSweeping && !m_isBlocked;
}

void TryGroup::request(bool findsBest) {
    const auto wanted = task(findsBest);
    if (wanted && canStart())
        emit startRequested(*wanted);
}

QList<QWidget*> TryGroup::inOrder() const {
    return QList<QWidget*>{m_processes, m_most} + m_chunks->inOrder() +
           QList<QWidget*>{m_precision, m_budget, m_find, m_stop, m_measure};
}

std::optional<SweepTask> TryGroup::task(bool findsBest) const {
    if (m_settings.empty())
        return std::nullopt;
    SweepTask task;
    task.config = *m_config;
    task.config.recovery = {}; // no sweep is about faults, which its settings do not show
    task.settings = m_settings;
    task.findsBest = findsBest;
    task.wishes.precision = m_precision->currentData().toDouble();
    task.wishes.budgetNs = m_budget->currentData().toInt() * NsPerSecond;
    return task;
}

TryTexts TryGroup::texts() const {
    QStringList chunks;
    for (const Schedule& schedule : m_chunks->chosen())
        chunks.append(scheduleWord(schedule));
    return {m_processes->text(), chunks.join(u','), m_precision->currentData().toString(),
            m_budget->currentData().toString()};
}

void TryGroup::setTexts(const TryTexts& texts) {
    if (countsIn(texts.processes).hasValue())
        m_processes->setText(texts.processes);
    const auto schedules = parseScheduleList(texts.chunks);
    if (!texts.chunks.isEmpty() && schedules.hasValue())
        m_chunks->choose(schedules.value());
    chooseData(*m_precision, texts.precision.toDouble());
    chooseData(*m_budget, texts.budget.toInt());
    read();
}

} // namespace poolscope
