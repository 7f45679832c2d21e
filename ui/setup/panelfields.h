#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "ui/setup/settingrow.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QWidget;

namespace poolscope {

/// A setting as it stands in the panel.
struct PanelField {
    /// Puts what is written into the configuration; else leaves that as it is and says why.
    using Read = std::function<QString(RunConfig& config)>;
    using Show = std::function<void(const RunConfig& config)>;

    Field field;
    SettingRow* row;                 ///< where it is said what is wrong
    QWidget* area;                   ///< what is of no use if the engine does not know the setting
    std::function<QWidget*()> wrong; ///< what is marked if something is wrong
    Read read = nullptr;             ///< null: with another setting
    Show show = nullptr;             ///< the same
};

/// What an empty text means.
enum class Empty { IsWrong, IsAsUsual };

/// A setting that is written as a text, which the table of settings reads and writes.
[[nodiscard]] PanelField textField(Field field, SettingRow& row, QLineEdit& edit,
                                   Empty empty = Empty::IsWrong);
/// A setting that is chosen among words: the data of each item, as the table of settings knows it.
[[nodiscard]] PanelField wordField(Field field, SettingRow& row, QComboBox& choice);

/// All settings of the panel. What the table of settings says of each is done here: read it, show
/// it, refuse it beside its field, and take it out of use where the engine does not know it.
class PanelFields {
public:
    void add(PanelField field);
    void add(const std::vector<PanelField>& fields);

    /// What is of another engine stays: it is there again when that is wanted again.
    void show(const RunConfig& config) const;
    /// Nothing if something is wrong: that is in @p problems then.
    [[nodiscard]] std::optional<RunConfig> read(Problems& problems) const;
    /// Notes what is wrong with a setting, unless something is already. False if it is not here.
    [[nodiscard]] bool note(const Problem& problem, Problems& problems) const;
    /// Says beside each setting what is wrong, or no longer.
    void showProblems(const Problems& problems) const;

private:
    [[nodiscard]] const PanelField* find(Field field) const;

    std::vector<PanelField> m_fields; ///< of each row, the main one first
};

} // namespace poolscope
