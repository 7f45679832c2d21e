#include "core/words/failurewords.h"

#include "core/base/text.h"
#include "core/record/chunknumber.h"
#include "core/record/endbysignal.h"
#include "core/words/endwords.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FailureWords)
};

/// "chunk 4, the numbers 21 to 27": people count from 1, as in the window.
QString chunkText(const ChunkAtFault& chunk) {
    if (chunk.firstNumber == chunk.lastNumber)
        return Words::tr("chunk %1, the number %2")
            .arg(chunkNumber(chunk.index))
            .arg(chunk.firstNumber);
    return Words::tr("chunk %1, the numbers %2 to %3")
        .arg(chunkNumber(chunk.index))
        .arg(chunk.firstNumber)
        .arg(chunk.lastNumber);
}

QString whereText(const RunFailure& failure) {
    return failure.chunk ? Words::tr("at %1").arg(chunkText(*failure.chunk))
                         : Words::tr("while it had no chunk");
}

/// What the process did that is the reason, for behind its name.
QString didText(const RunFailure& failure) {
    if (!failure.detail.isEmpty())
        return Words::tr("reported an error: %1").arg(failure.detail);
    return endText(failure.signal == 0 ? ProcessEnd::Exited : endBySignal(failure.signal),
                   failure.signal, failure.exitCode);
}

/// One process is the reason.
QString oneProcessText(const RunFailure& failure) {
    const QString number = QString::number(failure.process);
    const QString pid = QString::number(failure.pid);
    switch (failure.kind) {
    case FailureKind::ProcessNotStarted:
        return Words::tr("Process %1 (pid %2) could not be started (%3).")
            .arg(number, pid, failure.detail);
    case FailureKind::SerialFailed:
        return Words::tr("The process that measures the serial time %1, so the run was not begun.")
            .arg(didText(failure));
    case FailureKind::ProcessStuck:
        return Words::tr("Process %1 (pid %2) has stood still for %3 %4, and this pool does not "
                         "replace processes, so the run was given up.")
            .arg(number, pid, durationText(failure.stillNs), whereText(failure));
    case FailureKind::WaitsForEver:
        return Words::tr("Process %1 (pid %2) %3 %4. Python's Pool starts another process, but "
                         "never learns that this chunk is lost: map() waits for it for ever.")
            .arg(number, pid, didText(failure), whereText(failure));
    default:
        return Words::tr("Process %1 (pid %2) %3 %4, so the run could not be finished.")
            .arg(number, pid, didText(failure), whereText(failure));
    }
}

/// One death too many.
QString severalText(const RunFailure& failure) {
    const QString times = QString::number(failure.times);
    const QString number = QString::number(failure.process);
    const QString pid = QString::number(failure.pid);
    switch (failure.kind) {
    case FailureKind::ChunkEndsProcesses:
        return Words::tr("%1 processes have ended at %2; the last of them, process %3 (pid %4), "
                         "%5. More would end the same way, so the run was given up.")
            .arg(times, chunkText(failure.chunk.value_or(ChunkAtFault{})), number, pid,
                 didText(failure));
    case FailureKind::DeathsInARow:
        return Words::tr("%1 processes in a row ended before one more chunk was done; the last of "
                         "them, process %2 (pid %3), %4 %5. The run was given up.")
            .arg(times, number, pid, didText(failure), whereText(failure));
    default:
        return Words::tr("%1 processes have died, and no place for another replacement is left; "
                         "the last of them, process %2 (pid %3), %4 %5. The run was given up.")
            .arg(times, number, pid, didText(failure), whereText(failure));
    }
}

} // namespace

QString sentence(const RunFailure& failure) {
    switch (failure.kind) {
    case FailureKind::ProcessKilled:
    case FailureKind::ProcessExited:
    case FailureKind::ProcessReported:
    case FailureKind::ProcessNotStarted:
    case FailureKind::SerialFailed:
    case FailureKind::ProcessStuck:
    case FailureKind::WaitsForEver:
        return oneProcessText(failure);
    case FailureKind::ChunkEndsProcesses:
    case FailureKind::DeathsInARow:
    case FailureKind::NoProcessSlot:
        return severalText(failure);
    case FailureKind::CommandFailed:
        return Words::tr("The command failed: %1.").arg(failure.detail);
    case FailureKind::BoardFailed:
        return Words::tr("The system refused the memory that the processes share: %1.")
            .arg(failure.detail);
    case FailureKind::OutOfMemory:
        return Words::tr("The run took more memory than the system gives: choose a smaller input "
                         "or larger chunks.");
    case FailureKind::Unlikely:
        return Words::tr("What was measured cannot be (%1): perhaps one of the programs has a "
                         "clock of its own.")
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
