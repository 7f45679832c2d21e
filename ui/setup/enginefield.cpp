#include "ui/setup/enginefield.h"

#include "core/config/configtext.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

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
    m_choice->addItem(tr("Worker processes on this machine"), engineWord(EngineId::Processes));
    m_choice->addItem(tr("A simulated machine"), engineWord(EngineId::Simulated));
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

EngineId EngineField::engine() const {
    return parseEngine(m_choice->currentData().toString()).value();
}

std::vector<PanelField> EngineField::fields(SettingRow& row) {
    return {wordField(Field::Engine, row, *m_choice),
            textField(Field::VirtualCores, row, *m_cores, Empty::IsAsUsual),
            textField(Field::StartCost, row, *m_start, Empty::IsAsUsual),
            textField(Field::DrawCost, row, *m_draw, Empty::IsAsUsual),
            textField(Field::JoinCost, row, *m_join, Empty::IsAsUsual)};
}

QWidget* EngineField::choice() const {
    return m_choice;
}

std::vector<QWidget*> EngineField::inOrder() const {
    return {m_choice, m_cores, m_start, m_draw, m_join};
}

} // namespace poolscope
