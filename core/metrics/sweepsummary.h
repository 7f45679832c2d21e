#pragma once

#include "core/base/result.h"
#include "core/metrics/recommendation.h"
#include "core/metrics/scalingfit.h"
#include "core/metrics/sweepcandidates.h"
#include "core/record/sweeprecord.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace poolscope {

/// What the runs of one setting say. Times in ns; of the runs that count.
struct PointSummary {
    std::vector<double> times;          ///< in the order of the blocks
    std::vector<std::size_t> outliers;  ///< far from the others, but counted: places in times
    int failed = 0;                     ///< runs without a time
    int setAside = 0;                   ///< runs that have a time, but do not count
    int disturbed = 0;                  ///< of these: a process died or stood still
    std::optional<Estimate> medianNs;   ///< nothing: no run counts
    std::optional<Estimate> speedup;    ///< median serial time / median; another program: its own
                                        ///< median with one process / median
    std::optional<Estimate> efficiency; ///< speedup / processes
    std::optional<Estimate> karpFlatt;  ///< the serial fraction that the speedup would mean
};

/// What a sweep means: found at once from all of its runs, and then read by whoever tells or shows
/// it.
struct SweepSummary {
    std::vector<PointSummary> points; ///< as in the record
    std::optional<Estimate> serialNs; ///< median
    /// Of the points with the schedule that is recommended, or fastest.
    Result<AmdahlFit, NoFit> amdahl = NoFit::TooFewCounts;
    Result<UslFit, NoFit> usl = NoFit::TooFewCounts;
    /// Where the program's own time on its cores went to others: the share of the time in chunks
    /// without a core, with no more processes than cores; nothing but for CPU work.
    std::optional<double> busyShare;
    /// Of another program nobody knows that: others used more of the cores than they may, in the
    /// blocks that count.
    bool isCrowded = false;
    /// Candidates: the serial time, if that was measured, then all points.
    Recommendation recommendation;
    bool hasSerial = false; ///< the first candidate is the serial time

    /// The point that is recommended; nothing: no pool, or nothing can be said.
    [[nodiscard]] std::optional<std::size_t> recommendedPoint() const;
    /// The point with whose schedule the curve is that the fits are made of: the recommended one,
    /// or the fastest.
    [[nodiscard]] std::optional<std::size_t> fittedPoint() const;
    /// Whether one process without a pool is recommended.
    [[nodiscard]] bool recommendsSerial() const;

    /// Others used the cores so much that more processes than cores may only seem to be faster.
    [[nodiscard]] bool isBusy() const { return isCrowded || busyShare.value_or(0.0) > 0.10; }
};

/// What of @p sweep is held against each other; what must not be recommended has no runs there.
[[nodiscard]] SweepCandidates candidatesOf(const SweepRecord& sweep, const SweepSummary& summary);

/// The one of @p points with the lowest median; nothing: none has a run that counts.
[[nodiscard]] std::optional<std::size_t> fastestOf(const SweepSummary& summary,
                                                   const std::vector<std::size_t>& points);

[[nodiscard]] SweepSummary summaryOf(const SweepRecord& sweep, double margin = 0.03);

/// Whether so many blocks of @p sweep are one of the moments at which a decision may be looked for,
/// and it is decided, and every median known to @p precision.
[[nodiscard]] bool knowsEnough(const SweepRecord& sweep, int repeats, double precision);

} // namespace poolscope
