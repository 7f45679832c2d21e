#include "app/commandline/call.h"
#include "app/commandline/infocommand.h"
#include "app/commandline/openwindow.h"
#include "app/commandline/quickstart.h"
#include "app/commandline/runcommand.h"
#include "app/commandline/say.h"
#include "app/inherited.h"

#include <QCoreApplication>
#include <QLocale>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <new>
#include <optional>

namespace {

using namespace poolscope;

QString helpOf(const CLI::App& command, CLI::App& run) {
    RunOptions::explainIn(run);
    const CLI::App* parent = command.get_parent();
    return QString::fromStdString(command.help(parent == nullptr ? "" : parent->get_name()));
}

ExitCode runOnce(const RunOptions& options, const QString& folder) {
    try {
        return RunCommand(options, folder).execute();
    } catch (const std::bad_alloc&) { // limits that nobody can know before
        say(QCoreApplication::translate("Main", "The run took more memory than the system gives: "
                                                "choose a smaller input or larger chunks."));
        return ExitCode::Failed;
    }
}

} // namespace

/// poolscope: the command line. Without arguments it opens the window.
// NOLINTNEXTLINE(bugprone-exception-escape): CLI11 throws if two options have one name
int main(int argc, char* argv[]) {
    putInheritedRight();
    // A closed stdout and a file that grows too large are errors of write(), not the end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    QLocale::setDefault(QLocale::c()); // that of the texts: numbers look as in English
    std::optional<QuickStart> quick(std::in_place);
    QCoreApplication application(argc, argv);
    quick.reset();
    const QString folder = QCoreApplication::applicationDirPath();

    CLI::App program("Poolscope runs a process pool and shows which process computed what. Without "
                     "arguments it opens its window.",
                     "poolscope");
    program.set_version_flag("--version", "Poolscope " POOLSCOPE_VERSION);
    program.require_subcommand(0, 1);
    RunOptions options;
    CLI::App* run = program.add_subcommand("run", "Square numbers with a pool of processes, once");
    options.addTo(*run);
    const CLI::App* info =
        program.add_subcommand("info", "Tell what this machine lets the program use");

    const Call call = readCall(program, {argv + std::min(argc, 1), argv + argc});
    if (!call.refusal.isEmpty()) {
        say(call.refusal);
        return static_cast<int>(ExitCode::Refused);
    }
    ExitCode code = ExitCode::Failed;
    if (call.wish == Call::Wish::Help)
        code = print(helpOf(*call.command, *run));
    else if (call.wish == Call::Wish::Version)
        code = print(QString::fromStdString(program.version()) + u'\n');
    else if (run->parsed())
        code = runOnce(options, folder);
    else
        code = info->parsed() ? printInfo() : openWindow(folder);
    return static_cast<int>(code);
}
