#pragma once

#include "core/config/runconfig.h"
#include "ui/setup/panelfields.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;

namespace poolscope {

class Choice;
class FaultField;
class FoldButton;
class SettingRow;

/// What a pool does when a process dies, when one counts as stuck, and faults that are planned: a
/// group of settings that is folded away until somebody wants them.
class RecoveryGroup final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryGroup)

public:
    explicit RecoveryGroup(QWidget* parent = nullptr);

    /// What is set here.
    [[nodiscard]] std::vector<PanelField> fields();
    /// What follows from it all; nothing while a setting, here or elsewhere, is wrong.
    void showHints(const std::optional<RunConfig>& config);

    /// All fields, in the order in which they stand.
    [[nodiscard]] std::vector<QWidget*> inOrder() const;

signals:
    void changed();
    /// Return was pressed in a field.
    void entered();

private:
    void makeFields();
    void makeRows();
    void layOut();
    void showRetries();
    void showSummary(const QString& summary);
    [[nodiscard]] OnDeath onDeath() const;

    Choice* m_onDeath;
    QLineEdit* m_retries;
    QLineEdit* m_stallTimeout;
    FaultField* m_faults;
    SettingRow* m_onDeathRow = nullptr;
    SettingRow* m_retriesRow = nullptr;
    SettingRow* m_stallTimeoutRow = nullptr;
    SettingRow* m_faultsRow = nullptr;
    FoldButton* m_fold = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_problem = nullptr; ///< what is wrong inside, while it is folded
};

} // namespace poolscope
