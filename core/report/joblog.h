#pragma once

#include "core/record/runrecord.h"
#include "core/report/csv.h"

class QIODevice;

namespace poolscope {

/// Writes @p record as the log that GNU parallel's --joblog makes, a job for each chunk by the time
/// of its end, then those for attempts that were lost: Seq, Host, Starttime (s since 1970),
/// JobRuntime (s), Send, Receive, Exitval, Signal, Command; tabs between them. Times have nine
/// decimals instead of three, since chunks are shorter than jobs. A lost attempt has the exit code
/// or the signal of its process, at least the exit code 1. False if it was stopped or @p out takes
/// no more; its error says why.
[[nodiscard]] bool writeJoblog(const RunRecord& record, QIODevice& out,
                               const TableProgress& progress = {});

} // namespace poolscope
