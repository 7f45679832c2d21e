#pragma once

#include "core/base/framebudget.h"
#include "ui/squaremap/legendlayout.h"
#include "ui/squaremap/mapimage.h"
#include "ui/squaremap/maplook.h"

#include <optional>
#include <vector>

class QPainter;

namespace poolscope {

/// A moment of a run as a map of its squares, of which as much as possible is kept from one
/// painting to the next.
class MapScene {
public:
    /// @p moment has to outlive it, and may change.
    explicit MapScene(const Moment& moment)
        : m_moment(moment) {}

    /// The moment is one of another run.
    void reset();
    /// Takes over what the run has grown by, as far as the budget allows. True if that was all.
    bool take(FrameBudget& budget);
    /// The moment has changed: takes note of what looks different.
    void refresh();

    void setHighlighted(std::optional<quint64> index) { m_highlighted = index; }

    /// Fits the map into @p frame, draws what has changed since the last time, then all of it. Into
    /// a file of shapes it writes a shape for each cell where that is worth it.
    void paint(QPainter& painter, const MapFrame& frame);

    [[nodiscard]] const LostChunks& lost() const { return m_lost; }

    /// What a legend has to explain.
    [[nodiscard]] LegendContents legend() const;

    /// The cell at a place in logical pixels.
    [[nodiscard]] std::optional<quint64> cellAt(QPointF position) const;
    /// The chunk that a cell belongs to, if it stands for one number.
    [[nodiscard]] std::optional<quint64> chunkOf(quint64 cell) const;
    /// What is to say of a cell.
    [[nodiscard]] QString textOf(quint64 cell) const;

private:
    /// Positions that look different.
    struct Change {
        quint64 from = 0;
        quint64 until = 0;
    };

    [[nodiscard]] quint64 numbers() const;
    void beginAgain();
    [[nodiscard]] MapLook lookIn(const MapFrame& frame) const;
    void fit(const MapFrame& frame);
    void note(quint64 from, quint64 until);
    void noteFinished();
    void noteLost();
    void noteAtWork();
    void drawChanged();
    void paintPixels(QPainter& painter, const MapFrame& frame);
    void paintShapes(QPainter& painter, const MapFrame& frame) const;
    void paintHighlight(QPainter& painter, const MapLook& look) const;

    [[nodiscard]] MapContents contents() const { return {m_moment, m_owners, m_lost, m_atWork}; }

    const Moment& m_moment;
    OwnerMap m_owners;
    LostChunks m_lost;
    AtWork m_atWork;
    MapImage m_image;
    MapLook m_look;
    std::size_t m_taken = 0;         ///< chunks of the record in m_owners
    std::vector<std::size_t> m_done; ///< chunks of each process that are to be seen
    bool m_wasAtEnd = true;          ///< the moment for which that is so
    std::vector<Change> m_changes;
    std::optional<quint64> m_highlighted;
};

} // namespace poolscope
