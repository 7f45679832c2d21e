#include "core/machine/standstill.h"

#include "core/machine/controlgroups.h"
#include "core/machine/processfacts.h"

#include <atomic>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace poolscope {

namespace {

/// A program that was merely kept from its cores looks again before that.
constexpr Nanoseconds LongEnoughNs = NsPerSecond;

// A signal handler has no other way to tell.
std::atomic<std::uint32_t> continuations{0};

/// How often this program went on after a stop, counted from the first call. The handler stays:
/// whoever ignored the signal is continued by it all the same, and programs started later have
/// none.
std::uint32_t timesContinued() {
    [[maybe_unused]] static const bool listens = [] {
        struct sigaction action {};

        action.sa_handler = [](int) { continuations.fetch_add(1, std::memory_order_relaxed); };
        action.sa_flags = SA_RESTART;
        return sigaction(SIGCONT, &action, nullptr) == 0;
    }();
    return continuations.load(std::memory_order_relaxed);
}

} // namespace

OwnTime ownTime() {
    OwnTime time{cpuTimeOf(getpid()), coreWaitOf(getpid()), timesContinued(), std::nullopt};
    if (!time.waitedNs)
        time.frozenNs = ControlGroups().frozenTime();
    return time;
}

Standstill::Standstill(Source source)
    : m_source(std::move(source))
    , m_before(m_source()) {}

bool Standstill::explains(Nanoseconds late) {
    const OwnTime now = m_source();
    const OwnTime before = std::exchange(m_before, now);
    if (late <= LongEnoughNs)
        return false;
    const Nanoseconds used = now.cpuNs - before.cpuNs;
    if (now.waitedNs && before.waitedNs)
        return used + (*now.waitedNs - *before.waitedNs) < late / 2;
    // Where waiting for a core is not told, only these can be known.
    const bool wasFrozen =
        now.frozenNs && before.frozenNs && *now.frozenNs - *before.frozenNs > late / 2;
    return wasFrozen || (now.continued != before.continued && used < late / 2);
}

} // namespace poolscope
