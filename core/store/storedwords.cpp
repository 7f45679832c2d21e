#include "core/store/storedwords.h"

#include "core/config/words.h"

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr Words<Outcome, 4> OutcomeWords{{
    {Outcome::Running, "running"_L1},
    {Outcome::Finished, "finished"_L1},
    {Outcome::Failed, "failed"_L1},
    {Outcome::Stopped, "stopped"_L1},
}};

constexpr Words<ProcessEnd, 8> EndWords{{
    {ProcessEnd::Running, "running"_L1},
    {ProcessEnd::Finished, "finished"_L1},
    {ProcessEnd::Killed, "killed"_L1},
    {ProcessEnd::Crashed, "crashed"_L1},
    {ProcessEnd::Exited, "exited"_L1},
    {ProcessEnd::Stopped, "stopped"_L1},
    {ProcessEnd::Stuck, "stuck"_L1},
    {ProcessEnd::Held, "held"_L1},
}};

constexpr Words<SetAside, 3> SetAsideWords{{
    {SetAside::Disturbed, "disturbed"_L1},
    {SetAside::Crowded, "crowded"_L1},
    {SetAside::WarmingUp, "warming up"_L1},
}};

constexpr Words<FailureKind, 16> FailureWords{{
    {FailureKind::ProcessKilled, "process killed"_L1},
    {FailureKind::ProcessExited, "process exited"_L1},
    {FailureKind::ProcessNotStarted, "process not started"_L1},
    {FailureKind::ProcessReported, "process reported"_L1},
    {FailureKind::SerialFailed, "serial failed"_L1},
    {FailureKind::BoardFailed, "board failed"_L1},
    {FailureKind::OutOfMemory, "out of memory"_L1},
    {FailureKind::Unlikely, "unlikely"_L1},
    {FailureKind::WrongResult, "wrong result"_L1},
    {FailureKind::NoProgress, "no progress"_L1},
    {FailureKind::ChunkEndsProcesses, "chunk ends processes"_L1},
    {FailureKind::DeathsInARow, "deaths in a row"_L1},
    {FailureKind::NoProcessSlot, "no process slot"_L1},
    {FailureKind::ProcessStuck, "process stuck"_L1},
    {FailureKind::CommandFailed, "command failed"_L1},
    {FailureKind::WaitsForEver, "waits for ever"_L1},
}};

} // namespace

QString outcomeWord(Outcome outcome) {
    return wordOf(OutcomeWords, outcome);
}

std::optional<Outcome> outcomeFromWord(const QString& word) {
    return valueOf(OutcomeWords, word);
}

QString endWord(ProcessEnd end) {
    return wordOf(EndWords, end);
}

std::optional<ProcessEnd> endFromWord(const QString& word) {
    return valueOf(EndWords, word);
}

QString setAsideWord(SetAside reason) {
    return wordOf(SetAsideWords, reason);
}

std::optional<SetAside> setAsideFromWord(const QString& word) {
    return valueOf(SetAsideWords, word);
}

QString failureWord(FailureKind kind) {
    return wordOf(FailureWords, kind);
}

std::optional<FailureKind> failureFromWord(const QString& word) {
    return valueOf(FailureWords, word);
}

} // namespace poolscope
