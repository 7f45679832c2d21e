#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"

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

    void setEngine(EngineId engine, const SimulatedOptions& options);
    [[nodiscard]] EngineId engine() const;
    /// None of them is asked for where nothing is simulated.
    [[nodiscard]] Result<SimulatedOptions, Problem> options() const;

    [[nodiscard]] QWidget* choice() const;
    /// Where @p field is set; the choice if that is not here.
    [[nodiscard]] QWidget* fieldOf(Field field) const;
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
