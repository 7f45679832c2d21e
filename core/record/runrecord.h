#pragma once

#include "core/base/nanoseconds.h"
#include "core/config/runconfig.h"
#include "core/record/chunkindex.h"
#include "core/record/machinefacts.h"
#include "core/record/maprecord.h"
#include "core/record/processrecord.h"
#include "core/record/results.h"
#include "core/record/runfailure.h"

#include <QDateTime>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

enum class Outcome { Running, Finished, Failed, Stopped };

/// A serial time that is just being measured.
struct SerialProgress {
    Nanoseconds soFarNs = 0;
    double share = 0.0; ///< of the numbers that are done, 0 … 1
};

/// What happened in one run. It grows while the run goes on and never changes afterwards. Views,
/// metrics and files are made of nothing else. Only a RecordWriter writes into it.
struct RunRecord {
    RunConfig config;
    std::vector<MachineRecord> machines{1}; ///< the driver's first
    QDateTime startedAt;                    ///< wall clock (UTC), for people
    std::vector<MapRecord> maps;            ///< as they began; none before the first
    std::optional<quint64> chunksPlanned;   ///< of all maps; nothing: not known before
    Outcome outcome = Outcome::Running;
    std::optional<RunFailure> failure;

    std::vector<ProcessRecord> processes; ///< by number
    std::vector<ChunkEvent> chunks; ///< finished ones, as they were seen; in order within a process
    ChunkIndex index;               ///< of chunks
    std::vector<LostAttempt> lostAttempts;
    std::vector<FrozenStretch> suspensions; ///< the whole program stood still; they have an end

    std::optional<Nanoseconds> serialNs;           ///< one process, one loop, no pool
    std::optional<SerialProgress> measuringSerial; ///< only while that goes on
    std::optional<Nanoseconds> mapDoneNs;          ///< when the driver knew that every map is done
    std::optional<Nanoseconds> wallNs; ///< from before the board is made until after join
    Nanoseconds nowNs = 0;             ///< how far the record reaches while the run goes on

    std::optional<bool> resultsChecked; ///< true: every result is right; nothing: not checked
    Results results;                    ///< by position
};

/// A record whose readers keep it alive, in whatever thread they are. Only one that has ended is
/// read outside the thread that fills it.
using SharedRecord = std::shared_ptr<const RunRecord>;

/// The machine of the driver.
[[nodiscard]] inline const MachineFacts& machineOf(const RunRecord& record) {
    return record.machines.front().facts;
}

/// The chunk with number @p index as it was planned, placed within the run; nothing if that was not
/// known before.
[[nodiscard]] std::optional<Chunk> plannedChunk(const RunRecord& record, quint64 index);
/// The same for the chunk that the number at @p position is in.
[[nodiscard]] std::optional<Chunk> plannedChunkAt(const RunRecord& record, quint64 position);

/// The length of every planned chunk but perhaps the last; 0 if they differ, if that was not known
/// before, or if there is more than one map.
[[nodiscard]] quint64 plannedUniformCount(const RunRecord& record);

/// How many positions there are, laid end to end: those of the maps; before the first one, what is
/// asked for.
[[nodiscard]] quint64 positionsOf(const RunRecord& record);

/// The share of all numbers, of the maps that have begun, that is done: 0 … 1.
[[nodiscard]] double shareDone(const RunRecord& record);

/// Whether nothing of @p record was measured: its machine is only thought of.
[[nodiscard]] inline bool isSimulated(const RunRecord& record) {
    return machineOf(record).simulated.has_value();
}

/// How far @p record reaches: its wall time, or now while the run goes on.
[[nodiscard]] inline Nanoseconds endOf(const RunRecord& record) {
    return record.wallNs.value_or(record.nowNs);
}

} // namespace poolscope
