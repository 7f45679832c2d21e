#include "app/commandline/sweepcommand.h"

#include "app/commandline/call.h"
#include "app/commandline/interrupt.h"
#include "app/commandline/say.h"
#include "core/base/text.h"
#include "core/machine/thismachine.h"
#include "core/metrics/sweepsummary.h"
#include "core/sweep/keptruns.h"
#include "core/words/failurewords.h"
#include "core/words/problemwords.h"
#include "core/words/recommendationwords.h"
#include "core/words/sweepwords.h"

#include <QCoreApplication>

#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString sweepHelp() {
    return u"poolscope sweep --help"_s;
}

} // namespace

SweepCommand::SweepCommand(SweepOptions options, const QString& programFolder)
    : m_options(std::move(options))
    , m_environment(RunEnvironment::workerProgramIn(programFolder), readMachineFacts())
    , m_progress(m_options.progress)
    , m_output(m_options) {
    m_environment.learnTopology();
}

SweepCommand::~SweepCommand() = default;

ExitCode SweepCommand::execute() {
    const auto asked = m_options.asked(m_environment.machine().usableCores);
    if (!asked.hasValue()) {
        say(withHint(asked.error(), sweepHelp()));
        return ExitCode::Refused;
    }
    if (const auto refusal = refuse(asked.value()))
        return *refusal;
    begin(asked.value());
    auto interrupt = std::make_unique<Interrupt>();
    connect(interrupt.get(), &Interrupt::interrupted, m_session.get(), &SweepSession::stop);
    connect(m_session.get(), &SweepSession::ended, qApp, &QCoreApplication::quit,
            Qt::QueuedConnection);
    if (m_progress.isWanted()) {
        connect(m_session.get(), &SweepSession::progressed, this, &SweepCommand::showProgress);
        connect(m_session.get(), &SweepSession::waiting, this, [this] {
            m_progress.show(tr("waiting for cores that others use"), m_session->progress());
        });
    }
    m_session->start();
    QCoreApplication::exec();
    m_progress.clear();
    if (!m_refusal.isEmpty()) {
        say(withHint(m_refusal, sweepHelp()));
        return ExitCode::Refused;
    }
    const bool interrupted = interrupt->wasInterrupted();
    interrupt.reset(); // from now on Ctrl+C ends the program, as it does any that prints
    const ExitCode code = deliver(m_session->record());
    return interrupted ? ExitCode::Interrupted : code;
}

void SweepCommand::begin(const SweepTask& task) {
    m_session = makeSweep(task, m_environment);
    if (!task.command.isEmpty())
        watchFirstRun();
}

/// One that fails the first time is no command to be tried again and again.
void SweepCommand::watchFirstRun() {
    const auto judge = [this] {
        for (const SweepPoint& point : m_session->record().points) {
            if (point.warmUps.empty() || !point.warmUps.front().failure)
                continue;
            m_refusal = sentence(*point.warmUps.front().failure);
            m_session->stop();
        }
    };
    connect(m_session.get(), &SweepSession::progressed, this, judge, Qt::SingleShotConnection);
}

std::optional<ExitCode> SweepCommand::refuse(const SweepTask& task) {
    if (const auto problem = refusalOf(task, m_environment)) {
        const bool isOurs = problem->field == Field::Machine; // a file of our own, no wish
        say(isOurs ? sentence(*problem) : withHint(sentence(*problem), u"poolscope info"_s));
        return isOurs ? ExitCode::Failed : ExitCode::Refused;
    }
    if (const auto reason = m_output.refusal(task, keepsRunOfEach(task, m_environment))) {
        say(withHint(*reason, sweepHelp()));
        return ExitCode::Refused;
    }
    return std::nullopt;
}

void SweepCommand::showProgress() {
    const SweepRecord& sweep = m_session->record();
    const auto left = m_session->timeLeft();
    const QString what = left ? tr("%1 of about %2 runs of each, %3 left")
                                    .arg(sweep.blocks)
                                    .arg(m_session->blocksExpected())
                                    .arg(roughDurationText(*left))
                              : tr("warming up");
    m_progress.show(plainSpaces(what), m_session->progress());
}

ExitCode SweepCommand::deliver(const SweepRecord& sweep) {
    const SweepSummary summary = summaryOf(sweep);
    const QStringList unwritten = m_output.writeFiles(sweep, summary);
    for (const QString& sentence : unwritten)
        say(sentence);
    const ExitCode code = m_output.writeStdout(sweep, summary);
    if (code != ExitCode::Done)
        return code;
    if (!summary.recommendation.taken && sweep.outcome == Outcome::Finished) {
        say(recommendationText(sweep, summary));
        return ExitCode::Failed;
    }
    return unwritten.isEmpty() ? ExitCode::Done : ExitCode::Failed;
}

} // namespace poolscope
