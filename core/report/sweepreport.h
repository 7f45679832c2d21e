#pragma once

#include "core/metrics/sweepsummary.h"

class QIODevice;

namespace poolscope {

// What is written of a sweep, for programs and for people. False if the device took not all.

/// The format "poolscope.sweep", version 1, on one line.
[[nodiscard]] bool writeSweepJson(const SweepRecord& sweep, const SweepSummary& summary,
                                  QIODevice& out);

/// A row for each setting, times in ns.
[[nodiscard]] bool writeSweepCsv(const SweepRecord& sweep, const SweepSummary& summary,
                                 QIODevice& out);

/// An aligned table with small bars, for a terminal; the recommendation is its last line.
[[nodiscard]] bool writeSweepTable(const SweepRecord& sweep, const SweepSummary& summary,
                                   QIODevice& out);

} // namespace poolscope
