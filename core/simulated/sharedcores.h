#pragma once

#include "core/simulated/tickscale.h"

namespace poolscope {

/// The cores of a machine in virtual time, shared fairly by all who compute: of A processes on C
/// cores each gets on at min(1, C/A). Also a clock of the work that this is to each of them: who
/// needs w from now on has it when work() has grown by w, whoever comes and goes meanwhile. So
/// nobody's share has to be looked at again when the number of processes changes.
class SharedCores {
public:
    explicit SharedCores(int cores)
        : m_cores(cores) {}

    [[nodiscard]] Ticks time() const { return m_time; }

    [[nodiscard]] Ticks work() const { return m_work; }

    /// One process more computes from now on.
    void enter() { ++m_computing; }

    /// One less.
    void leave() { --m_computing; }

    /// The time at which work() reaches @p work, not before now, if nobody comes or goes; somebody
    /// computes.
    [[nodiscard]] Ticks timeWhen(Ticks work);

    /// Time goes on to @p time, which is timeWhen(@p work).
    void goOn(Ticks time, Ticks work);
    /// Time goes on to @p time.
    void goOn(Ticks time);

private:
    void settle();

    Ticks m_cores;
    Ticks m_computing = 0;
    Ticks m_time = 0;
    Ticks m_work = 0;
    // Since when so many compute: times are counted from there and not from step to step, so that
    // no more is rounded than changes.
    Ticks m_settled = 0;
    Ticks m_settledTime = 0;
    Ticks m_settledWork = 0;
};

} // namespace poolscope
