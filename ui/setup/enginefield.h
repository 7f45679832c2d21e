#pragma once

#include "core/config/runconfig.h"
#include "ui/setup/panelfields.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLineEdit;

namespace poolscope {

class Choice;

/// What computes, and if that is a simulated machine, its cores and what a pool costs on it: what
/// is left empty is as on this machine.
class EngineField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineField)

public:
    explicit EngineField(int usableCores, QWidget* parent = nullptr);

    [[nodiscard]] EngineId engine() const;

    /// What is set here, told about in @p row.
    [[nodiscard]] std::vector<PanelField> fields(SettingRow& row);

    [[nodiscard]] QWidget* choice() const;
    /// All fields, in the order in which they stand.
    [[nodiscard]] std::vector<QWidget*> inOrder() const;

signals:
    void changed();
    /// Return was pressed in a field.
    void entered();

private:
    [[nodiscard]] QWidget* makeFields(int usableCores);
    void addField(QGridLayout& grid, QLineEdit& field, const QString& name, const QString& meaning);

    Choice* m_choice;
    QLineEdit* m_cores;
    QLineEdit* m_start;
    QLineEdit* m_draw;
    QLineEdit* m_join;
    QWidget* m_machine; ///< all fields but the choice
};

} // namespace poolscope
