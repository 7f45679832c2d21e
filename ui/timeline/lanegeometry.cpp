#include "ui/timeline/lanegeometry.h"

#include "ui/timeline/busycursor.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

/// The narrowest mark that people still see, in columns.
constexpr std::size_t NarrowestMark = 2;
/// Between a piece and the next, px.
constexpr double WidestGap = 2.0;
/// How much of a column need not be looked into.
constexpr double Grain = 1.0;

/// Lays out one process. Chunks become pieces one by one; where they are too narrow, a whole column
/// of them is taken at once.
class LayOut {
public:
    LayOut(const ProcessView& view, const TimeScale& scale, double columnsPerPixel,
           LanePicture& picture)
        : m_view(view)
        , m_scale(scale)
        , m_nsPerPixel(scale.nsPerPixel())
        , m_columnsPerPixel(columnsPerPixel)
        , m_columnNs(m_nsPerPixel / columnsPerPixel)
        , m_grainNs(static_cast<Nanoseconds>(m_columnNs * Grain))
        , m_narrowest(NarrowestPiece * std::max(1.0, 1.0 / columnsPerPixel))
        , m_picture(picture) {}

    void startUp() const {
        const ProcessRecord& process = m_view.process;
        const Nanoseconds from = process.replaces ? process.spawnedNs : 0;
        const Nanoseconds reached = process.endedNs.value_or(m_view.moment.time());
        const Nanoseconds ready = std::min(process.readyNs.value_or(reached), reached);
        if (ready > from)
            add({process.replaces ? PieceKind::Restart : PieceKind::StartUp, x(from), x(ready)});
    }

    void chunks(double fromX) {
        BusyCursor cursor(m_view.moment, m_view.process.number);
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
            if (right - left >= m_narrowest) {
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
        for (const LostAttempt& lost : m_view.moment.lostAttempts()) {
            if (lost.process == process.number)
                addLost(lost);
        }
        if (process.endedNs || !process.current)
            return;
        const ChunkInProgress& at = *process.current;
        const Nanoseconds from = at.startedNs.value_or(idleSince());
        add({PieceKind::Unfinished, x(from), x(m_view.moment.time()), share(at.itemsDone, at.count),
             at.index, at.position, at.count});
    }

private:
    [[nodiscard]] double x(Nanoseconds time) const {
        return (static_cast<double>(time) - m_scale.fromNs) / m_nsPerPixel;
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
        return std::max(m_view.moment.lastFinishNs(m_view.process.number),
                        m_view.process.readyNs.value_or(0));
    }

    void add(const LanePiece& piece) const {
        if (piece.right > 0.0 && piece.left < m_scale.width)
            m_picture.pieces.push_back(piece);
    }

    /// Where column @p column begins.
    [[nodiscard]] Nanoseconds columnStart(std::size_t column) const {
        return static_cast<Nanoseconds>(
            std::floor(m_scale.fromNs + static_cast<double>(column) * m_columnNs));
    }

    void cover(BusyCursor& cursor, std::size_t column) {
        // Columns mostly follow each other: where one ends the next begins.
        const Nanoseconds before =
            column == m_nextColumn ? m_busyNs : cursor.busyUntil(columnStart(column), m_grainNs);
        m_nextColumn = column + 1;
        m_busyNs = cursor.busyUntil(columnStart(m_nextColumn), m_grainNs);
        const double share = static_cast<double>(m_busyNs - before) / m_columnNs;
        m_picture.covered[column] = static_cast<float>(std::clamp(share, 0.0, 1.0));
    }

    void addLost(const LostAttempt& lost) const {
        const Nanoseconds from = lost.startedNs.value_or(idleSince());
        const PieceKind kind = died(m_view.process) ? PieceKind::Lost : PieceKind::Stopped;
        add({kind, x(from), x(lost.endedNs), share(lost.itemsDone, lost.count), lost.index,
             lost.position, lost.count});
    }

    const ProcessView& m_view;
    const TimeScale& m_scale;
    double m_nsPerPixel;
    double m_columnsPerPixel;
    double m_columnNs;
    Nanoseconds m_grainNs; ///< shorter stretches are not looked into
    double m_narrowest;    ///< piece, px
    LanePicture& m_picture;
    std::size_t m_nextColumn = std::numeric_limits<std::size_t>::max();
    Nanoseconds m_busyNs = 0; ///< until m_nextColumn
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

bool died(const ProcessRecord& process) {
    return process.endedNs && isDeath(process.end);
}

PieceSpan seenSpan(const LanePiece& piece, double width, double ratio) {
    const auto snapped = [ratio](double x) { return std::round(x * ratio) / ratio; };
    const double until = piece.right - std::min(WidestGap, (piece.right - piece.left) / 4.0);
    PieceSpan span;
    span.cutLeft = piece.left < 0.0;
    span.cutRight = until > width;
    span.left = snapped(std::max(piece.left, 0.0));
    span.right = std::max(span.left + 1.0 / ratio, snapped(std::min(until, width)));
    return span;
}

void layOut(const ProcessView& view, const TimeScale& scale, double fromX, double columnsPerPixel,
            LanePicture& picture) {
    picture.pieces.clear();
    picture.covered.assign(static_cast<std::size_t>(std::ceil(scale.width * columnsPerPixel)),
                           0.0F);
    LayOut layOut(view, scale, columnsPerPixel, picture);
    layOut.startUp();
    layOut.chunks(std::max(0.0, fromX));
    layOut.unfinished();
    widenNarrow(picture.covered);
}

} // namespace poolscope
