#include "ui/setup/enginefield.h"

#include "core/config/simulatedtext.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Parses @p field, unless it is empty, into @p target; keeps the first problem.
template<typename Parser, typename Target>
void take(const QLineEdit& field, Parser parse, Target& target, std::optional<Problem>& problem) {
    if (field.text().trimmed().isEmpty() || problem)
        return;
    auto parsed = parse(field.text().trimmed());
    if (parsed.hasValue())
        target = std::move(parsed).value();
    else
        problem = parsed.error();
}

} // namespace

EngineField::EngineField(int usableCores, QWidget* parent)
    : QWidget(parent)
    , m_choice(new Choice)
    , m_cores(new QLineEdit)
    , m_start(new QLineEdit)
    , m_draw(new QLineEdit)
    , m_join(new QLineEdit)
    , m_machine(makeFields(usableCores)) {
    m_choice->setObjectName(u"engine"_s);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->addItem(tr("Worker processes on this machine"),
                      static_cast<int>(EngineId::Processes));
    m_choice->addItem(tr("A simulated machine"), static_cast<int>(EngineId::Simulated));
    m_choice->setItemData(1, tr("What if this machine had 64 cores?"), Qt::ToolTipRole);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_choice);
    column->addWidget(m_machine);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_machine->setVisible(engine() == EngineId::Simulated);
        emit changed();
    });
    m_machine->setVisible(false);
}

QWidget* EngineField::makeFields(int usableCores) {
    m_cores->setObjectName(u"virtualCores"_s);
    m_start->setObjectName(u"startCost"_s);
    m_draw->setObjectName(u"drawCost"_s);
    m_join->setObjectName(u"joinCost"_s);
    auto* machine = new QWidget;
    auto* grid = new QGridLayout(machine);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    addField(*grid, *m_cores, tr("Its cores"),
             tr("How many cores the simulated machine has, 1 to 65536. Processes that compute "
                "share them fairly. Empty: as many as this machine."));
    addField(*grid, *m_start, tr("Starting a process"),
             tr("How long the pool takes to start a process, one after the other: a time such as "
                "300us, or 0. Empty: as measured on this machine."));
    addField(*grid, *m_draw, tr("Drawing a chunk"),
             tr("CPU time that a process needs to get its next chunk: a time such as 1us, or 0. "
                "Empty: as measured on this machine."));
    addField(*grid, *m_join, tr("Joining"),
             tr("How long it takes from the last chunk until the pool has ended: a time such as "
                "1ms, or 0. Empty: as measured on this machine."));
    for (QLineEdit* field : {m_start, m_draw, m_join})
        field->setPlaceholderText(tr("as measured here"));
    m_cores->setPlaceholderText(QString::number(usableCores));
    return machine;
}

void EngineField::addField(QGridLayout& grid, QLineEdit& field, const QString& name,
                           const QString& meaning) {
    auto* label = new TextLabel(TextRole::Note, name);
    label->setToolTip(meaning);
    label->setBuddy(&field);
    field.setToolTip(meaning);
    field.setAccessibleName(name);
    const int row = grid.rowCount();
    grid.addWidget(label, row, 0);
    grid.addWidget(&field, row, 1);
    connect(&field, &QLineEdit::textChanged, this, &EngineField::changed);
    connect(&field, &QLineEdit::returnPressed, this, &EngineField::entered);
}

void EngineField::setEngine(EngineId engine, const SimulatedOptions& options) {
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(engine)));
    if (engine != EngineId::Simulated)
        return; // what was written there is there again when it is wanted again
    m_cores->setText(options.cores ? virtualCoresWord(options.cores) : QString());
    const auto show = [](QLineEdit* field, std::optional<Nanoseconds> cost) {
        field->setText(cost ? costWord(cost) : QString());
    };
    show(m_start, options.startNs);
    show(m_draw, options.drawNs);
    show(m_join, options.joinNs);
}

EngineId EngineField::engine() const {
    return static_cast<EngineId>(m_choice->currentData().toInt());
}

Result<SimulatedOptions, Problem> EngineField::options() const {
    SimulatedOptions options;
    if (engine() != EngineId::Simulated)
        return options;
    std::optional<Problem> problem;
    const auto cost = [](Field field) {
        return [field](const QString& text) { return parseCost(field, text); };
    };
    take(*m_cores, parseVirtualCores, options.cores, problem);
    take(*m_start, cost(Field::StartCost), options.startNs, problem);
    take(*m_draw, cost(Field::DrawCost), options.drawNs, problem);
    take(*m_join, cost(Field::JoinCost), options.joinNs, problem);
    if (problem)
        return *problem;
    return options;
}

QWidget* EngineField::choice() const {
    return m_choice;
}

QWidget* EngineField::fieldOf(Field field) const {
    switch (field) {
    case Field::VirtualCores:
        return m_cores;
    case Field::StartCost:
        return m_start;
    case Field::DrawCost:
        return m_draw;
    case Field::JoinCost:
        return m_join;
    default:
        return m_choice;
    }
}

std::vector<QWidget*> EngineField::inOrder() const {
    return {m_choice, m_cores, m_start, m_draw, m_join};
}

} // namespace poolscope
