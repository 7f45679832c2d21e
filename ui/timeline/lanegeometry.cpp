#include "ui/timeline/lanegeometry.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// The narrowest mark that people still see, in columns.
constexpr std::size_t NarrowestMark = 2;
/// How much of a column need not be looked into.
constexpr double Grain = 1.0;

bool diedUnasked(ProcessEnd end) {
    return end == ProcessEnd::Killed || end == ProcessEnd::Crashed || end == ProcessEnd::Exited;
}

/// Lays out one process. Chunks become pieces one by one; where they are too narrow, a whole column
/// of them is taken at once.
class LayOut {
public:
    LayOut(const ProcessView& view, const TimeScale& scale, double columnsPerPixel,
           LanePicture& picture)
        : m_view(view)
        , m_scale(scale)
        , m_columnsPerPixel(columnsPerPixel)
        , m_grainNs(static_cast<Nanoseconds>(scale.nsPerPixel() / columnsPerPixel * Grain))
        , m_picture(picture) {}

    void startUp() const {
        const ProcessRecord& process = m_view.process;
        const Nanoseconds from = process.replaces ? process.spawnedNs : 0;
        const Nanoseconds reached = process.endedNs.value_or(endOf(m_view.record));
        const Nanoseconds ready = std::min(process.readyNs.value_or(reached), reached);
        if (ready > from)
            add({PieceKind::StartUp, x(from), x(ready)});
    }

    void chunks(double fromX) const {
        BusyCursor cursor(m_view.times, m_view.record.chunks);
        Nanoseconds reached = ns(fromX);
        cursor.busyUntil(reached, m_grainNs);
        auto column = static_cast<std::size_t>(std::max(0.0, fromX * m_columnsPerPixel));
        const std::size_t columns = m_picture.covered.size();
        while (const ChunkEvent* chunk = cursor.chunk()) {
            // Of chunks much narrower than a column only the sums are read: the rest of the record
            // may be far from the processor's caches.
            const bool fine = cursor.isFine(m_grainNs);
            const double left = x(fine ? cursor.sumStartNs() : chunk->startedNs);
            if (left >= m_scale.width)
                return;
            const double right = fine ? left : x(chunk->finishedNs);
            if (right - left >= NarrowestPiece) {
                add({PieceKind::Chunk, left, right, 1.0, chunk->index, chunk->position,
                     chunk->count});
                cursor.skip();
                continue;
            }
            column = std::max(column, columnAt(left));
            if (column >= columns)
                return;
            cover(cursor, column++);
        }
    }

    /// The chunk that the process is at, or those that it left behind.
    void unfinished() const {
        const ProcessRecord& process = m_view.process;
        for (const LostAttempt& lost : m_view.record.lostAttempts) {
            if (lost.process == process.number)
                addLost(lost);
        }
        if (process.endedNs || !process.current)
            return;
        const ChunkInProgress& at = *process.current;
        const Nanoseconds from = at.startedNs.value_or(idleSince());
        add({PieceKind::Unfinished, x(from), x(endOf(m_view.record)), share(at.itemsDone, at.count),
             at.index, at.position, at.count});
    }

    void death() const {
        const ProcessRecord& process = m_view.process;
        if (process.endedNs && diedUnasked(process.end))
            m_picture.death = x(*process.endedNs);
    }

private:
    [[nodiscard]] double x(Nanoseconds time) const {
        return m_scale.xOf(static_cast<double>(time));
    }

    [[nodiscard]] Nanoseconds ns(double at) const {
        return static_cast<Nanoseconds>(std::floor(m_scale.nsAt(at)));
    }

    [[nodiscard]] std::size_t columnAt(double at) const {
        return static_cast<std::size_t>(std::max(0.0, at * m_columnsPerPixel));
    }

    static double share(quint64 done, quint64 count) {
        return count == 0 ? 0.0 : static_cast<double>(done) / static_cast<double>(count);
    }

    /// Since when the process has nothing finished to show.
    [[nodiscard]] Nanoseconds idleSince() const {
        return std::max(m_view.times.lastFinishNs(), m_view.process.readyNs.value_or(0));
    }

    void add(const LanePiece& piece) const {
        if (piece.right > 0.0 && piece.left < m_scale.width)
            m_picture.pieces.push_back(piece);
    }

    void cover(BusyCursor& cursor, std::size_t column) const {
        const double left = static_cast<double>(column) / m_columnsPerPixel;
        const double right = static_cast<double>(column + 1) / m_columnsPerPixel;
        const Nanoseconds before = cursor.busyUntil(ns(left), m_grainNs);
        const auto busy = static_cast<double>(cursor.busyUntil(ns(right), m_grainNs) - before);
        const double whole = m_scale.nsPerPixel() / m_columnsPerPixel;
        m_picture.covered[column] = static_cast<float>(std::clamp(busy / whole, 0.0, 1.0));
    }

    void addLost(const LostAttempt& lost) const {
        const Nanoseconds from = lost.startedNs.value_or(idleSince());
        LanePiece piece{PieceKind::Lost, x(from), x(lost.endedNs), 0.0, lost.index};
        const auto& current = m_view.process.current;
        if (current && current->index == lost.index) {
            piece.position = current->position;
            piece.count = current->count;
            piece.done = share(lost.itemsDone, current->count);
        }
        add(piece);
    }

    const ProcessView& m_view;
    const TimeScale& m_scale;
    double m_columnsPerPixel;
    Nanoseconds m_grainNs; ///< shorter stretches are not looked into
    LanePicture& m_picture;
};

/// Widens lone narrow marks to the right, else to the left, until they can be seen.
void widenNarrow(std::vector<float>& covered) {
    const std::size_t columns = covered.size();
    std::size_t at = 0;
    while (at < columns) {
        if (covered[at] <= 0.0F) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < columns && covered[end] > 0.0F)
            ++end;
        for (; end < columns && end - at < NarrowestMark; ++end)
            covered[end] = covered[at];
        at = end;
    }
}

} // namespace

void layOut(const ProcessView& view, const TimeScale& scale, double fromX, double columnsPerPixel,
            LanePicture& picture) {
    picture.pieces.clear();
    picture.covered.assign(static_cast<std::size_t>(std::ceil(scale.width * columnsPerPixel)),
                           0.0F);
    picture.death.reset();
    const LayOut layOut(view, scale, columnsPerPixel, picture);
    layOut.startUp();
    layOut.chunks(std::max(0.0, fromX));
    layOut.unfinished();
    layOut.death();
    widenNarrow(picture.covered);
}

} // namespace poolscope
