#pragma once

#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"
#include "ui/squaremap/legendlayout.h"
#include "ui/squaremap/lostchunks.h"
#include "ui/squaremap/mapimage.h"
#include "ui/squaremap/maplook.h"
#include "ui/squaremap/ownermap.h"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace poolscope {

/// A record as a map of its squares, of which as much as possible is kept from one painting to the
/// next.
class MapScene {
public:
    void setRecord(const RunRecord* record);
    /// Takes over what the record has grown by, at most @p most chunks. True if that was all.
    bool take(std::size_t most = std::numeric_limits<std::size_t>::max());

    void setHighlighted(std::optional<quint64> index) { m_highlighted = index; }

    /// Fits the map into @p frame, draws what has changed since the last time, then all of it. Into
    /// a file of shapes it writes a shape for each cell where that is worth it.
    void paint(QPainter& painter, const MapFrame& frame);

    [[nodiscard]] const RunRecord* record() const { return m_record; }

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

    [[nodiscard]] MapLook lookIn(const MapFrame& frame) const;
    void fit(const MapFrame& frame);
    void note(const Chunk& chunk);
    void drawChanged();
    void paintPixels(QPainter& painter, const MapFrame& frame);
    void paintShapes(QPainter& painter, const MapFrame& frame) const;
    void paintHighlight(QPainter& painter, const MapLook& look) const;

    [[nodiscard]] MapContents contents() const { return {*m_record, m_owners, m_lost}; }

    const RunRecord* m_record = nullptr;
    std::unique_ptr<ChunkPlan> m_plan; ///< of m_record
    OwnerMap m_owners;
    LostChunks m_lost;
    MapImage m_image;
    MapLook m_look;
    std::size_t m_taken = 0; ///< chunks of the record in m_owners
    std::vector<Change> m_changes;
    std::optional<quint64> m_highlighted;
};

} // namespace poolscope
