#include "core/simulated/sharedcores.h"

#include <algorithm>
#include <cassert>

namespace poolscope {

namespace {

/// value × numerator / denominator to the nearest; the product may need more than 64 bits.
Ticks scaled(Ticks value, Ticks numerator, Ticks denominator) {
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(value) * numerator;
    return static_cast<Ticks>((product + denominator / 2) / denominator);
}

} // namespace

Ticks SharedCores::timeWhen(Ticks work) {
    assert(m_computing > 0);
    settle();
    const Ticks more = work - m_settledWork;
    return m_settledTime + (m_computing <= m_cores ? more : scaled(more, m_computing, m_cores));
}

void SharedCores::goOn(Ticks time, Ticks work) {
    assert(time >= m_time && work >= m_work);
    m_time = time;
    m_work = work;
}

void SharedCores::goOn(Ticks time) {
    settle();
    const Ticks later = time - m_settledTime;
    Ticks work = m_work;
    if (m_computing > 0)
        work =
            m_settledWork + (m_computing <= m_cores ? later : scaled(later, m_cores, m_computing));
    goOn(time, std::max(work, m_work)); // may be rounded to a little less than it was
}

void SharedCores::settle() {
    if (m_settled == m_computing)
        return;
    m_settled = m_computing;
    m_settledTime = m_time;
    m_settledWork = m_work;
}

} // namespace poolscope
