#include "app/commandline/settingoptions.h"

#include "core/config/check.h"
#include "core/config/settings.h"

#include <CLI/CLI.hpp>

#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString helpOf(const Setting& setting) {
    QString help = shown(setting.help);
    help.replace("%1"_L1, QString::fromUtf8(setting.words));
    if (setting.write != nullptr)
        help.replace("%2"_L1, setting.write(RunConfig()));
    return help;
}

/// The long one of "-n,--size".
std::string nameOf(const Setting& setting) {
    const std::string_view options = setting.options;
    return std::string(options.substr(options.find("--")));
}

} // namespace

CLI::Option* addOption(CLI::App& command, const QString& group, const char* names,
                       std::string& target, const char* value, const QString& help) {
    return command.add_option(names, target, help.toStdString())
        ->type_name(value)
        ->group(group.toStdString());
}

void SettingOptions::addTo(CLI::App& command) {
    std::map<Field, CLI::Option*> options;
    for (const Setting& setting : settings()) {
        CLI::Option* option = addOption(command, shown(setting.group), setting.options,
                                        texts[setting.field], setting.value, {});
        options[setting.field] = option;
        if (setting.insteadOf)
            option->excludes(options[*setting.insteadOf]);
    }
}

void SettingOptions::explainIn(CLI::App& command) {
    for (const Setting& setting : settings())
        command.get_option(nameOf(setting))->description(helpOf(setting).toStdString());
}

Result<RunConfig, Problem> SettingOptions::config() const {
    RunConfig config;
    for (const auto& [field, text] : texts) {
        if (text.empty())
            continue;
        if (const auto problem = settingOf(field).read(QString::fromStdString(text), config))
            return *problem;
    }
    for (const auto& [field, text] : texts) {
        if (!text.empty() && !isKnownTo(config.engine, settingOf(field)))
            return Problem{field, ProblemKind::OtherEngine, QString::fromStdString(text)};
    }
    const std::vector<Problem> problems = check(config);
    if (!problems.empty())
        return problems.front();
    return config;
}

} // namespace poolscope
