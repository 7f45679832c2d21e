#include "core/words/failurewords.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <csignal>
#include <cstring>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// "process 2 (pid 4711)", or "the process of the serial measurement".
QString processText(const RunFailure& failure) {
    if (failure.kind == FailureKind::SerialFailed || failure.process == 0)
        return Words::tr("The process that measures the serial time");
    return Words::tr("Process %1 (pid %2)").arg(failure.process).arg(failure.pid);
}

/// "chunk 4, the numbers 21 to 27": people count from 1, as in the window.
QString chunkText(const ChunkAtFault& chunk) {
    if (chunk.firstNumber == chunk.lastNumber)
        return Words::tr("chunk %1, the number %2").arg(chunk.index + 1).arg(chunk.firstNumber);
    return Words::tr("chunk %1, the numbers %2 to %3")
        .arg(chunk.index + 1)
        .arg(chunk.firstNumber)
        .arg(chunk.lastNumber);
}

QString whereText(const RunFailure& failure) {
    return failure.chunk ? Words::tr("at %1").arg(chunkText(*failure.chunk))
                         : Words::tr("while it had no chunk");
}

/// The same in the middle of a sentence: "process 2 (pid 4711)".
QString inSentence(const QString& text) {
    return text.first(1).toLower() + text.sliced(1);
}

/// And the other way round.
QString atBeginning(const QString& text) {
    return text.first(1).toUpper() + text.sliced(1);
}

QString endText(const RunFailure& failure) {
    if (!failure.detail.isEmpty())
        return Words::tr("reported an error: %1").arg(failure.detail);
    if (failure.signal != 0)
        return Words::tr("was ended by signal %1").arg(signalText(failure.signal));
    return Words::tr("ended by itself with exit code %1").arg(failure.exitCode);
}

} // namespace

QString signalText(int signal) {
    const char* name = sigabbrev_np(signal);
    return name == nullptr ? QString::number(signal)
                           : Words::tr("%1 (SIG%2)").arg(signal).arg(QLatin1StringView(name));
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
    case FailureKind::ChunkEndsProcesses:
        return Words::tr("%1, has ended %2 processes, the last of them: %3 %4. More would end the "
                         "same way, so the run was given up.")
            .arg(atBeginning(chunkText(failure.chunk.value_or(ChunkAtFault{}))))
            .arg(failure.times)
            .arg(inSentence(processText(failure)), endText(failure));
    case FailureKind::DeathsInARow:
        return Words::tr("%1 processes in a row ended before one more chunk was done, the last of "
                         "them: %2 %3 %4. The run was given up.")
            .arg(failure.times)
            .arg(inSentence(processText(failure)), endText(failure), whereText(failure));
    case FailureKind::NoProcessSlot:
        return Words::tr(
                   "%1 processes have died, and no place for another replacement is left. The "
                   "last of them: %2 %3 %4. The run was given up.")
            .arg(failure.times)
            .arg(inSentence(processText(failure)), endText(failure), whereText(failure));
    case FailureKind::ProcessStuck:
        return Words::tr("%1 has stood still for %2 %3, and this pool does not replace processes, "
                         "so the run was given up.")
            .arg(processText(failure), durationText(failure.stillNs), whereText(failure));
    case FailureKind::WaitsForEver:
        return Words::tr("%1 %2 %3. Python's Pool starts another process, but never learns that "
                         "this chunk is lost: map() waits for it for ever.")
            .arg(processText(failure), endText(failure), whereText(failure));
    case FailureKind::NoProgress:
        return Words::tr("All processes were idle before every chunk was done: this is an error in "
                         "Poolscope.");
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
