#include "core/simulated/measuredcosts.h"

#include <algorithm>
#include <vector>

namespace poolscope {

namespace {

/// Enough for a median, and quickly looked through: of millions of chunks not each is.
constexpr std::size_t MostGaps = 4096;

/// What passed between the chunks of each process, some of each.
std::vector<Nanoseconds> gapsOf(const RunRecord& record) {
    const std::size_t most = MostGaps / record.processes.size() + 1;
    std::vector<Nanoseconds> gaps;
    for (const ProcessRecord& process : record.processes) {
        const ProcessChunks& chunks = record.index.of(process.number);
        const std::size_t until = std::min(most, chunks.size());
        for (std::size_t i = 1; i < until; ++i)
            gaps.push_back(record.chunks[chunks[i]].startedNs -
                           record.chunks[chunks[i - 1]].finishedNs);
    }
    return gaps;
}

/// When the last chunk was finished, or the last process was ready if that was later.
Nanoseconds doneNs(const RunRecord& record) {
    Nanoseconds done = 0;
    for (const ProcessRecord& process : record.processes) {
        const ProcessChunks& chunks = record.index.of(process.number);
        done = std::max(done, process.readyNs.value_or(0));
        if (chunks.size() > 0)
            done = std::max(done, record.chunks[chunks[chunks.size() - 1]].finishedNs);
    }
    return done;
}

Nanoseconds medianOf(std::vector<Nanoseconds> times) {
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace

std::optional<PoolCosts> measuredCosts(const RunRecord& record) {
    const bool isWhole = record.outcome == Outcome::Finished && record.wallNs &&
                         record.lostAttempts.empty() && !isSimulated(record);
    const std::vector<Nanoseconds> gaps =
        isWhole && !record.processes.empty() ? gapsOf(record) : std::vector<Nanoseconds>();
    if (gaps.empty())
        return std::nullopt;
    Nanoseconds lastReady = 0;
    for (const ProcessRecord& process : record.processes) {
        if (!process.readyNs || process.replaces)
            return std::nullopt;
        lastReady = std::max(lastReady, *process.readyNs);
    }
    return PoolCosts{lastReady / static_cast<Nanoseconds>(record.processes.size()), medianOf(gaps),
                     std::max<Nanoseconds>(0, *record.wallNs - doneNs(record))};
}

} // namespace poolscope
