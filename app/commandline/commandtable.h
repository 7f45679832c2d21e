#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace CLI {
class App;
class Option;
} // namespace CLI

// What the commands know: names of commands and options, and the values that options take.

namespace poolscope {

/// "poolscope run"; "poolscope" for the program itself.
[[nodiscard]] QString commandPath(const CLI::App& command);
[[nodiscard]] QStringList commandNames(CLI::App& program);
/// Null if there is none of that name.
[[nodiscard]] CLI::App* findCommand(CLI::App& program, const QString& name);

/// The option of @p command called @p name, which has its dashes; null if there is none.
[[nodiscard]] CLI::Option* findOption(CLI::App& command, const QString& name);
/// Options of @p command that @p word comes near to, however many dashes it has.
[[nodiscard]] QStringList nearOptions(CLI::App& command, const QString& word);

[[nodiscard]] bool takesValue(const CLI::Option& option);
/// What its value is called in the help: "N".
[[nodiscard]] QString valueName(const CLI::Option& option);
/// The words that @p option knows, "auto, always, never", if @p value is none of them.
[[nodiscard]] std::optional<QString> wordsInsteadOf(const QString& value, CLI::Option& option);

/// What stands before the "=" in an argument, and what behind it.
[[nodiscard]] std::pair<QString, std::optional<QString>> splitArgument(const QString& argument);

} // namespace poolscope
