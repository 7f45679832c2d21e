#include "core/record/chunkorder.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <tuple>

namespace poolscope {

namespace {

using Places = std::vector<quint32>;

/// Where ascending runs of @p order end.
template<typename Before>
std::vector<std::size_t> endsOfRuns(const Places& order, const Before& before) {
    std::vector<std::size_t> ends;
    for (auto at = order.begin(); at != order.end();) {
        at = std::is_sorted_until(at, order.end(), before);
        ends.push_back(static_cast<std::size_t>(at - order.begin()));
    }
    return ends;
}

/// A record consists of ascending runs, one for each process and look at the board: neighbours are
/// merged until one is left.
template<typename Before>
std::optional<Places> sorted(const std::vector<ChunkEvent>& chunks, Before chunkBefore,
                             const std::stop_token& stop) {
    const auto before = [&chunks, chunkBefore](quint32 one, quint32 other) {
        return chunkBefore(chunks[one], chunks[other]);
    };
    Places order(chunks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::size_t> ends = endsOfRuns(order, before);
    Places merged(ends.size() > 1 ? order.size() : 0);
    const auto at = [&order](std::size_t place) {
        return order.begin() + static_cast<std::ptrdiff_t>(place);
    };
    while (ends.size() > 1) {
        std::vector<std::size_t> nextEnds;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < ends.size(); i += 2) {
            if (stop.stop_requested())
                return std::nullopt;
            const std::size_t end = ends[std::min(i + 1, ends.size() - 1)];
            std::merge(at(begin), at(ends[i]), at(ends[i]), at(end),
                       merged.begin() + static_cast<std::ptrdiff_t>(begin), before);
            nextEnds.push_back(end);
            begin = end;
        }
        order.swap(merged);
        ends.swap(nextEnds);
    }
    return stop.stop_requested() ? std::nullopt : std::optional(std::move(order));
}

/// Every chunk put where its index says, and the gaps of those that were not finished closed.
Places placedByIndex(const std::vector<ChunkEvent>& chunks, std::size_t indices) {
    constexpr quint32 None = std::numeric_limits<quint32>::max();
    Places order(indices, None);
    for (std::size_t i = 0; i < chunks.size(); ++i)
        order[chunks[i].index] = static_cast<quint32>(i);
    std::erase(order, None);
    return order;
}

} // namespace

std::optional<std::vector<quint32>> chunksByInput(const RunRecord& record,
                                                  const std::stop_token& stop) {
    const auto before = [](const ChunkEvent& one, const ChunkEvent& other) {
        return one.index < other.index;
    };
    const std::vector<ChunkEvent>& chunks = record.chunks;
    const auto last = std::max_element(chunks.begin(), chunks.end(), before);
    const std::size_t indices = last == chunks.end() ? 0 : std::size_t{last->index} + 1;
    constexpr std::size_t FewGaps = 4;
    if (stop.stop_requested() || indices > FewGaps * chunks.size())
        return sorted(chunks, before, stop);
    return placedByIndex(chunks, indices);
}

std::optional<std::vector<quint32>> chunksByCompletion(const RunRecord& record,
                                                       const std::stop_token& stop) {
    return sorted(record.chunks, &completedBefore, stop);
}

bool completedBefore(const ChunkEvent& one, const ChunkEvent& other) {
    return std::tie(one.finishedNs, one.index) < std::tie(other.finishedNs, other.index);
}

} // namespace poolscope
