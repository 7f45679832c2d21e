#include "core/metrics/shortfall.h"

#include "core/metrics/losses.h"
#include "core/metrics/phases.h"
#include "core/metrics/speedup.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace poolscope {

namespace {

/// The run is looked at in this many equal slices of time: within one, what lanes do is averaged.
constexpr std::size_t Slices = 1024;

/// An amount of time in each slice.
class SlicedTime {
public:
    explicit SlicedTime(Nanoseconds end)
        : m_width(static_cast<double>(end) / Slices) {}

    void add(Nanoseconds from, Nanoseconds until) {
        const auto begin = static_cast<double>(from);
        const auto end = static_cast<double>(until);
        auto slice = static_cast<std::size_t>(begin / m_width);
        for (double at = begin; at < end && slice < Slices; ++slice) {
            const double next = std::min(end, static_cast<double>(slice + 1) * m_width);
            m_time[slice] += std::max(0.0, next - at);
            at = std::max(at, next);
        }
    }

    [[nodiscard]] double operator[](std::size_t slice) const { return m_time[slice]; }

private:
    double m_width;
    std::array<double, Slices> m_time{};
};

/// What the lanes did in each slice. The rest of their time they waited, or it was lost.
struct LaneTimes {
    SlicedTime busy;
    SlicedTime startUp;
    SlicedTime unequal;
    SlicedTime ending;
};

LaneTimes laneTimes(const RunRecord& record, const std::vector<Losses>& lanes) {
    const Nanoseconds end = endOf(record);
    const Nanoseconds lastFinish = end - phases(record).value_or(Phases()).closeJoin;
    LaneTimes times{SlicedTime(end), SlicedTime(end), SlicedTime(end), SlicedTime(end)};
    for (const ChunkEvent& chunk : record.chunks)
        times.busy.add(chunk.startedNs, chunk.finishedNs);
    for (const Losses& lane : lanes) {
        const Nanoseconds own = end - lane.tail; // when the lane finished its last chunk
        times.startUp.add(0, lane.startUp);
        times.unequal.add(own, std::max(own, lastFinish));
        times.ending.add(std::max(own, lastFinish), end);
    }
    return times;
}

Nanoseconds rounded(double time) {
    return static_cast<Nanoseconds>(std::llround(std::max(0.0, time)));
}

} // namespace

Shortfall shortfall(const RunRecord& record) {
    if (endOf(record) <= 0)
        return {};
    const std::vector<Losses> lanes = lossesByLane(record);
    Losses all;
    for (const Losses& lane : lanes)
        all += lane;
    const LaneTimes times = laneTimes(record, lanes);
    const double width = static_cast<double>(endOf(record)) / Slices;
    const double laneTime = static_cast<double>(lanes.size()) * width;
    const double coreTime = width * idealSpeedup(record.config.work, record.config.processes,
                                                 record.machine.usableCores);
    double startUp = 0;
    double unequal = 0;
    double ending = 0;
    double rest = 0;
    double inTurn = 0; // in chunks, while all cores were busy with others
    for (std::size_t i = 0; i < Slices; ++i) {
        inTurn += std::max(0.0, times.busy[i] - coreTime);
        const double idleLanes = laneTime - times.busy[i];
        const double idleCores = coreTime - times.busy[i];
        if (idleCores <= 0 || idleLanes <= 0)
            continue;
        const double share = idleCores / idleLanes;
        startUp += share * times.startUp[i];
        unequal += share * times.unequal[i];
        ending += share * times.ending[i];
        rest += share * (idleLanes - times.startUp[i] - times.unequal[i] - times.ending[i]);
    }
    const auto waiting = static_cast<double>(all.waiting);
    const auto lost = static_cast<double>(all.lost);
    const double lostShare = lost > 0 ? lost / (lost + waiting) : 0.0;
    Shortfall parts;
    parts.startUp = rounded(startUp);
    parts.unequal = rounded(unequal);
    parts.ending = rounded(ending);
    parts.lost = rounded(rest * lostShare);
    parts.waiting = rounded(rest * (1 - lostShare));
    parts.offCore = rounded(static_cast<double>(all.offCore) - inTurn);
    parts.slower = rounded(static_cast<double>(all.useful - record.serialNs.value_or(all.useful)));
    return parts;
}

} // namespace poolscope
