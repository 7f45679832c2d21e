#pragma once

#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace poolscope {

/// One thing that can be asked of a run. All that reads, writes or explains settings goes through
/// their table: the command line and its help, refusals, JSON, run files, what the window
/// remembers, its panel. A new one is a field of RunConfig and a row of the table.
struct Setting {
    /// Puts what @p text says into the configuration, or leaves that as it is and tells why not.
    using Read = std::optional<Problem> (*)(const QString& text, RunConfig& config);
    /// The text that read() understands as the same again.
    using Write = QString (*)(const RunConfig& config);
    /// Adds what is wrong with it, be it only beside the settings before it.
    using Check = void (*)(const RunConfig& config, std::vector<Problem>& problems);

    Field field;
    const char* key;       ///< in files: "stall_timeout"
    bool isNumber = false; ///< in files: a number rather than a text
    Read read;
    Write write = nullptr; ///< null: only another way to give one that has it; in no file
    Check check = nullptr; ///< null: whatever read() takes is right
    // On the command line:
    const char* options; ///< "-n,--size"
    const char* value;   ///< what its value is called: "N"
    const char* group;   ///< under which heading it stands in the help; see shown()
    const char* help;    ///< one line; %1: its words, %2: its default; see shown()
    // In sentences:
    const char* name;                    ///< "input size"; see shown()
    const char* words = "";              ///< what it knows: "retry, fail, hang"
    bool canBeOff = false;               ///< "off" beside its numbers or times
    std::optional<Field> insteadOf = {}; ///< another way to give that one: only one of them
    std::optional<EngineId> engine = {}; ///< concerns that engine alone
};

/// All of them, in the order in which files have them.
[[nodiscard]] std::span<const Setting> settings();

/// The one called @p field, which is not Field::Machine.
[[nodiscard]] const Setting& settingOf(Field field);

/// Whether @p engine has a use for @p setting.
[[nodiscard]] inline bool isKnownTo(EngineId engine, const Setting& setting) {
    return setting.engine.value_or(engine) == engine;
}

/// A text of the table in the language of the program.
[[nodiscard]] QString shown(const char* text);

/// Those that files have of @p config: each in one way, and of concern to its engine.
[[nodiscard]] std::vector<const Setting*> settingsIn(const RunConfig& config);

} // namespace poolscope
