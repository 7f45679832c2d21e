#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <QString>

#include <map>
#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace poolscope {

/// Adds an option for a text, with a line of help under the heading @p group.
CLI::Option* addOption(CLI::App& command, const QString& group, const char* names,
                       std::string& target, const char* value, const QString& help);

/// The settings of a run as they were typed, one text for each row of the table; an empty one was
/// not given.
struct SettingOptions {
    std::map<Field, std::string> texts;

    /// Adds an option for each setting to @p command, which fills in the texts when it parses.
    void addTo(CLI::App& command);
    /// Tells what each setting is for; a run has no use for that.
    static void explainIn(CLI::App& command);
    /// What is asked for, or the first thing that is wrong with it.
    [[nodiscard]] Result<RunConfig, Problem> config() const;
};

} // namespace poolscope
