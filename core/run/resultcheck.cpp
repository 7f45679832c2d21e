#include "core/run/resultcheck.h"

#include "core/work/square.h"

namespace poolscope {

std::optional<quint64> firstWrong(const std::uint64_t* results, quint64 first, quint64 position,
                                  quint64 count) {
    for (quint64 i = position; i < position + count; ++i) {
        if (results[i] != square(first + i))
            return i;
    }
    return std::nullopt;
}

} // namespace poolscope
