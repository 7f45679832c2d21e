#include "core/metrics/sweepsummary.h"

#include "core/metrics/karpflatt.h"
#include "core/metrics/medianratio.h"
#include "core/metrics/pairtest.h"
#include "core/metrics/samplemedian.h"
#include "core/metrics/sweeptimes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

constexpr double NoTime = std::numeric_limits<double>::quiet_NaN();
constexpr double LeastTime = 1.0; ///< ns: the clock sees no less

Estimate medianOf(const std::vector<double>& times) {
    return {median(times), medianInterval(times)};
}

/// What speedups are against: the serial time; for another program, which has none, its own time
/// with one process.
std::vector<double> baseTimes(const SweepRecord& sweep) {
    if (sweep.command.isEmpty())
        return serialTimes(sweep);
    const auto one =
        std::find_if(sweep.points.begin(), sweep.points.end(),
                     [](const SweepPoint& point) { return point.setting.processes == 1; });
    return one == sweep.points.end() ? std::vector<double>() : countedTimes(*one);
}

PointSummary pointSummary(const SweepPoint& point, const std::vector<double>& base) {
    PointSummary summary;
    for (const SweptRun& run : point.runs) {
        summary.failed += run.wallNs ? 0 : 1;
        summary.disturbed += run.wallNs && run.setAside == SetAside::Disturbed ? 1 : 0;
        summary.setAside += run.wallNs && run.setAside ? 1 : 0;
    }
    summary.times = countedTimes(point);
    if (summary.times.empty())
        return summary;
    summary.outliers = outliers(summary.times);
    summary.medianNs = medianOf(summary.times);
    if (base.empty())
        return summary;
    summary.speedup = medianRatio(base, summary.times);
    summary.efficiency = scaled(*summary.speedup, 1.0 / point.setting.processes);
    summary.karpFlatt = karpFlatt(*summary.speedup, point.setting.processes);
    return summary;
}

double logOf(double time) {
    return std::log(std::max(LeastTime, time));
}

/// One value for each block that is complete, so that runs of one block stand side by side.
Candidate candidateOf(const SweepPoint& point, int blocks) {
    Candidate candidate;
    candidate.logTimes.assign(static_cast<std::size_t>(blocks), NoTime);
    for (const SweptRun& run : point.runs) {
        if (run.counts() && run.block < blocks)
            candidate.logTimes[static_cast<std::size_t>(run.block)] =
                logOf(static_cast<double>(*run.wallNs));
    }
    return candidate;
}

Candidate serialCandidate(const std::vector<double>& times) {
    Candidate candidate;
    candidate.isSerial = true;
    for (const double time : times)
        candidate.logTimes.push_back(logOf(time));
    return candidate;
}

/// The blocks that have a run of every point, and of a sweep that was stopped what there is.
int blocksOf(const SweepRecord& sweep) {
    int blocks = sweep.blocks;
    for (const SweepPoint& point : sweep.points) {
        if (!point.runs.empty())
            blocks = std::max(blocks, point.runs.back().block + 1);
    }
    return blocks;
}

/// The share of the time in chunks that had no core, in a run of @p point; by blocks.
std::vector<double> offCoreShares(const SweepPoint& point) {
    std::vector<double> shares;
    for (const SweptRun& run : point.runs) {
        const Nanoseconds all = run.usefulNs + run.offCoreNs;
        if (run.counts() && all > 0)
            shares.push_back(static_cast<double>(run.offCoreNs) / static_cast<double>(all));
    }
    return shares;
}

std::optional<double> busyShare(const SweepRecord& sweep) {
    const SweepPoint* widest = nullptr; // of those for which there are cores
    for (const SweepPoint& point : sweep.points) {
        const bool fits = point.setting.processes <= sweep.machine.usableCores;
        if (fits && (widest == nullptr || point.setting.processes > widest->setting.processes))
            widest = &point;
    }
    if (sweep.config.work.kind != WorkKind::Cpu || widest == nullptr)
        return std::nullopt;
    const std::vector<double> shares = offCoreShares(*widest);
    return shares.empty() ? std::nullopt : std::optional(median(shares));
}

/// The curve that fits are made of: all points with the schedule of the one at @p point.
std::vector<ScalingPoint> curveThrough(const SweepRecord& sweep, const SweepSummary& summary,
                                       std::size_t point) {
    std::vector<ScalingPoint> curve;
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        const SweepSetting& setting = sweep.points[at].setting;
        const PointSummary& one = summary.points[at];
        if (setting.schedule != sweep.points[point].setting.schedule || !one.speedup)
            continue;
        std::vector<double> logs = one.times;
        std::transform(logs.begin(), logs.end(), logs.begin(), logOf);
        curve.push_back({setting.processes, one.speedup->value, medianStandardError(logs)});
    }
    return curve;
}

std::optional<std::size_t> fastestPoint(const SweepSummary& summary) {
    std::optional<std::size_t> fastest;
    for (std::size_t at = 0; at < summary.points.size(); ++at) {
        const auto& time = summary.points[at].medianNs;
        if (time && (!fastest || time->value < summary.points[*fastest].medianNs->value))
            fastest = at;
    }
    return fastest;
}

void fit(const SweepRecord& sweep, SweepSummary& summary) {
    std::optional<std::size_t> through = summary.recommendedPoint();
    if (!through)
        through = fastestPoint(summary);
    if (!through)
        return;
    std::vector<ScalingPoint> curve = curveThrough(sweep, summary, *through);
    summary.usl = fitUsl(curve);
    if (sweep.command.isEmpty() && sweep.config.work.kind != WorkKind::Cpu) {
        summary.amdahl = NoFit::NoCpuWork;
        return;
    }
    std::erase_if(curve, [&](const ScalingPoint& point) {
        return point.processes > sweep.machine.usableCores;
    });
    summary.amdahl = fitAmdahl(curve);
}

/// Beside other busy programs more processes get a larger share of the cores: only those for which
/// there are cores are compared.
bool mayBeRecommended(const SweepRecord& sweep, const SweepSummary& summary,
                      const SweepSetting& setting) {
    return !summary.isBusy() || setting.processes <= sweep.machine.usableCores;
}

void recommendIn(const SweepRecord& sweep, const std::vector<double>& serial, double margin,
                 SweepSummary& summary) {
    std::vector<Candidate> candidates;
    // Who has nothing to be held against is not recommended.
    summary.hasSerial = !serial.empty() && fastestPoint(summary).has_value();
    if (summary.hasSerial)
        candidates.push_back(serialCandidate(serial));
    const int blocks = blocksOf(sweep);
    for (const SweepPoint& point : sweep.points) {
        candidates.push_back(candidateOf(point, blocks));
        if (!mayBeRecommended(sweep, summary, point.setting))
            std::ranges::fill(candidates.back().logTimes, NoTime);
    }
    summary.recommendation = recommend(candidates, margin);
}

} // namespace

std::optional<std::size_t> SweepSummary::recommendedPoint() const {
    if (!recommendation.taken || recommendsSerial())
        return std::nullopt;
    return *recommendation.taken - (hasSerial ? 1 : 0);
}

bool SweepSummary::recommendsSerial() const {
    return hasSerial && recommendation.taken == std::size_t{0};
}

SweepSummary summaryOf(const SweepRecord& sweep, double margin) {
    SweepSummary summary;
    const std::vector<double> serial = serialTimes(sweep);
    const std::vector<double> base = baseTimes(sweep);
    if (!serial.empty())
        summary.serialNs = medianOf(serial);
    for (const SweepPoint& point : sweep.points)
        summary.points.push_back(pointSummary(point, base));
    summary.busyShare = busyShare(sweep);
    recommendIn(sweep, serial, margin, summary);
    fit(sweep, summary);
    return summary;
}

bool knowsEnough(const SweepRecord& sweep, int repeats, double precision) {
    const auto moments = looks(repeats);
    const bool mayLook = std::find(moments.begin(), moments.end(), sweep.blocks) != moments.end();
    return mayLook && isPrecise(sweep, precision) && summaryOf(sweep).recommendation.isProved;
}

} // namespace poolscope
