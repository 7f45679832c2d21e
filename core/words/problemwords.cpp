#include "core/words/problemwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"

#include <QCoreApplication>

#include <csignal>
#include <cstring>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString nameOf(Field field) {
    switch (field) {
    case Field::Size:
        return Words::tr("input size");
    case Field::First:
        return Words::tr("first number");
    case Field::Processes:
        return Words::tr("number of processes");
    case Field::Schedule:
        return Words::tr("schedule");
    case Field::ChunkSize:
        return Words::tr("chunk size");
    case Field::Order:
        return Words::tr("order of the results");
    case Field::Work:
        return Words::tr("work per square");
    case Field::Profile:
        return Words::tr("profile of the work");
    case Field::Seed:
        return Words::tr("seed");
    case Field::Engine:
        return Words::tr("engine");
    case Field::Machine:
        return Words::tr("machine");
    }
    Q_UNREACHABLE();
}

QString memoryText(quint64 bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    return megabytes < 1000 ? Words::tr("%1 MB").arg(factorText(megabytes))
                            : Words::tr("%1 GB").arg(factorText(megabytes / 1000));
}

QString signalText(int signal) {
    const char* name = sigabbrev_np(signal);
    return name == nullptr ? QString::number(signal)
                           : Words::tr("%1 (SIG%2)").arg(signal).arg(QLatin1StringView(name));
}

/// "process 2 (pid 4711)", or "the process of the serial measurement".
QString processText(const RunFailure& failure) {
    if (failure.kind == FailureKind::SerialFailed || failure.process == 0)
        return Words::tr("The process that measures the serial time");
    return Words::tr("Process %1 (pid %2)").arg(failure.process).arg(failure.pid);
}

QString whereText(const RunFailure& failure) {
    if (!failure.chunk)
        return Words::tr("while it had no chunk");
    return Words::tr("at chunk %1, the numbers %2 to %3")
        .arg(failure.chunk->index + 1) // people count from 1, as in the window
        .arg(failure.chunk->firstNumber)
        .arg(failure.chunk->lastNumber);
}

QString endText(const RunFailure& failure) {
    if (!failure.detail.isEmpty())
        return Words::tr("reported an error: %1").arg(failure.detail);
    if (failure.signal != 0)
        return Words::tr("was ended by signal %1").arg(signalText(failure.signal));
    return Words::tr("ended by itself with exit code %1").arg(failure.exitCode);
}

} // namespace

QString sentence(const Problem& problem) {
    const QString name = nameOf(problem.field);
    switch (problem.kind) {
    case ProblemKind::NotInRange:
        return Words::tr("“%1” is not possible as the %2: allowed are whole numbers from %3 to %4.")
            .arg(problem.given, name)
            .arg(problem.lowest)
            .arg(problem.highest);
    case ProblemKind::BeyondLastNumber:
        return Words::tr("The last number would be %1, but squares fit 64 bits only up to "
                         "4294967295: from %2 on, at most %3 numbers are allowed.")
            .arg(problem.given)
            .arg(problem.lowest)
            .arg(problem.highest);
    case ProblemKind::UnknownWord:
        return Words::tr("“%1” is not known as the %2: allowed are %3.")
            .arg(problem.given, name, knownWords(problem.field).join(u", "_s));
    case ProblemKind::BadChunkParameter:
        return Words::tr("The schedule “%1” needs a whole number from %2 to %3 behind its colon.")
            .arg(problem.given)
            .arg(problem.lowest)
            .arg(problem.highest);
    case ProblemKind::NoChunkParameter:
        return Words::tr("The schedule in “%1” takes no number: leave out the colon and what "
                         "follows.")
            .arg(problem.given);
    case ProblemKind::BadDuration:
        return Words::tr("“%1” has no time that can be used: write it like cpu:200us, wait:5ms or "
                         "cpu:1s, above 0 and up to a day.")
            .arg(problem.given);
    case ProblemKind::TooManyChunks:
        return Words::tr("The input would be cut into %1 chunks, but at most %2 are possible: "
                         "choose larger chunks.")
            .arg(problem.given)
            .arg(problem.highest);
    case ProblemKind::NotEnoughMemory:
        return Words::tr("An input size of %1 needs %2 of memory, but only %3 are free: choose a "
                         "smaller input or larger chunks.")
            .arg(problem.given, memoryText(problem.lowest), memoryText(problem.highest));
    case ProblemKind::TooManyOpenFiles:
        return Words::tr("%1 processes need %2 open files, but this system allows %3: choose fewer "
                         "processes or raise the limit (ulimit -n).")
            .arg(problem.given)
            .arg(problem.lowest)
            .arg(problem.highest);
    case ProblemKind::WorkerMissing:
        return Words::tr("The worker program %1 is missing or cannot be executed: build or install "
                         "Poolscope again.")
            .arg(problem.given);
    }
    Q_UNREACHABLE();
}

QString sentence(const FileError& error) {
    switch (error.kind) {
    case FileError::Kind::CannotWrite:
        return Words::tr("The file %1 was not written: %2.").arg(error.path, error.detail);
    case FileError::Kind::NotReplaced:
        return Words::tr(
                   "The file %1 is not a run file of Poolscope, so it is not replaced: choose "
                   "another name.")
            .arg(error.path);
    case FileError::Kind::CannotRead:
        return Words::tr("The file %1 cannot be read: %2.").arg(error.path, error.detail);
    case FileError::Kind::Foreign:
        return Words::tr("The file %1 is not a run file of Poolscope.").arg(error.path);
    case FileError::Kind::Newer:
        return Words::tr(
                   "The file %1 is from a newer version of Poolscope: this one cannot read it.")
            .arg(error.path);
    case FileError::Kind::Damaged:
        return Words::tr("The file %1 is damaged and cannot be read.").arg(error.path);
    }
    Q_UNREACHABLE();
}

QString sentence(const RunFailure& failure) {
    switch (failure.kind) {
    case FailureKind::ProcessKilled:
    case FailureKind::ProcessExited:
    case FailureKind::ProcessReported:
        return Words::tr("%1 %2 %3, so the run could not be finished.")
            .arg(processText(failure), endText(failure), whereText(failure));
    case FailureKind::ProcessNotStarted:
        return Words::tr("%1 could not be started (%2).").arg(processText(failure), failure.detail);
    case FailureKind::SerialFailed:
        return Words::tr("%1 %2, so the run was not begun.")
            .arg(processText(failure), endText(failure));
    case FailureKind::BoardFailed:
        return Words::tr("The system refused the memory that the processes share: %1.")
            .arg(failure.detail);
    case FailureKind::WrongResult:
        return Words::tr("The result for %1 is wrong: this run cannot be trusted.")
            .arg(failure.wrongNumber);
    case FailureKind::NoProgress:
        return Words::tr("All processes were idle before every chunk was done: this is an error in "
                         "Poolscope.");
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
