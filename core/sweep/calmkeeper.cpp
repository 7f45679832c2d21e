#include "core/sweep/calmkeeper.h"

#include "core/metrics/crowding.h"

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

/// As long as the system's clock ticks tell load apart from none.
constexpr Nanoseconds WaitStep = 100 * NsPerMs;

} // namespace

CalmKeeper::CalmKeeper(const RunEnvironment& environment, const SweepWishes& wishes)
    : m_watch(environment)
    , m_patience(wishes) {}

/// Load takes a tenth of a second to measure; where nobody else runs at all, it need not be.
void CalmKeeper::begin(SweepRecord& sweep) {
    sweep.conditions = m_watch.begin();
    m_isCrowded = m_watch.sawOthers();
    if (sweep.conditions.cores > 0 && !m_isCrowded)
        sweep.conditions.othersBefore = 0;
}

Nanoseconds CalmKeeper::waitBeforeBlock(SweepRecord& sweep) {
    if (std::exchange(m_isWaiting, false)) {
        const BlockConditions seen = m_watch.look();
        m_waitedNs += seen.wallNs;
        m_patience.waited(seen.wallNs);
        m_isCrowded = isCrowded(sweep, seen);
        if (!sweep.conditions.othersBefore && sweep.conditions.blocks.empty() && seen.othersNs)
            sweep.conditions.othersBefore = othersCores({seen});
    }
    m_isWaiting = m_isCrowded && m_patience.mayWait();
    return m_isWaiting ? WaitStep : 0;
}

bool CalmKeeper::endBlock(SweepRecord& sweep, int block, Nanoseconds timeForOne) {
    BlockConditions seen = m_watch.look();
    m_isCrowded = isCrowded(sweep, seen);
    seen.block = block;
    seen.waitedNs = std::exchange(m_waitedNs, 0);
    m_patience.endBlock(seen.wallNs);
    seen.isSetAside = seen.wallNs <= timeForOne && m_patience.runsAgain(m_isCrowded);
    sweep.conditions.blocks.push_back(seen);
    if (seen.isSetAside)
        setBlockAside(sweep, block, SetAside::Crowded);
    return seen.isSetAside;
}

void setBlockAside(SweepRecord& sweep, int block, SetAside why) {
    for (SweepPoint& point : sweep.points) {
        for (SweptRun& run : point.runs) {
            if (run.block != block || !run.counts())
                continue;
            run.setAside = why;
            if (point.kept && point.kept->wallNs == run.wallNs)
                point.kept.reset(); // the next one is
        }
    }
    for (SerialRun& run : sweep.serial) {
        if (run.block == block && !run.setAside)
            run.setAside = why;
    }
}

} // namespace poolscope
