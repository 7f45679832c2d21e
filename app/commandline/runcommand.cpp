#include "app/commandline/runcommand.h"

#include "app/commandline/call.h"
#include "app/commandline/interrupt.h"
#include "app/commandline/say.h"
#include "core/machine/thismachine.h"
#include "core/machine/topology.h"
#include "core/run/catalogue.h"
#include "core/words/problemwords.h"
#include "core/words/recoverywords.h"
#include "core/words/runwords.h"

#include <QCoreApplication>

#include <utility>

namespace poolscope {

namespace {

constexpr int ProgressIntervalMs = 100;

MachineFacts machineFor(const RunOptions& options) {
    MachineFacts machine = readMachineFacts();
    if (!options.json.empty() || !options.save.empty())
        addTopology(machine);
    return machine;
}

QString runHelp() {
    return QStringLiteral("poolscope run --help");
}

} // namespace

RunCommand::RunCommand(RunOptions options, const QString& programFolder)
    : m_options(std::move(options))
    , m_environment(RunEnvironment::workerProgramIn(programFolder), machineFor(m_options))
    , m_progress(m_options.progress)
    , m_output(m_options) {}

RunCommand::~RunCommand() = default;

ExitCode RunCommand::execute() {
    const auto config = m_options.config();
    if (!config.hasValue()) {
        say(withHint(sentence(config.error()), runHelp()));
        return ExitCode::Refused;
    }
    if (const auto refusal = refuse(config.value()))
        return *refusal;
    m_session = std::make_unique<RunSession>(config.value(), m_environment, m_options.wishes());
    auto interrupt = std::make_unique<Interrupt>();
    connect(interrupt.get(), &Interrupt::interrupted, m_session.get(), &RunSession::stop);
    // Queued, so that the loop has begun when it is told to end.
    connect(m_session.get(), &RunSession::ended, qApp, &QCoreApplication::quit,
            Qt::QueuedConnection);
    if (m_progress.isWanted()) {
        connect(m_session.get(), &RunSession::progressed, this, &RunCommand::showProgress);
        m_session->setWatchInterval(ProgressIntervalMs);
    }
    m_session->start();
    QCoreApplication::exec();
    m_progress.clear();
    const RunRecord& record = m_session->record();
    if (record.outcome == Outcome::Stopped) {
        if (const QString held = heldText(record); !held.isEmpty())
            say(held);
        return ExitCode::Interrupted; // no file was begun, so none is left
    }
    const QStringList unwritten = m_output.writeFiles(record);
    if (interrupt->wasInterrupted())
        return ExitCode::Interrupted;
    interrupt.reset(); // from now on Ctrl+C ends the program, as it does any that prints
    const ExitCode code = deliver(record);
    for (const QString& sentence : unwritten)
        say(sentence);
    return unwritten.isEmpty() ? code : ExitCode::Failed;
}

std::optional<ExitCode> RunCommand::refuse(const RunConfig& config) {
    if (const auto problem = refusalOf(config, m_options.wishes(), m_environment)) {
        const bool isOurs = problem->field == Field::Machine; // a file of our own, no wish
        say(isOurs ? sentence(*problem)
                   : withHint(sentence(*problem), QStringLiteral("poolscope info")));
        return isOurs ? ExitCode::Failed : ExitCode::Refused;
    }
    if (const auto reason = m_output.refusal(config)) {
        say(withHint(*reason, runHelp()));
        return ExitCode::Refused;
    }
    return std::nullopt;
}

void RunCommand::showProgress() {
    const QString what = m_session->phase() == RunSession::Phase::Serial
                             ? tr("serial time: one process, no pool")
                             : tr("%1 processes").arg(m_session->record().config.processes);
    m_progress.show(what, m_session->progress());
}

ExitCode RunCommand::deliver(const RunRecord& record) {
    if (const ExitCode code = m_output.writeStdout(record); code != ExitCode::Done)
        return code;
    if (record.outcome == Outcome::Failed) {
        say(explanation(record));
        return ExitCode::Failed;
    }
    if (!m_options.quiet) {
        say(outcomeText(record));
        say(figuresText(record));
        say(explanation(record));
    }
    return ExitCode::Done;
}

} // namespace poolscope
