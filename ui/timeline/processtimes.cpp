#include "ui/timeline/processtimes.h"

#include <algorithm>

namespace poolscope {

namespace {

/// Chunks per sum: few enough to be read in a moment, enough for the sums to take no memory.
constexpr quint32 SegmentLength = 8;

Nanoseconds lengthOf(const ChunkEvent& chunk) {
    return std::max<Nanoseconds>(1, chunk.finishedNs - chunk.startedNs);
}

} // namespace

void ProcessTimes::append(const ChunkEvent& chunk, quint32 at) {
    const bool continues = !m_segments.empty() && m_segments.back().count < SegmentLength &&
                           m_segments.back().first + m_segments.back().count == at;
    if (continues)
        ++m_segments.back().count;
    else
        m_segments.push_back({chunk.startedNs, m_busyNs, at, 1});
    m_busyNs += lengthOf(chunk);
    m_lastFinishNs = chunk.finishedNs;
}

BusyCursor::BusyCursor(const ProcessTimes& times, const std::vector<ChunkEvent>& chunks)
    : m_segments(times.m_segments)
    , m_chunks(chunks) {}

const ChunkEvent* BusyCursor::chunk() const {
    if (m_segment == m_segments.size())
        return nullptr;
    return &m_chunks[m_segments[m_segment].first + m_inSegment];
}

void BusyCursor::skip() {
    m_busyNs += lengthOf(*chunk());
    if (++m_inSegment == m_segments[m_segment].count) {
        ++m_segment;
        m_inSegment = 0;
    }
}

bool BusyCursor::isFine(Nanoseconds grainNs) const {
    return m_segment + 1 < m_segments.size() && m_inSegment == 0 &&
           m_segments[m_segment + 1].startedNs - m_segments[m_segment].startedNs <= grainNs;
}

Nanoseconds BusyCursor::busyUntil(Nanoseconds ns, Nanoseconds grainNs) {
    gallopTo(ns);
    if (isFine(grainNs)) {
        const ProcessTimes::Segment& from = m_segments[m_segment];
        const ProcessTimes::Segment& to = m_segments[m_segment + 1];
        const double passed = static_cast<double>(std::max<Nanoseconds>(0, ns - from.startedNs));
        const double length =
            static_cast<double>(std::max<Nanoseconds>(1, to.startedNs - from.startedNs));
        const auto busy = static_cast<double>(to.busyBefore - from.busyBefore);
        return m_busyNs + static_cast<Nanoseconds>(busy * passed / length);
    }
    for (; m_segment < m_segments.size(); ++m_segment, m_inSegment = 0) {
        const ProcessTimes::Segment& segment = m_segments[m_segment];
        for (; m_inSegment < segment.count; ++m_inSegment) {
            const ChunkEvent& at = m_chunks[segment.first + m_inSegment];
            const Nanoseconds length = lengthOf(at);
            if (at.startedNs + length > ns)
                return m_busyNs + std::max<Nanoseconds>(0, ns - at.startedNs);
            m_busyNs += length;
        }
    }
    return m_busyNs;
}

/// To the last segment that starts not after @p ns, in steps that double: what is asked for is
/// mostly near.
void BusyCursor::gallopTo(Nanoseconds ns) {
    const auto startsLater = [this, ns](std::size_t segment) {
        return segment >= m_segments.size() || m_segments[segment].startedNs > ns;
    };
    if (startsLater(m_segment + 1))
        return;
    std::size_t low = m_segment + 1;
    std::size_t step = 1;
    while (!startsLater(low + step)) {
        low += step;
        step *= 2;
    }
    const auto from = m_segments.begin() + static_cast<std::ptrdiff_t>(low);
    const auto until =
        m_segments.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, m_segments.size()));
    const auto later =
        std::upper_bound(from, until, ns, [](Nanoseconds time, const ProcessTimes::Segment& s) {
            return time < s.startedNs;
        });
    m_segment = static_cast<std::size_t>(later - m_segments.begin()) - 1;
    m_inSegment = 0;
    m_busyNs = m_segments[m_segment].busyBefore;
}

const ChunkEvent* chunkNear(const ProcessTimes& times, const std::vector<ChunkEvent>& chunks,
                            Nanoseconds ns, Nanoseconds reachNs) {
    BusyCursor cursor(times, chunks);
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
