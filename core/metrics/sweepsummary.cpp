#include "core/metrics/sweepsummary.h"

#include "core/metrics/crowding.h"
#include "core/metrics/karpflatt.h"
#include "core/metrics/medianratio.h"
#include "core/metrics/pairtest.h"
#include "core/metrics/samplemedian.h"
#include "core/metrics/sweeptimes.h"

#include <algorithm>
#include <numeric>

namespace poolscope {

namespace {

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
        std::transform(logs.begin(), logs.end(), logs.begin(), logTime);
        curve.push_back({setting.processes, one.speedup->value, medianStandardError(logs)});
    }
    return curve;
}

void fit(const SweepRecord& sweep, SweepSummary& summary) {
    const std::optional<std::size_t> through = summary.fittedPoint();
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

} // namespace

std::optional<std::size_t> SweepSummary::recommendedPoint() const {
    if (!recommendation.taken || recommendsSerial())
        return std::nullopt;
    return *recommendation.taken - (hasSerial ? 1 : 0);
}

std::optional<std::size_t> SweepSummary::fittedPoint() const {
    if (const std::optional<std::size_t> recommended = recommendedPoint())
        return recommended;
    std::vector<std::size_t> all(points.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return fastestOf(*this, all);
}

bool SweepSummary::recommendsSerial() const {
    return hasSerial && recommendation.taken == std::size_t{0};
}

SweepCandidates candidatesOf(const SweepRecord& sweep, const SweepSummary& summary) {
    return candidatesOf(sweep, [&](const SweepSetting& setting) {
        return mayBeRecommended(sweep, summary, setting);
    });
}

std::optional<std::size_t> fastestOf(const SweepSummary& summary,
                                     const std::vector<std::size_t>& points) {
    std::optional<std::size_t> fastest;
    for (const std::size_t at : points) {
        const auto& time = summary.points[at].medianNs;
        if (time && (!fastest || time->value < summary.points[*fastest].medianNs->value))
            fastest = at;
    }
    return fastest;
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
    summary.isCrowded = !sweep.command.isEmpty() && isCrowded(sweep, inAllThatCount(sweep));
    const SweepCandidates candidates = candidatesOf(sweep, summary);
    summary.hasSerial = candidates.hasSerial;
    summary.recommendation = recommend(candidates.all, margin);
    fit(sweep, summary);
    return summary;
}

bool knowsEnough(const SweepRecord& sweep, int repeats, double precision) {
    const auto moments = looks(repeats);
    const bool mayLook = std::find(moments.begin(), moments.end(), sweep.blocks) != moments.end();
    return mayLook && isPrecise(sweep, precision) && summaryOf(sweep).recommendation.isProved;
}

} // namespace poolscope
