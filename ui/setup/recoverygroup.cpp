#include "ui/setup/recoverygroup.h"

#include "core/config/recoverytext.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/foldbutton.h"
#include "ui/controls/textlabel.h"
#include "ui/setup/faultfield.h"
#include "ui/setup/retrywords.h"
#include "ui/setup/settingrow.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

RecoveryGroup::RecoveryGroup(QWidget* parent)
    : QWidget(parent)
    , m_onDeath(new Choice)
    , m_retries(new QLineEdit)
    , m_stallTimeout(new QLineEdit)
    , m_faults(new FaultField) {
    makeFields();
    makeRows();
    layOut();
    connect(m_onDeath, &QComboBox::currentIndexChanged, this, [this] {
        showRetries();
        emit changed();
    });
    for (QLineEdit* field : {m_retries, m_stallTimeout}) {
        connect(field, &QLineEdit::textChanged, this, &RecoveryGroup::changed);
        connect(field, &QLineEdit::returnPressed, this, &RecoveryGroup::entered);
    }
    connect(m_faults, &FaultField::changed, this, &RecoveryGroup::changed);
    connect(m_faults, &FaultField::entered, this, &RecoveryGroup::entered);
    setConfig(RunConfig());
}

void RecoveryGroup::makeFields() {
    m_onDeath->setObjectName(u"onDeath"_s);
    const auto offer = [this](OnDeath what, const QString& name, const QString& meaning) {
        m_onDeath->addItem(name, static_cast<int>(what));
        m_onDeath->setItemData(m_onDeath->count() - 1, meaning, Qt::ToolTipRole);
    };
    offer(OnDeath::Retry, tr("Tries again (Poolscope)"),
          tr("Another process takes its place and does its chunk again. No result is missing."));
    offer(
        OnDeath::Fail, tr("Gives up (ProcessPoolExecutor)"),
        tr("As concurrent.futures.ProcessPoolExecutor in Python: all processes are ended, and the "
           "run fails."));
    offer(OnDeath::Hang, tr("Waits for ever (Python’s Pool)"),
          tr("As multiprocessing.Pool in Python: another process starts, but nobody does the lost "
             "chunk again, so map() never ends."));
    m_retries->setObjectName(u"retries"_s);
    m_stallTimeout->setObjectName(u"stallTimeout"_s);
}

void RecoveryGroup::makeRows() {
    m_onDeathRow = new SettingRow(
        tr("&The pool then"),
        tr("What the pool does when a process dies with a chunk that is not done."), m_onDeath);
    m_retriesRow = new SettingRow(
        tr("Tr&ies per chunk"),
        tr("A chunk that has ended so many processes fails the run: 1 to 1000, or off for no "
           "limit. A chunk that kills whoever takes it would never be done."),
        m_retries);
    m_stallTimeoutRow = new SettingRow(
        tr("Stuc&k after"),
        tr("A process that neither gets on nor uses a core for so long stands still: then you are "
           "asked whether to wait. Write a time such as 30s, or off."),
        m_stallTimeout);
    m_faultsRow =
        new SettingRow(tr("&Let one fail"),
                       tr("A fault planned for this run, so that it can be seen again and again: "
                          "the process that comes to that number fails just before squaring it."),
                       m_faults->choice(), m_faults);
}

void RecoveryGroup::layOut() {
    auto* content = new QWidget;
    auto* pair = new QHBoxLayout;
    pair->setSpacing(10);
    pair->addWidget(m_retriesRow, 1, Qt::AlignTop);
    pair->addWidget(m_stallTimeoutRow, 1, Qt::AlignTop);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 6, 0, 0);
    rows->setSpacing(12);
    rows->addWidget(m_onDeathRow);
    rows->addLayout(pair);
    rows->addWidget(m_faultsRow);
    m_fold = new FoldButton(tr("Whe&n a process dies"), *content);
    m_fold->setObjectName(u"recovery"_s);
    m_fold->setToolTip(tr("What the pool does when a process dies or stands still, and processes "
                          "that are to fail"));
    m_summary = new TextLabel(TextRole::Note);
    m_summary->setObjectName(u"recoverySummary"_s);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_summary->setWordWrap(true); // rather than widen the panel
    m_problem = new TextLabel(TextRole::Note);
    m_problem->setObjectName(u"recoveryProblem"_s);
    m_problem->setProperty("alarming", true);
    m_problem->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_fold, 0, Qt::AlignLeft);
    top->addWidget(m_summary, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_problem);
    column->addWidget(content);
    connect(m_fold, &QAbstractButton::toggled, this, [this] { showSummary(m_summary->text()); });
}

void RecoveryGroup::setConfig(const RunConfig& config) {
    m_onDeath->setCurrentIndex(m_onDeath->findData(static_cast<int>(config.recovery.onDeath)));
    m_retries->setText(retriesWord(config.recovery.retries));
    m_stallTimeout->setText(stallTimeoutWord(config.recovery.stallTimeoutNs));
    m_faults->setFaults(config.recovery.faults);
    showRetries();
}

void RecoveryGroup::readInto(RunConfig& config, Problems& problems) {
    m_faultsRow->setMarked(m_faults->wrongField());
    const auto take = [&problems](const auto& result, auto& value, SettingRow* row) {
        if (result.hasValue())
            value = result.value();
        else
            problems.insert(row, sentence(result.error()));
    };
    config.recovery.onDeath = onDeath();
    const auto retries = parseRetries(m_retries->text().trimmed());
    if (onDeath() == OnDeath::Retry || retries.hasValue())
        take(retries, config.recovery.retries, m_retriesRow);
    take(parseStallTimeout(m_stallTimeout->text().trimmed()), config.recovery.stallTimeoutNs,
         m_stallTimeoutRow);
    if (const auto faults = m_faults->faults())
        config.recovery.faults = *faults;
    else
        problems.insert(m_faultsRow, m_faults->problem());
}

void RecoveryGroup::showProblems(const Problems& problems) {
    for (SettingRow* row : {m_onDeathRow, m_retriesRow, m_stallTimeoutRow, m_faultsRow})
        row->setProblem(problems.value(row));
}

void RecoveryGroup::showHints(const std::optional<RunConfig>& config) {
    m_onDeathRow->setHint(onDeathText(onDeath()));
    m_faultsRow->setHint(config ? faultsText(*config) : QString());
    showSummary(config ? recoveryText(*config) : QString());
}

SettingRow* RecoveryGroup::rowOf(Field field) const {
    switch (field) {
    case Field::OnDeath:
        return m_onDeathRow;
    case Field::Retries:
        return m_retriesRow;
    case Field::StallTimeout:
        return m_stallTimeoutRow;
    case Field::Fault:
        return m_faultsRow;
    default:
        return nullptr;
    }
}

std::vector<QWidget*> RecoveryGroup::inOrder() const {
    std::vector<QWidget*> fields{m_fold, m_onDeath, m_retries, m_stallTimeout};
    for (QWidget* part : m_faults->inOrder())
        fields.push_back(part);
    return fields;
}

OnDeath RecoveryGroup::onDeath() const {
    return static_cast<OnDeath>(m_onDeath->currentData().toInt());
}

/// A pool that tries nothing again needs no limit.
void RecoveryGroup::showRetries() {
    m_retriesRow->setVisible(onDeath() == OnDeath::Retry);
}

/// What is set inside, and what is wrong there, is told while it cannot be seen itself.
void RecoveryGroup::showSummary(const QString& summary) {
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty() && !m_fold->isOpen());
    QString problem;
    for (const SettingRow* row : {m_retriesRow, m_stallTimeoutRow, m_faultsRow}) {
        if (problem.isEmpty())
            problem = row->problem();
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !m_fold->isOpen());
}

} // namespace poolscope
