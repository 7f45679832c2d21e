#include "ui/setup/faultfield.h"

#include "core/base/text.h"
#include "core/config/recoverytext.h"
#include "core/words/problemwords.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

// What there is to choose besides the kinds of a fault.
constexpr int None = -1;
constexpr int Several = -2;

constexpr quint64 FirstNumber = 42;
constexpr int FirstCode = 1;
constexpr quint64 LargestCode = 255;

std::optional<quint64> codeIn(const QString& text) {
    const std::optional<quint64> code = parseCount(text);
    return code && *code <= LargestCode ? code : std::nullopt;
}

} // namespace

FaultField::FaultField(QWidget* parent)
    : QWidget(parent)
    , m_choice(new Choice)
    , m_code(new QLineEdit(QString::number(FirstCode)))
    , m_at(new TextLabel(TextRole::Note, tr("at number")))
    , m_number(new QLineEdit(QString::number(FirstNumber)))
    , m_times(new Choice)
    , m_text(new QLineEdit) {
    makeFields();
    offerChoices();
    layOut();
    m_shown = chosen();
    showDetails();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        takeOver();
        showDetails();
        emit changed();
    });
    connect(m_times, &QComboBox::currentIndexChanged, this, &FaultField::changed);
    for (QLineEdit* field : {m_code, m_number, m_text}) {
        connect(field, &QLineEdit::textChanged, this, &FaultField::changed);
        connect(field, &QLineEdit::returnPressed, this, &FaultField::entered);
    }
}

void FaultField::makeFields() {
    m_choice->setObjectName(u"fault"_s);
    m_code->setObjectName(u"faultCode"_s);
    m_code->setAccessibleName(tr("Exit code"));
    m_code->setToolTip(tr("The exit code with which the process ends, 0 to 255."));
    m_code->setMaximumWidth(76);
    m_number->setObjectName(u"faultNumber"_s);
    m_number->setAccessibleName(tr("Number at which the process fails"));
    m_number->setToolTip(tr("It happens just before this number is squared."));
    m_times->setObjectName(u"faultTimes"_s);
    m_times->setAccessibleName(tr("How often the process fails"));
    m_times->setToolTip(tr("Every time: each process that comes to the number fails, also the one "
                           "that does the chunk again."));
    m_text->setObjectName(u"faultText"_s);
    m_text->setAccessibleName(tr("Planned faults as text"));
    m_text->setPlaceholderText(u"kill@42, crash@7"_s);
    m_text->setToolTip(tr("Up to %1 faults with commas between them: kill@N, crash@N, freeze@N or "
                          "exit:CODE@N for the number N; with :always behind it for every time.")
                           .arg(MostFaults));
}

void FaultField::offerChoices() {
    const auto offer = [this](int what, const QString& name, const QString& meaning) {
        m_choice->addItem(name, what);
        m_choice->setItemData(m_choice->count() - 1, meaning, Qt::ToolTipRole);
    };
    offer(None, tr("No"), tr("Nothing is planned."));
    offer(static_cast<int>(FaultKind::Kill), tr("It is killed"),
          tr("SIGKILL, as when memory runs out or somebody kills it."));
    offer(static_cast<int>(FaultKind::Crash), tr("It crashes"),
          tr("SIGSEGV, as from a bug in the program."));
    offer(static_cast<int>(FaultKind::Freeze), tr("It freezes"),
          tr("SIGSTOP: it is still there, but does nothing."));
    offer(static_cast<int>(FaultKind::Exit), tr("It exits with code"),
          tr("It ends by itself, though nobody told it to."));
    offer(Several, tr("Several, as text"), tr("As on the command line, such as kill@42, crash@7."));
    m_times->addItem(tr("once"), false);
    m_times->addItem(tr("every time"), true);
}

void FaultField::layOut() {
    const auto row = [](const std::vector<QWidget*>& parts) {
        auto* line = new QHBoxLayout;
        line->setSpacing(6);
        for (QWidget* part : parts)
            line->addWidget(part);
        return line;
    };
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(row({m_choice, m_code}));
    column->addLayout(row({m_at, m_number, m_times}));
    column->addWidget(m_text);
}

void FaultField::setFaults(const std::vector<Fault>& faults) {
    int what = None;
    if (faults.size() > 1) {
        what = Several;
        m_text->setText(faultsWord(faults).replace(u","_s, u", "_s));
    } else if (faults.size() == 1) {
        what = static_cast<int>(faults.front().kind);
        showOne(faults.front());
    }
    m_shown = what; // its fields are filled already
    m_choice->setCurrentIndex(m_choice->findData(what));
    showDetails();
}

void FaultField::showOne(const Fault& fault) {
    if (fault.kind == FaultKind::Exit)
        m_code->setText(QString::number(fault.exitCode));
    m_number->setText(QString::number(fault.number));
    m_times->setCurrentIndex(m_times->findData(fault.always));
}

std::optional<std::vector<Fault>> FaultField::faults() const {
    if (chosen() == None)
        return std::vector<Fault>();
    if (chosen() == Several) {
        const auto several = parseFaults(m_text->text().trimmed());
        return several.hasValue() ? std::optional(several.value()) : std::nullopt;
    }
    const std::optional<Fault> fault = one();
    return fault ? std::optional(std::vector<Fault>{*fault}) : std::nullopt;
}

/// The fault that is put together from its parts.
std::optional<Fault> FaultField::one() const {
    Fault fault;
    fault.kind = static_cast<FaultKind>(m_shown);
    fault.always = m_times->currentData().toBool();
    const std::optional<quint64> number = parseCount(m_number->text());
    const std::optional<quint64> code = codeIn(m_code->text());
    if (!number || (fault.kind == FaultKind::Exit && !code))
        return std::nullopt;
    fault.number = *number;
    if (fault.kind == FaultKind::Exit)
        fault.exitCode = static_cast<std::int32_t>(*code);
    return fault;
}

QString FaultField::problem() const {
    if (faults())
        return {};
    if (chosen() == Several)
        return sentence(parseFaults(m_text->text().trimmed()).error());
    if (wrongField() == m_code)
        return tr("“%1” is not possible as the exit code: allowed are whole numbers from 0 to %2.")
            .arg(m_code->text())
            .arg(LargestCode);
    return tr("“%1” is not a whole number: write a number of the input.").arg(m_number->text());
}

QWidget* FaultField::wrongField() const {
    if (chosen() == None)
        return m_choice;
    if (chosen() == Several)
        return m_text;
    const bool codeIsWrong = chosen() == static_cast<int>(FaultKind::Exit) &&
                             !codeIn(m_code->text()) && parseCount(m_number->text());
    return codeIsWrong ? m_code : m_number;
}

QWidget* FaultField::choice() const {
    return m_choice;
}

std::vector<QWidget*> FaultField::inOrder() const {
    return {m_choice, m_code, m_number, m_times, m_text};
}

int FaultField::chosen() const {
    return m_choice->currentData().toInt();
}

/// What was written for the choice before is taken over into the fields of the new one.
void FaultField::takeOver() {
    const QSignalBlocker quiet(this); // one changed() is enough
    const int before = m_shown;
    if (chosen() == Several && before >= 0) {
        if (const std::optional<Fault> fault = one())
            m_text->setText(faultWord(*fault));
    } else if (chosen() >= 0 && before == Several) {
        const auto several = parseFaults(m_text->text().trimmed());
        if (several.hasValue() && !several.value().empty())
            showOne(several.value().front());
    }
    m_shown = chosen();
}

void FaultField::showDetails() {
    const bool isOne = chosen() >= 0;
    m_code->setVisible(chosen() == static_cast<int>(FaultKind::Exit));
    for (QWidget* part : std::initializer_list<QWidget*>{m_at, m_number, m_times})
        part->setVisible(isOne);
    m_text->setVisible(chosen() == Several);
}

} // namespace poolscope
