#include "app/commandline/call.h"
#include "app/commandline/exportcommand.h"
#include "app/commandline/infocommand.h"
#include "app/commandline/openwindow.h"
#include "app/commandline/quickstart.h"
#include "app/commandline/runcommand.h"
#include "app/commandline/say.h"
#include "app/commandline/sweepcommand.h"
#include "app/inherited.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace {

using namespace poolscope;

/// Where this program is, and with it the others. Qt looks at every folder on the way there.
QString ownFolder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? QCoreApplication::applicationDirPath()
                 : QFile::decodeName(program.parent_path().c_str());
}

/// Executes a command made of @p parts.
template<typename Command, typename... Parts>
ExitCode execute(const Parts&... parts) {
    try {
        return Command(parts...).execute();
    } catch (const std::bad_alloc&) { // limits that nobody can know before
        say(QCoreApplication::translate("Main", "The run took more memory than the system gives: "
                                                "choose a smaller input or larger chunks."));
        return ExitCode::Failed;
    }
}

/// The grammar of the program, and what was asked for.
class CommandLine {
public:
    explicit CommandLine(const std::vector<std::string>& arguments);

    [[nodiscard]] Call read(std::vector<std::string> arguments);

    [[nodiscard]] ExitCode obey(const Call& call, const QString& folder);

private:
    [[nodiscard]] QString help(const CLI::App& command);

    CLI::App m_program{"Poolscope runs a process pool and shows which process computed what. "
                       "Without arguments it opens its window.",
                       "poolscope"};
    RunOptions m_runOptions;
    SweepOptions m_sweepOptions;
    ExportOptions m_exportOptions;
    CLI::App* m_run = m_program.add_subcommand("run", "Square numbers with a pool of processes, "
                                                      "once");
    CLI::App* m_sweep = m_program.add_subcommand(
        "sweep", "Try numbers of processes and ways to cut chunks, and tell which to take");
    CLI::App* m_export = m_program.add_subcommand(
        "export", "Write what a run file holds as tables, JSON, a trace or a summary");
    CLI::App* m_info =
        m_program.add_subcommand("info", "Tell what this machine lets the program use");
    bool m_isSweep;
};

/// A command's options take a while to be added: only those of the one that is named.
CommandLine::CommandLine(const std::vector<std::string>& arguments)
    : m_isSweep(!arguments.empty() && arguments.front() == m_sweep->get_name()) {
    m_program.set_version_flag("--version", "Poolscope " POOLSCOPE_VERSION);
    m_program.require_subcommand(0, 1);
    if (m_isSweep)
        m_sweepOptions.addTo(*m_sweep);
    else
        m_runOptions.addTo(*m_run);
    if (!arguments.empty() && arguments.front() == m_export->get_name())
        m_exportOptions.addTo(*m_export);
}

/// Behind "--" of a sweep stands another program.
Call CommandLine::read(std::vector<std::string> arguments) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    if (!m_isSweep || end == arguments.end() || end + 1 == arguments.end())
        return readCall(m_program, arguments);
    for (auto word = end + 1; word != arguments.end(); ++word)
        m_sweepOptions.otherProgram.append(QString::fromLocal8Bit(*word));
    arguments.erase(end, arguments.end());
    return readCall(m_program, arguments);
}

QString CommandLine::help(const CLI::App& command) {
    if (m_isSweep)
        SweepOptions::explainIn(*m_sweep);
    else
        SettingOptions::explainIn(*m_run);
    const CLI::App* parent = command.get_parent();
    return QString::fromStdString(command.help(parent == nullptr ? "" : parent->get_name()));
}

ExitCode CommandLine::obey(const Call& call, const QString& folder) {
    if (!call.refusal.isEmpty()) {
        say(call.refusal);
        return ExitCode::Refused;
    }
    if (call.wish == Call::Wish::Help)
        return print(help(*call.command));
    if (call.wish == Call::Wish::Version)
        return print(QString::fromStdString(m_program.version()) + u'\n');
    if (m_run->parsed())
        return execute<RunCommand>(m_runOptions, folder);
    if (m_sweep->parsed())
        return execute<SweepCommand>(m_sweepOptions, folder);
    if (m_export->parsed())
        return execute<ExportCommand>(m_exportOptions);
    return m_info->parsed() ? printInfo() : openWindow(folder);
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
    const QString folder = ownFolder();

    const std::vector<std::string> arguments{argv + std::min(argc, 1), argv + argc};
    CommandLine commandLine(arguments);
    return static_cast<int>(commandLine.obey(commandLine.read(arguments), folder));
}
