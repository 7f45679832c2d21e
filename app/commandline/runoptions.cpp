#include "app/commandline/runoptions.h"

#include "core/config/check.h"
#include "core/config/settings.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(RunHelp)
};

/// Adds an option for a text, with a line of help under the heading @p group.
CLI::Option* add(CLI::App& command, const QString& group, const char* names, std::string& target,
                 const char* value, const QString& help) {
    return command.add_option(names, target, help.toStdString())
        ->type_name(value)
        ->group(group.toStdString());
}

void addSettings(CLI::App& command, std::map<Field, std::string>& texts) {
    std::map<Field, CLI::Option*> options;
    for (const Setting& setting : settings()) {
        CLI::Option* option = add(command, shown(setting.group), setting.options,
                                  texts[setting.field], setting.value, {});
        options[setting.field] = option;
        if (setting.insteadOf)
            option->excludes(options[*setting.insteadOf]);
    }
}

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

void RunOptions::addTo(CLI::App& command) {
    addSettings(command, settings);
    add(command, shown(settingOf(Field::Engine).group), "--baseline", baseline, "WORD",
        Help::tr("The time of one process without a pool: measure it first, or skip it (measure)"))
        ->check(CLI::IsMember({"measure", "skip"}));

    const QString output = Help::tr("What to write");
    add(command, output, "--json", json, "FILE",
        Help::tr("Write all that was measured to FILE (- for stdout)"));
    add(command, output, "--json-numbers", jsonNumbers, "WORD",
        Help::tr("Results in the JSON: each a number, or a text for readers that round whole "
                 "numbers above 2^53, as jq 1.6 and JavaScript do (number)"))
        ->check(CLI::IsMember({"number", "text"}));
    add(command, output, "--save", save, "FILE.poolscope",
        Help::tr("Keep the run in a file of its own, to be opened later"));
    add(command, output, "--progress", progress, "WORD",
        Help::tr("Progress bar: auto, always or never (auto)"))
        ->check(CLI::IsMember({"auto", "always", "never"}));
    const auto addFlag = [&command, &output](const char* name, bool& target, const QString& help) {
        command.add_flag(name, target, help.toStdString())->group(output.toStdString());
    };
    addFlag("--no-results", withoutResults, Help::tr("Leave the results out of the JSON"));
    addFlag("--quiet", quiet, Help::tr("Print neither results nor summary"));
    command.footer(Help::tr("Exit code: 0 done, 1 failed, 2 refused (nothing was started), 130 "
                            "interrupted.\nExample: poolscope run -n 6000 -p 2 --work cpu:200us\n")
                       .toStdString());
}

void RunOptions::explainIn(CLI::App& command) {
    for (const Setting& setting : poolscope::settings())
        command.get_option(nameOf(setting))->description(helpOf(setting).toStdString());
}

ProgressBar RunOptions::progressBar() const {
    if (progress == "always")
        return ProgressBar::Always;
    return progress == "never" ? ProgressBar::Never : ProgressBar::Auto;
}

Result<RunConfig, Problem> RunOptions::config() const {
    RunConfig config;
    for (const auto& [field, text] : settings) {
        if (text.empty())
            continue;
        if (const auto problem = settingOf(field).read(QString::fromStdString(text), config))
            return *problem;
    }
    for (const auto& [field, text] : settings) {
        if (!text.empty() && !isKnownTo(config.engine, settingOf(field)))
            return Problem{field, ProblemKind::OtherEngine, QString::fromStdString(text)};
    }
    const std::vector<Problem> problems = check(config);
    if (!problems.empty())
        return problems.front();
    return config;
}

} // namespace poolscope
