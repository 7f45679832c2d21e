#pragma once

#include "core/work/workspec.h"
#include "ui/setup/panelfields.h"

#include <QString>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace poolscope {

class Choice;
class TextLabel;

/// What a process does for each square: the kind of work, its mean time, how it differs from number
/// to number, and where its random numbers begin.
class WorkField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkField)

public:
    explicit WorkField(QWidget* parent = nullptr);

    void setWork(const WorkSpec& work);
    /// Nothing if the time or the seed is none: then problem() says why.
    [[nodiscard]] std::optional<WorkSpec> work() const;
    [[nodiscard]] QString problem() const;
    /// What is set here, told about in @p row.
    [[nodiscard]] std::vector<PanelField> fields(SettingRow& row);
    /// The field that problem() is about; the time while nothing is wrong.
    [[nodiscard]] QLineEdit* wrongField() const;

    [[nodiscard]] QWidget* choice() const;

    [[nodiscard]] QLineEdit* time() const { return m_time; }

    [[nodiscard]] QWidget* profile() const;

    [[nodiscard]] QLineEdit* seed() const { return m_seed; }

signals:
    void changed();

private:
    void offerChoices();
    [[nodiscard]] WorkKind kind() const;
    [[nodiscard]] bool takesSeed() const;
    void showDetails();

    Choice* m_choice;
    QLineEdit* m_time;
    Choice* m_profile;
    TextLabel* m_seedName;
    QLineEdit* m_seed;
};

} // namespace poolscope
