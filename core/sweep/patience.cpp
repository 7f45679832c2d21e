#include "core/sweep/patience.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr Nanoseconds LongestWait = 2 * NsPerSecond; ///< before one block
constexpr Nanoseconds ShortestLimit = 300 * NsPerMs;
constexpr int BlocksWorth = 2; ///< longer it is not worth to wait before one
constexpr Nanoseconds BudgetPerWait = 10;
constexpr int MostTries = 3;

} // namespace

Patience::Patience(const SweepWishes& wishes)
    : m_waitLeft(wishes.budgetNs / BudgetPerWait)
    , m_longestHere(LongestWait)
    , m_blocksLeft(wishes.repeats) {}

bool Patience::mayWait() const {
    return m_waitedHere < m_longestHere && m_waitLeft > 0 && m_triesInARow < MostTries;
}

void Patience::waited(Nanoseconds time) {
    m_waitedHere += time;
    m_waitLeft -= time;
}

void Patience::endBlock(Nanoseconds took) {
    m_waitedHere = 0;
    m_longestHere = std::clamp(BlocksWorth * took, ShortestLimit, LongestWait);
}

bool Patience::runsAgain(bool wasCrowded) {
    m_triesInARow = wasCrowded ? m_triesInARow + 1 : 0;
    if (!wasCrowded || m_triesInARow >= MostTries || m_blocksLeft == 0)
        return false;
    --m_blocksLeft;
    return true;
}

} // namespace poolscope
