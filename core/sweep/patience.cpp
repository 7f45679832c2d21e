#include "core/sweep/patience.h"

#include <utility>

namespace poolscope {

namespace {

constexpr Nanoseconds LongestWait = 2 * NsPerSecond; ///< before one block
constexpr Nanoseconds BudgetPerWait = 10;
constexpr int MostTries = 3;

} // namespace

Patience::Patience(const SweepWishes& wishes)
    : m_waitLeft(wishes.budgetNs / BudgetPerWait)
    , m_blocksLeft(wishes.repeats) {}

bool Patience::mayWait() const {
    return m_waitedHere < LongestWait && m_waitLeft > 0 && m_triesInARow < MostTries;
}

void Patience::waited(Nanoseconds time) {
    m_waitedHere += time;
    m_waitLeft -= time;
}

bool Patience::runsAgain(bool wasCrowded) {
    m_waitedHere = 0;
    m_triesInARow = wasCrowded ? m_triesInARow + 1 : 0;
    if (!wasCrowded || m_triesInARow >= MostTries || m_blocksLeft == 0)
        return false;
    --m_blocksLeft;
    return true;
}

} // namespace poolscope
