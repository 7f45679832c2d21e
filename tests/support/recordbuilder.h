#pragma once

#include "core/record/runrecord.h"

#include <QString>

namespace poolscope {

/// A record written down, one line for the run and one for each process, all times in ns:
///
///     wall 100 serial 150
///     1: ready 10 chunk 10-40 cpu 25 chunk 45-80
///     2: ready 12 chunk 12-60x3 at 70 done 1 of 4 ended 90 killed
///     3: replaces 2 ready 95
///
/// Run: wall T | now T, serial T, mapped T, size N, processes P, work none|cpu|wait, profile
/// rising|falling|random, stopped, failed. With a wall time the run is finished if not said
/// otherwise. Process: spawned T, ready T, chunk A-B[xN] (N numbers, 1), cpu T (in chunks, added
/// up), at T|? (began a chunk that is not done; ?: not stamped), done N, of N (numbers in that
/// chunk), still T, frozen A-[B] (no B: it still is), ended T, lost (what it was at is also on the
/// list of lost attempts, as after a release), redo A-B (the chunk that was lost last), killed,
/// crashed, exited, replaces N. Positions are given out in the order of the text; the size is their
/// number unless told.
[[nodiscard]] RunRecord record(const QString& text);
[[nodiscard]] SharedRecord sharedRecord(const QString& text);

/// A record that somebody else keeps, and may change.
[[nodiscard]] inline SharedRecord borrowed(const RunRecord& record) {
    return {SharedRecord(), &record};
}

/// Adds a finished chunk to the record's list, and nothing to its process.
inline void addChunk(RunRecord& record, const ChunkEvent& chunk) {
    record.index.add(chunk, static_cast<quint32>(record.chunks.size()));
    record.chunks.push_back(chunk);
}

/// Gives the record one map, cut as its configuration asks.
inline void planAsAsked(RunRecord& record) {
    const auto plan = std::make_shared<const ChunkPlan>(record.config);
    record.chunksPlanned = plan->chunks();
    record.maps = {{QStringLiteral("square"), 0, plan->size(), 0, plan->chunks(), plan,
                    record.config.order, 0, record.mapDoneNs}};
}

/// Leaves the record without finished chunks, whatever its processes say.
inline void removeChunks(RunRecord& record) {
    record.chunks.clear();
    record.index = {};
}

} // namespace poolscope
