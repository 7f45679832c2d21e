#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "ui/setup/panelfields.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace poolscope {

class Choice;

/// How the input is cut: a schedule, and the number that some schedules take.
class ChunksField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChunksField)

public:
    explicit ChunksField(QWidget* parent = nullptr);

    void setSchedule(const Schedule& schedule);
    [[nodiscard]] Result<Schedule, Problem> schedule() const;

    /// What is set here, told about in @p row.
    [[nodiscard]] std::vector<PanelField> fields(SettingRow& row);

    [[nodiscard]] QWidget* choice() const;

    [[nodiscard]] QLineEdit* number() const { return m_number; }

signals:
    void changed();

private:
    [[nodiscard]] ScheduleKind kind() const;
    void showNumber();

    Choice* m_choice;
    QLabel* m_name; ///< of the number, beside it
    QLineEdit* m_number;
};

} // namespace poolscope
