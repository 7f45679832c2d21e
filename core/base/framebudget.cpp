#include "core/base/framebudget.h"

#include <algorithm>
#include <utility>

namespace poolscope {

FrameBudget::FrameBudget(Clock clock, Nanoseconds turnNs)
    : m_clock(std::move(clock))
    , m_turnNs(turnNs) {
    begin();
}

FrameBudget FrameBudget::unlimited() {
    return FrameBudget([] { return std::int64_t{0}; }); // no time passes
}

void FrameBudget::begin() {
    m_deadline = m_clock() + m_turnNs;
    m_untilLook = ItemsPerLook;
    m_isUsedUp = false;
}

bool FrameBudget::allowsByClock(std::uint64_t items) {
    m_isUsedUp = m_isUsedUp || m_clock() >= m_deadline;
    m_untilLook = m_isUsedUp ? 0 : ItemsPerLook - std::min(items, ItemsPerLook);
    return !m_isUsedUp;
}

} // namespace poolscope
