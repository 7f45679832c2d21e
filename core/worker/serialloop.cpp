#include "core/worker/serialloop.h"

#include "core/base/clock.h"
#include "core/work/compute.h"
#include "core/work/cpuwork.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <sys/mman.h>

namespace poolscope {

namespace {

/// The median of five parts: twice as many scatter no less at their worst, and take longer.
constexpr std::int64_t LeastMeasuredNs = 250'000;
/// Long enough for the clock, and short enough that a disturbance hits only one of them.
constexpr std::int64_t LeastPartNs = LeastMeasuredNs / 5;
constexpr std::size_t EnoughParts = 3;
/// A run waits for the serial time: one pass of more than half of that is all there is.
constexpr std::int64_t MostSpentNs = 750'000'000;

/// Where short passes write one behind the other, in numbers: room for some 100 µs of them.
constexpr std::uint64_t PartNumbers = 1 << 17;

/// Memory that nobody has touched, for the passes of one part: a page that is first touched by its
/// result is part of the measured work, in every pass. The heap would give the same pages again.
class FreshMemory {
public:
    explicit FreshMemory(std::uint64_t passSize)
        : m_passes(passSize == 0 ? std::numeric_limits<std::uint64_t>::max()
                                 : std::max<std::uint64_t>(1, PartNumbers / passSize))
        , m_bytes(std::max(passSize, PartNumbers) * sizeof(std::uint64_t))
        , m_memory(
              mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {}

    ~FreshMemory() {
        if (m_memory != MAP_FAILED)
            munmap(m_memory, m_bytes);
    }

    FreshMemory(const FreshMemory&) = delete;
    FreshMemory& operator=(const FreshMemory&) = delete;

    /// Null if there is none.
    [[nodiscard]] std::uint64_t* get() const {
        return m_memory == MAP_FAILED ? nullptr : static_cast<std::uint64_t*>(m_memory);
    }

    /// For so many there is room, at least 1.
    [[nodiscard]] std::uint64_t passes() const { return m_passes; }

private:
    std::uint64_t m_passes;
    std::uint64_t m_bytes;
    void* m_memory;
};

/// So many more passes as are missing if they take as long as those of @p part.
std::uint64_t passesMissing(const SerialPart& part) {
    const std::int64_t ns = std::max<std::int64_t>(1, part.ns);
    const std::int64_t missing = std::max<std::int64_t>(0, LeastPartNs - part.ns);
    return part.passes * static_cast<std::uint64_t>(missing) / static_cast<std::uint64_t>(ns) + 1;
}

/// Passes until that can be measured well; progress is told to @p shown. The clock is looked at
/// after 1, 2, 4 … passes, since looking takes as long as a pass over few numbers, and when it
/// should be enough.
SerialPart measurePart(const BoardHeader& header, const FreshMemory& memory,
                       std::atomic<std::uint64_t>& shown) {
    SerialPart part;
    std::uint64_t* results = memory.get();
    std::uint64_t until = 1;
    const std::int64_t start = monotonicNow();
    do {
        for (; part.passes < until; ++part.passes) {
            compute(header.work, {header.first, header.size}, 0, header.size, results,
                    [&shown](std::uint64_t done) { shown.store(done, std::memory_order_relaxed); });
            // The results count as read, so no pass can be left out.
            keep(reinterpret_cast<std::uintptr_t>(results));
            results += header.size;
        }
        part.ns = monotonicNow() - start;
        until = std::min({2 * until, part.passes + passesMissing(part), memory.passes()});
    } while (part.ns < LeastPartNs && part.passes < memory.passes());
    return part;
}

} // namespace

std::int64_t SerialMeasurement::totalNs() const {
    std::int64_t sum = 0;
    for (const SerialPart& part : parts)
        sum += part.ns;
    return sum;
}

SerialPart SerialMeasurement::typical() const {
    std::vector<SerialPart> sorted = parts;
    const auto middle = sorted.begin() + (static_cast<std::ptrdiff_t>(sorted.size()) - 1) / 2;
    std::nth_element(sorted.begin(), middle, sorted.end(),
                     [](const SerialPart& one, const SerialPart& other) {
                         return static_cast<double>(one.ns) * static_cast<double>(other.passes) <
                                static_cast<double>(other.ns) * static_cast<double>(one.passes);
                     });
    return *middle;
}

bool SerialMeasurement::wantsMore() const {
    const std::int64_t total = totalNs();
    if (total < LeastMeasuredNs)
        return true;
    const std::int64_t next = total / static_cast<std::int64_t>(parts.size());
    return parts.size() < EnoughParts && total + next <= MostSpentNs;
}

SerialMeasurement measureSerial(const Board& board) {
    const BoardHeader& header = board.header();
    std::atomic<std::uint64_t> unseen = 0;
    SerialMeasurement measured;
    do {
        const FreshMemory results(header.size);
        if (results.get() == nullptr)
            return {};
        auto& shown = measured.parts.empty() ? board.processes().front().itemsDone : unseen;
        measured.parts.push_back(measurePart(header, results, shown));
    } while (measured.wantsMore());
    return measured;
}

} // namespace poolscope
