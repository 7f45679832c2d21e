#pragma once

#include "core/base/nanoseconds.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace poolscope {

/// What the system tells of this program's own time.
struct OwnTime {
    Nanoseconds cpuNs = 0;
    std::optional<Nanoseconds> waitedNs; ///< ready to run, but without a core; nothing: not told
    std::uint32_t continued = 0;         ///< how often it went on after a stop (SIGCONT)
    /// Its control group was frozen; asked only where waiting for a core is not told. Nothing: not
    /// told, and then a frozen group cannot be known: it tells that it is, but not that it was.
    std::optional<Nanoseconds> frozenNs = {};
};

[[nodiscard]] OwnTime ownTime();

/// Tells a program that stood still (Ctrl+Z, a paused container) from one that was merely kept from
/// its cores: both are late.
class Standstill {
public:
    /// Tests have a program of their own.
    using Source = std::function<OwnTime()>;

    explicit Standstill(Source source = ownTime);

    /// Whether this program, which is @p late, spent most of that standing still. To be asked at
    /// every look, late or not: what happened since the last one counts.
    [[nodiscard]] bool explains(Nanoseconds late);

private:
    Source m_source;
    OwnTime m_before;
};

} // namespace poolscope
