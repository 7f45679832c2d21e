#include "ui/setup/recoverygroup.h"

#include "core/config/recoverytext.h"
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
}

void RecoveryGroup::makeFields() {
    m_onDeath->setObjectName(u"onDeath"_s);
    const auto offer = [this](OnDeath what, const QString& name, const QString& meaning) {
        m_onDeath->addItem(name, onDeathWord(what));
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

std::vector<PanelField> RecoveryGroup::fields() {
    PanelField faults{Field::Fault, m_faultsRow, this, [this] { return m_faults->wrongField(); }};
    faults.read = [this](RunConfig& config) {
        config.recovery.faults = m_faults->faults().value_or(std::vector<Fault>());
        return m_faults->problem();
    };
    faults.show = [this](const RunConfig& config) { m_faults->setFaults(config.recovery.faults); };
    PanelField retries = textField(Field::Retries, *m_retriesRow, *m_retries);
    // What is hidden does not stand in the way.
    retries.read = [this, read = retries.read](RunConfig& config) {
        const QString refusal = read(config);
        return onDeath() == OnDeath::Retry ? refusal : QString();
    };
    std::vector<PanelField> all{wordField(Field::OnDeath, *m_onDeathRow, *m_onDeath), retries,
                                textField(Field::StallTimeout, *m_stallTimeoutRow, *m_stallTimeout),
                                faults};
    for (PanelField& field : all)
        field.area = this;
    return all;
}

void RecoveryGroup::showHints(const std::optional<RunConfig>& config) {
    m_onDeathRow->setHint(onDeathText(onDeath()));
    m_faultsRow->setHint(config ? faultsText(*config) : QString());
    if (isEnabled())
        showSummary(config ? recoveryText(*config) : QString());
    else
        showSummary(tr("not simulated"));
}

std::vector<QWidget*> RecoveryGroup::inOrder() const {
    std::vector<QWidget*> fields{m_fold, m_onDeath, m_retries, m_stallTimeout};
    for (QWidget* part : m_faults->inOrder())
        fields.push_back(part);
    return fields;
}

OnDeath RecoveryGroup::onDeath() const {
    return parseOnDeath(m_onDeath->currentData().toString()).value();
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
