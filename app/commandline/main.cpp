#include "app/commandline/infocommand.h"
#include "app/commandline/openwindow.h"
#include "app/commandline/runcommand.h"
#include "app/utf8locale.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <unistd.h>

namespace {

using namespace poolscope;

/// Help goes to stdout; what is wrong with the call is one line on stderr.
ExitCode answerParseError(const CLI::App& program, const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        program.exit(error, std::cout, std::cout);
        return ExitCode::Done;
    }
    std::cerr << error.what() << " (allowed: poolscope run --help)\n";
    return ExitCode::Refused;
}

/// Takes the places of standard descriptors that are closed, so that no other file gets them. They
/// cannot be written to: results for a closed stdout are an error.
void keepStandardDescriptors() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(fd, F_GETFD) == -1)
            open("/dev/null", O_RDONLY);
    }
}

} // namespace

/// poolscope: the command line. Without arguments it opens the window.
int main(int argc, char* argv[]) {
    useUtf8Locale();
    // A closed stdout and a file that grows too large are errors of write(), not the end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    keepStandardDescriptors();
    QCoreApplication application(argc, argv);
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

    ExitCode code = ExitCode::Done;
    try {
        program.parse(argc, argv);
        if (run->parsed())
            code = RunCommand(options, folder).execute();
        else if (info->parsed())
            code = printInfo();
        else
            code = openWindow(folder);
    } catch (const CLI::ParseError& error) {
        code = answerParseError(program, error);
    }
    return static_cast<int>(code);
}
