#pragma once

#include "core/work/weights.h"

#include <cmath>
#include <cstdint>
#include <initializer_list>

namespace poolscope {

/// Random choices that one seed repeats, on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(splitmix64(seed)) {}

    [[nodiscard]] std::uint64_t any() { return splitmix64(m_state++); }

    /// @p lowest … @p highest.
    [[nodiscard]] std::int64_t between(std::int64_t lowest, std::int64_t highest) {
        const auto span = static_cast<std::uint64_t>(highest - lowest) + 1;
        return lowest + static_cast<std::int64_t>(any() % span);
    }

    /// The same with small numbers as likely as ten times larger ones; @p lowest at least 1.
    [[nodiscard]] std::int64_t magnitude(std::int64_t lowest, std::int64_t highest) {
        const double share = static_cast<double>(any() >> 11) * 0x1p-53;
        const double ratio = static_cast<double>(highest) / static_cast<double>(lowest);
        return static_cast<std::int64_t>(static_cast<double>(lowest) * std::pow(ratio, share));
    }

    [[nodiscard]] bool isLucky(int percent) { return between(1, 100) <= percent; }

    template<typename Value>
    [[nodiscard]] Value pick(std::initializer_list<Value> values) {
        return values.begin()[any() % values.size()];
    }

private:
    std::uint64_t m_state;
};

} // namespace poolscope
