#pragma once

#include "core/board/boardlayout.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace poolscope {

/// Which worker programs belong to which drivers: those of the same version of Poolscope that share
/// the same board, "poolscope-worker 0.1.0, board 1". The text stands in the worker program's file,
/// where the driver looks for it before it starts the program.
class WorkerIdentity {
public:
    constexpr WorkerIdentity() {
        append("poolscope-worker " POOLSCOPE_VERSION ", board ");
        appendNumber(BoardVersion);
    }

    [[nodiscard]] constexpr std::string_view text() const { return {m_text.data(), m_length}; }

private:
    constexpr void append(std::string_view text) {
        for (const char c : text)
            m_text[m_length++] = c;
    }

    constexpr void appendNumber(std::uint32_t number) {
        if (number >= 10)
            appendNumber(number / 10);
        m_text[m_length++] = static_cast<char>('0' + number % 10);
    }

    std::array<char, 64> m_text{};
    std::uint32_t m_length = 0;
};

} // namespace poolscope
