#include "app/commandline/commandtable.h"

#include "app/commandline/nearestwords.h"

#include <CLI/CLI.hpp>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::vector<CLI::App*> commandsOf(CLI::App& program) {
    return program.get_subcommands([](CLI::App*) { return true; });
}

/// All names of an option with their dashes; a positional argument has none.
QStringList namesOf(const CLI::Option& option) {
    QStringList names;
    for (const std::string& name : option.get_lnames())
        names.append(u"--"_s + text(name));
    for (const std::string& name : option.get_snames())
        names.append(u"-"_s + text(name));
    return names;
}

QString withoutDashes(QString name) {
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    return name;
}

} // namespace

QString commandPath(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    const QString name = text(command.get_name());
    return parent == nullptr ? name : QString(commandPath(*parent) + u' ' + name);
}

QStringList commandNames(CLI::App& program) {
    QStringList names;
    for (const CLI::App* command : commandsOf(program))
        names.append(text(command->get_name()));
    return names;
}

CLI::App* findCommand(CLI::App& program, const QString& name) {
    for (CLI::App* command : commandsOf(program)) {
        if (text(command->get_name()) == name)
            return command;
    }
    return nullptr;
}

CLI::Option* findOption(CLI::App& command, const QString& name) {
    for (CLI::Option* option : command.get_options([](CLI::Option*) { return true; })) {
        if (namesOf(*option).contains(name))
            return option;
    }
    return nullptr;
}

QStringList nearOptions(CLI::App& command, const QString& word) {
    QStringList names;
    for (const CLI::Option* option : command.get_options([](CLI::Option*) { return true; }))
        names.append(namesOf(*option));
    QStringList bareNames;
    for (const QString& name : names)
        bareNames.append(withoutDashes(name));
    // Whatever follows it in the same argument is its value.
    const QString name = splitArgument(word).first.section(u' ', 0, 0);
    QStringList found;
    for (const QString& near : nearestWords(withoutDashes(name), bareNames))
        found.append(names[bareNames.indexOf(near)]);
    return found;
}

bool takesValue(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

QString valueName(const CLI::Option& option) {
    return text(option.get_type_name()).section(u':', 0, 0);
}

std::optional<QString> wordsInsteadOf(const QString& value, CLI::Option& option) {
    try {
        const CLI::Validator* words = option.get_validator(0);
        if ((*words)(value.toStdString()).empty())
            return std::nullopt;
        // A set describes itself as "{auto,always,never}".
        return text(words->get_description()).remove(u'{').remove(u'}').replace(u","_s, u", "_s);
    } catch (const CLI::OptionNotFound&) { // so CLI11 tells that any value will do
        return std::nullopt;
    }
}

std::pair<QString, std::optional<QString>> splitArgument(const QString& argument) {
    const qsizetype equals = argument.indexOf(u'=');
    if (equals < 0)
        return {argument, std::nullopt};
    return {argument.first(equals), argument.sliced(equals + 1)};
}

} // namespace poolscope
