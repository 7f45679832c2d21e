#include "app/commandline/runcommand.h"

#include "app/commandline/interrupt.h"
#include "app/commandline/say.h"
#include "core/base/text.h"
#include "core/metrics/speedup.h"
#include "core/pool/preflight.h"
#include "core/record/topology.h"
#include "core/report/notebookline.h"
#include "core/report/runjson.h"
#include "core/store/runfile.h"
#include "core/words/problemwords.h"
#include "core/words/runwords.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <unistd.h>
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

/// "2.31 ms with 4 processes, 85 ns with one alone: speedup 0.000037."
QString figures(const RunRecord& record) {
    const QString wall = durationText(record.wallNs.value_or(0));
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return RunCommand::tr("It took %1.").arg(wall);
    return RunCommand::tr("It took %1; one process without a pool takes %2: speedup %3.")
        .arg(wall, durationText(*record.serialNs), factorText(*gained));
}

} // namespace

RunCommand::RunCommand(RunOptions options, const QString& programFolder)
    : m_options(std::move(options))
    , m_environment(RunEnvironment::workerProgramIn(programFolder), machineFor(m_options))
    , m_progress(m_options.progressBar()) {}

RunCommand::~RunCommand() = default;

ExitCode RunCommand::execute() {
    const auto config = m_options.config();
    if (!config.hasValue()) {
        say(sentence(config.error()));
        return ExitCode::Refused;
    }
    if (const auto refusal = refuse(config.value()))
        return *refusal;
    m_session = std::make_unique<RunSession>(config.value(), m_environment);
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
    const ExitCode files = writeFiles(m_session->record());
    if (interrupt->wasInterrupted())
        return ExitCode::Interrupted;
    interrupt.reset(); // from now on Ctrl+C ends the program, as it does any that prints
    return files == ExitCode::Done ? deliver(m_session->record()) : files;
}

std::optional<ExitCode> RunCommand::refuse(const RunConfig& config) {
    if (const auto problem = preflight(config, m_environment)) {
        say(sentence(*problem));
        return problem->kind == ProblemKind::WorkerMissing ? ExitCode::Failed : ExitCode::Refused;
    }
    if (!openJsonFile()) {
        say(tr("The file %1 cannot be written: %2.")
                .arg(m_jsonFile->fileName(), m_jsonFile->errorString()));
        return ExitCode::Refused;
    }
    if (m_options.save.empty())
        return std::nullopt;
    if (const auto error = whyNotWritable(QString::fromStdString(m_options.save))) {
        say(sentence(*error));
        return ExitCode::Refused;
    }
    return std::nullopt;
}

bool RunCommand::openJsonFile() {
    if (m_options.json.empty() || m_options.jsonToStdout())
        return true;
    const QString name = QString::fromStdString(m_options.json);
    const QFileInfo target(name);
    // Files are replaced whole or not at all; what is no file (a pipe, a device) is written to.
    if (target.exists() && !target.isFile())
        m_jsonFile = std::make_unique<QFile>(name);
    else
        m_jsonFile = std::make_unique<QSaveFile>(name);
    return m_jsonFile->open(QIODevice::WriteOnly);
}

void RunCommand::showProgress() {
    const QString what = m_session->phase() == RunSession::Phase::Serial
                             ? tr("serial time: one process, no pool")
                             : tr("%1 processes").arg(m_session->record().config.processes);
    m_progress.show(what, m_session->progress());
}

ExitCode RunCommand::writeFiles(const RunRecord& record) {
    if (record.outcome == Outcome::Stopped)
        return ExitCode::Interrupted; // nothing was committed, so no file is left
    const bool written = writeJsonFile(record) && writeRunFile(record);
    return written ? ExitCode::Done : ExitCode::Failed;
}

ExitCode RunCommand::deliver(const RunRecord& record) {
    if (const ExitCode code = writeStdout(record); code != ExitCode::Done)
        return code;
    if (record.outcome == Outcome::Failed) {
        say(explanation(record));
        return ExitCode::Failed;
    }
    if (!m_options.quiet) {
        say(outcomeText(record));
        say(figures(record));
        say(explanation(record));
    }
    return ExitCode::Done;
}

JsonResults RunCommand::jsonResults() const {
    return m_options.withoutResults ? JsonResults::LeftOut : JsonResults::Included;
}

bool RunCommand::writeJsonFile(const RunRecord& record) {
    if (!m_jsonFile)
        return true;
    auto* whole = qobject_cast<QSaveFile*>(m_jsonFile.get());
    if (writeRunJson(record, jsonResults(), *m_jsonFile) &&
        (whole != nullptr ? whole->commit() : m_jsonFile->flush()))
        return true;
    say(tr("The file %1 was not written: %2.")
            .arg(m_jsonFile->fileName(), m_jsonFile->errorString()));
    return false;
}

bool RunCommand::writeRunFile(const RunRecord& record) {
    if (m_options.save.empty())
        return true;
    const auto error = saveRun(record, QString::fromStdString(m_options.save));
    if (error)
        say(sentence(*error));
    return !error;
}

ExitCode RunCommand::writeStdout(const RunRecord& record) {
    QFile out;
    // Unbuffered: writers hand over whole blocks, and a full disk is seen where it happens.
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return ExitCode::Failed;
    errno = 0;
    bool written = true;
    if (m_options.jsonToStdout()) {
        written = writeRunJson(record, jsonResults(), out);
    } else if (!m_options.quiet && record.outcome == Outcome::Finished) {
        written = writeNotebookLine(record, out);
    }
    if (written)
        return ExitCode::Done;
    if (errno != EPIPE && errno != EBADF) // who reads no more wants no explanation either
        say(tr("The results could not be written: %1.").arg(out.errorString()));
    return ExitCode::Failed;
}

} // namespace poolscope
