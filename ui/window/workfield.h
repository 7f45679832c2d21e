#pragma once

#include "core/work/workspec.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace poolscope {

class Choice;

/// What a process does for each square: the kind of work, its mean time, and how it differs from
/// number to number.
class WorkField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkField)

public:
    explicit WorkField(QWidget* parent = nullptr);

    void setWork(const WorkSpec& work);
    /// Nothing if the time is not one: then problem() says why.
    [[nodiscard]] std::optional<WorkSpec> work() const;
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QWidget* choice() const;

    [[nodiscard]] QLineEdit* time() const { return m_time; }

    [[nodiscard]] QWidget* profile() const;

signals:
    void changed();

private:
    [[nodiscard]] WorkKind kind() const;
    void showDetails();

    Choice* m_choice;
    QLineEdit* m_time;
    Choice* m_profile;
    std::uint64_t m_seed = WorkSpec().seed;
};

} // namespace poolscope
