#include "app/commandline/runoptions.h"

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

} // namespace

void RunOptions::addTo(CLI::App& command) {
    settings.addTo(command);
    addOption(
        command, shown(settingOf(Field::Engine).group), "--baseline", baseline, "WORD",
        Help::tr("The time of one process without a pool: measure it first, or skip it (measure)"))
        ->check(CLI::IsMember({"measure", "skip"}));

    const QString output = Help::tr("What to write");
    addOption(command, output, "--json", json, "FILE",
              Help::tr("Write all that was measured to FILE (- for stdout)"));
    addOption(command, output, "--json-numbers", jsonNumbers, "WORD",
              Help::tr("Results in the JSON: each a number, or a text for readers that round whole "
                       "numbers above 2^53, as jq 1.6 and JavaScript do (number)"))
        ->check(CLI::IsMember({"number", "text"}));
    addOption(command, output, "--save", save, "FILE.poolscope",
              Help::tr("Keep the run in a file of its own, to be opened later"));
    addOption(command, output, "--progress", progress, "WORD",
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

} // namespace poolscope
