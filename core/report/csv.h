#pragma once

#include "core/record/runrecord.h"

#include <atomic>
#include <stop_token>

class QIODevice;

namespace poolscope {

/// What there is between a table that is written in one thread and who waits for it in another.
struct TableProgress {
    std::stop_token stop;                 ///< writing ends when it is requested
    std::atomic<quint64>* rows = nullptr; ///< counts what is written, if anybody wants to know
};

/// Who is to read a table.
enum class CsvFor {
    Programs,    ///< commas between fields, points in numbers
    Spreadsheets ///< of much of Europe and America: semicolons, decimal commas
};

// Comma-separated values as in RFC 4180: a header line, then a row each, lines ended by CR LF.
// False if it was stopped or @p out takes no more; its error says why.

// Spreadsheets keep numbers as doubles: there those of more than 15 digits are texts, and times
// come in whole ns, too.

// Chunks are counted from 1, as in the window: see chunkNumber().

/// number, square, process, chunk: a row per number, in the order that was asked for.
[[nodiscard]] bool writeResultsCsv(const RunRecord& record, QIODevice& out,
                                   const TableProgress& progress = {},
                                   CsvFor reader = CsvFor::Programs);

/// chunk, first, count, process, pid, attempt, start_us, end_us, core, status: a row per attempt at
/// a chunk, lost ones included, by the time of their end. Times in µs from the run's start; for
/// spreadsheets also start_ns, end_ns.
[[nodiscard]] bool writeChunksCsv(const RunRecord& record, QIODevice& out,
                                  const TableProgress& progress = {},
                                  CsvFor reader = CsvFor::Programs);

} // namespace poolscope
