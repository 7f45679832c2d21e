#pragma once

#include "core/record/runrecord.h"

class QIODevice;

namespace poolscope {

// Comma-separated values as in RFC 4180: a header line, then a row each, lines ended by CR LF.
// False if @p out takes no more; its error says why.

/// number, square, process, chunk: a row per number, in the order that was asked for.
[[nodiscard]] bool writeResultsCsv(const RunRecord& record, QIODevice& out);

/// chunk, first, count, process, pid, attempt, start_us, end_us, core, status: a row per attempt at
/// a chunk, lost ones included, by the time of their end. Times in µs from the run's start.
[[nodiscard]] bool writeChunksCsv(const RunRecord& record, QIODevice& out);

} // namespace poolscope
