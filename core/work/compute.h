#pragma once

#include "core/work/square.h"

#include <algorithm>
#include <cstdint>

namespace poolscope {

/// The numbers of a run: first … first + size − 1.
struct NumberRange {
    std::uint64_t first = 0;
    std::uint64_t size = 0;
};

/// Squares the numbers at @p count positions from @p position on into @p results[position …], with
/// their work. @p progress is called with the count done so far: after every square that has work
/// of its own, else after a few thousand, so that watching costs nothing.
template<typename Progress>
void compute(const CalibratedWork& work, const NumberRange& numbers, std::uint64_t position,
             std::uint64_t count, std::uint64_t* results, Progress&& progress) {
    constexpr std::uint64_t PlainBlock = 4096;
    const std::uint64_t block = work.spec.kind == WorkKind::None ? PlainBlock : 1;
    for (std::uint64_t done = 0; done < count;) {
        const std::uint64_t end = std::min(count, done + block);
        if (work.spec.kind != WorkKind::None)
            doWork(work, position + done, numbers.size);
        for (std::uint64_t i = position + done; i < position + end; ++i)
            results[i] = square(numbers.first + i);
        done = end;
        progress(done);
    }
}

} // namespace poolscope
