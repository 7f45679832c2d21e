#include "core/base/framebudget.h"

#include <algorithm>
#include <utility>

namespace poolscope {

FrameBudget::FrameBudget(Clock clock, Nanoseconds turnNs, std::uint64_t itemsPerLook)
    : m_clock(std::move(clock))
    , m_turnNs(turnNs)
    , m_itemsPerLook(itemsPerLook) {
    begin();
}

FrameBudget FrameBudget::of(std::uint64_t items) {
    return FrameBudget([] { return std::int64_t{0}; }, 0, items); // the first look is too late
}

FrameBudget FrameBudget::unlimited() {
    return FrameBudget([] { return std::int64_t{0}; }); // no time passes
}

void FrameBudget::begin() {
    m_deadline = m_clock() + m_turnNs;
    m_untilLook = m_itemsPerLook;
    m_isUsedUp = false;
}

bool FrameBudget::allowsByClock(std::uint64_t items) {
    m_isUsedUp = m_isUsedUp || m_clock() >= m_deadline;
    m_untilLook = m_isUsedUp ? 0 : m_itemsPerLook - std::min(items, m_itemsPerLook);
    return !m_isUsedUp;
}

} // namespace poolscope
