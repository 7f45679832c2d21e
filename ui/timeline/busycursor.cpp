#include "ui/timeline/busycursor.h"

#include <algorithm>

namespace poolscope {

namespace {

Nanoseconds lengthOf(const ChunkEvent& chunk) {
    return std::max<Nanoseconds>(1, chunk.finishedNs - chunk.startedNs);
}

} // namespace

BusyCursor::BusyCursor(const Moment& moment, int process)
    : m_own(moment.record().index.of(process))
    , m_all(moment.record().chunks)
    , m_count(moment.chunksDone(process))
    , m_sums((m_count + ProcessChunks::Stride - 1) / ProcessChunks::Stride) {}

const ChunkEvent* BusyCursor::chunk() const {
    return m_at < m_count ? &m_all[m_own[m_at]] : nullptr;
}

void BusyCursor::skip() {
    m_busyNs += lengthOf(*chunk());
    ++m_at;
}

bool BusyCursor::isFine(Nanoseconds grainNs) const {
    return m_at % ProcessChunks::Stride == 0 && sum() + 1 < m_sums &&
           m_own.startedNs(sum() + 1) - m_own.startedNs(sum()) <= grainNs;
}

Nanoseconds BusyCursor::busyUntil(Nanoseconds ns, Nanoseconds grainNs) {
    gallopTo(ns);
    if (isFine(grainNs)) {
        const Nanoseconds from = m_own.startedNs(sum());
        const Nanoseconds to = m_own.startedNs(sum() + 1);
        const auto passed = static_cast<double>(std::max<Nanoseconds>(0, ns - from));
        const auto length = static_cast<double>(std::max<Nanoseconds>(1, to - from));
        const auto busy = static_cast<double>(m_own.seenBefore(sum() + 1) - m_busyNs);
        return m_busyNs + static_cast<Nanoseconds>(busy * passed / length);
    }
    for (; m_at < m_count; ++m_at) {
        const ChunkEvent& at = m_all[m_own[m_at]];
        const Nanoseconds length = lengthOf(at);
        if (at.startedNs + length > ns)
            return m_busyNs + std::max<Nanoseconds>(0, ns - at.startedNs);
        m_busyNs += length;
    }
    return m_busyNs;
}

/// To the last sum that starts not after @p ns, in steps that double: what is asked for is mostly
/// near.
void BusyCursor::gallopTo(Nanoseconds ns) {
    const auto startsLater = [this, ns](std::size_t sum) {
        return sum >= m_sums || m_own.startedNs(sum) > ns;
    };
    std::size_t low = sum() + 1;
    if (startsLater(low))
        return;
    std::size_t step = 1;
    for (; !startsLater(low + step); step *= 2)
        low += step;
    std::size_t high = std::min(low + step, m_sums);
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (startsLater(middle) ? high : low) = middle;
    }
    m_at = low * ProcessChunks::Stride;
    m_busyNs = m_own.seenBefore(low);
}

const ChunkEvent* chunkNear(const Moment& moment, int process, Nanoseconds ns,
                            Nanoseconds reachNs) {
    BusyCursor cursor(moment, process);
    cursor.busyUntil(ns - reachNs);
    const ChunkEvent* nearest = nullptr;
    Nanoseconds distance = reachNs + 1;
    while (const ChunkEvent* chunk = cursor.chunk()) {
        const Nanoseconds away =
            std::max({chunk->startedNs - ns, ns - chunk->finishedNs, Nanoseconds{0}});
        if (away < distance) {
            nearest = chunk;
            distance = away;
        }
        if (chunk->startedNs >= ns)
            break;
        cursor.skip();
    }
    return nearest;
}

} // namespace poolscope
