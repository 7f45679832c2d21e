#pragma once

#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"
#include "tests/support/watchedrun.h"

#include <vector>

namespace poolscope {

/// How many attempts at each chunk were lost.
[[nodiscard]] inline std::vector<int> lostTimes(const RunRecord& record) {
    std::vector<int> times(record.chunksPlanned.value(), 0);
    for (const LostAttempt& lost : record.lostAttempts)
        ++times[lost.index];
    return times;
}

/// What is wrong with the lost attempts of a record; empty if nothing is.
[[nodiscard]] inline QString lostAttemptFault(const RunRecord& record) {
    const ChunkPlan plan(record.config);
    for (const LostAttempt& lost : record.lostAttempts) {
        const Chunk planned = plan.chunk(lost.index);
        const ProcessRecord& process = record.processes[static_cast<std::size_t>(lost.process - 1)];
        if (lost.position != planned.position || lost.count != planned.count)
            return QStringLiteral("lost attempt at chunk %1: wrong numbers").arg(lost.index);
        if (lost.itemsDone > lost.count || lost.startedNs.value_or(0) > lost.endedNs)
            return QStringLiteral("lost attempt at chunk %1: wrong facts").arg(lost.index);
        if (process.endedNs != lost.endedNs || process.end == ProcessEnd::Finished)
            return QStringLiteral("lost attempt at chunk %1: of whom?").arg(lost.index);
    }
    return {};
}

/// What is wrong with who replaces whom; empty if nothing is.
[[nodiscard]] inline QString replacementFault(const RunRecord& record) {
    std::vector<int> replaced(record.processes.size(), 0);
    for (std::size_t i = 0; i < record.processes.size(); ++i) {
        const ProcessRecord& process = record.processes[i];
        const bool isFirst = i < static_cast<std::size_t>(record.config.processes);
        if (process.number != static_cast<int>(i) + 1 || process.replaces.has_value() == isFirst)
            return QStringLiteral("process %1 is out of order").arg(i + 1);
        if (isFirst && process.lane != process.number)
            return QStringLiteral("process %1 is on another's lane").arg(i + 1);
        if (isFirst)
            continue;
        const auto before = static_cast<std::size_t>(*process.replaces - 1);
        const ProcessRecord& dead = record.processes[before];
        if (before >= i || ++replaced[before] > 1 || process.lane != dead.lane)
            return QStringLiteral("process %1 replaces the wrong one").arg(i + 1);
        if (!dead.endedNs || *dead.endedNs > process.spawnedNs)
            return QStringLiteral("process %1 came too early").arg(i + 1);
    }
    return {};
}

/// What is wrong with the chunks of a finished record and their attempts; empty if nothing is.
[[nodiscard]] inline QString attemptFault(const RunRecord& record) {
    const ChunkPlan plan(record.config);
    const std::vector<int> lost = lostTimes(record);
    std::vector<int> done(record.chunksPlanned.value(), 0);
    for (const ChunkEvent& chunk : record.chunks) {
        const Chunk planned = plan.chunk(chunk.index);
        if (++done[chunk.index] > 1 || chunk.position != planned.position ||
            chunk.count != planned.count)
            return QStringLiteral("chunk %1 is wrong").arg(chunk.index);
        if (int{chunk.attempt} != lost[chunk.index] + 1)
            return QStringLiteral("chunk %1 has the wrong attempt").arg(chunk.index);
        for (const LostAttempt& attempt : record.lostAttempts) {
            if (attempt.index == chunk.index && attempt.endedNs > chunk.startedNs)
                return QStringLiteral("chunk %1 was begun before it was lost").arg(chunk.index);
        }
    }
    return record.chunks.size() == record.chunksPlanned ? QString()
                                                        : QStringLiteral("chunks are missing");
}

/// What is wrong with the record of a run that finished although processes died; empty if nothing.
[[nodiscard]] inline QString recoveryFault(const RunRecord& record) {
    if (record.outcome != Outcome::Finished || record.failure || record.resultsChecked != true)
        return QStringLiteral("not finished");
    const std::span<const std::uint64_t> results = record.results.numbers();
    for (quint64 i = 0; i < results.size(); ++i) {
        const quint64 number = record.config.input.first + i;
        if (quint64{results[i]} != number * number)
            return QStringLiteral("the square of %1 is wrong").arg(number);
    }
    for (const QString& fault : {attemptFault(record), lostAttemptFault(record),
                                 replacementFault(record), sumFault(record)}) {
        if (!fault.isEmpty())
            return fault;
    }
    for (const ProcessRecord& process : record.processes) {
        if (process.end == ProcessEnd::Running || !process.endedNs || process.current)
            return QStringLiteral("process %1 has not ended").arg(process.number);
    }
    return {};
}

} // namespace poolscope
