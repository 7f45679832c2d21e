#include "core/simulated/endqueue.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace poolscope {

void EndQueue::push(Ticks when, const Task& task) {
    const End end{std::max(when, m_last), task};
    put(end);
    m_next = std::min(m_next, end.when);
}

Task EndQueue::pop() {
    assert(!isEmpty());
    const std::size_t first = bucketOf(m_next);
    m_last = m_next;
    if (first >= Digits)
        spread(first);
    const std::size_t lowest = bucketOf(m_next);
    std::vector<End>& now = m_buckets[lowest];
    const Task task = now.back().task;
    now.pop_back();
    if (now.empty()) {
        m_filled[0] = static_cast<std::uint16_t>(m_filled[0] & ~(1U << lowest));
        m_next = soonest();
    }
    return task;
}

std::size_t EndQueue::bucketOf(Ticks when) const {
    const auto differs = static_cast<std::uint64_t>(when ^ m_last);
    const int place = (static_cast<int>(std::bit_width(differs | 1U)) - 1) / DigitBits;
    const auto digit = static_cast<std::size_t>(when >> (place * DigitBits)) % Digits;
    return static_cast<std::size_t>(place) * Digits + digit;
}

void EndQueue::put(const End& end) {
    const std::size_t bucket = bucketOf(end.when);
    std::uint16_t& filled = m_filled[bucket / Digits];
    filled = static_cast<std::uint16_t>(filled | 1U << bucket % Digits);
    m_buckets[bucket].push_back(end);
}

/// Puts each end of @p bucket, which has the soonest, into a lower one.
void EndQueue::spread(std::size_t bucket) {
    for (const End& end : m_buckets[bucket])
        put(end);
    m_buckets[bucket].clear();
    std::uint16_t& filled = m_filled[bucket / Digits];
    filled = static_cast<std::uint16_t>(filled & ~(1U << bucket % Digits));
    std::vector<End>& now = m_buckets[bucketOf(m_last)]; // they are equal
    std::sort(now.begin(), now.end(), [](const End& one, const End& other) {
        return one.task.process > other.task.process;
    });
}

Ticks EndQueue::soonest() const {
    const auto filled = std::find_if(m_filled.begin(), m_filled.end(),
                                     [](std::uint16_t digits) { return digits != 0; });
    if (filled == m_filled.end())
        return Never;
    const auto place = static_cast<std::size_t>(filled - m_filled.begin());
    const std::vector<End>& first =
        m_buckets[place * Digits + static_cast<std::size_t>(std::countr_zero(*filled))];
    return std::min_element(first.begin(), first.end(),
                            [](const End& one, const End& other) { return one.when < other.when; })
        ->when;
}

} // namespace poolscope
