#pragma once

#include "core/record/runrecord.h"
#include "core/report/csv.h"

class QIODevice;

namespace poolscope {

/// Writes @p record in the trace event format of Chrome, which Perfetto, chrome://tracing and
/// speedscope open. Times in µs from the run's start. Each process is one there, in the order of
/// lanes and with a small number, since those of operating systems may come twice; what it did are
/// complete events, freezes a thread of their own, and its death an instant. Process 0 is the
/// driver, with the maps and a counter of the processes in chunks. Events nest and are sorted.
/// False if it was stopped or @p out takes no more; its error says why.
///
/// The format: "Trace Event Format", Chromium; what Perfetto takes of it: its documentation, "Other
/// formats".
[[nodiscard]] bool writeTraceJson(const RunRecord& record, QIODevice& out,
                                  const TableProgress& progress = {});

} // namespace poolscope
