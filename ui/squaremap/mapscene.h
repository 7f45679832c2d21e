#pragma once

#include "core/plan/chunkplan.h"
#include "core/record/runrecord.h"
#include "ui/squaremap/mapimage.h"
#include "ui/squaremap/ownermap.h"

#include <QFont>
#include <QSize>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace poolscope {

/// Where and how a map is shown.
struct MapFrame {
    QSize size; ///< logical pixels
    double devicePixelRatio = 1.0;
    QFont font;
    Theme theme;
};

/// A record as a map of its squares, of which as much as possible is kept from one painting to the
/// next.
class MapScene {
public:
    void setRecord(const RunRecord* record);
    /// Takes over what the record has grown by, at most @p most chunks. True if that was all.
    bool take(std::size_t most = std::numeric_limits<std::size_t>::max());

    void setHighlighted(std::optional<quint64> index) { m_highlighted = index; }

    /// Fits the map into @p frame, draws what has changed since the last time, then all of it.
    void paint(QPainter& painter, const MapFrame& frame);

    [[nodiscard]] const RunRecord* record() const { return m_record; }

    /// The cell at a place in logical pixels.
    [[nodiscard]] std::optional<quint64> cellAt(QPointF position) const;
    /// The chunk that a cell belongs to, if it stands for one number.
    [[nodiscard]] std::optional<quint64> chunkOf(quint64 cell) const;
    /// What is to say of a cell.
    [[nodiscard]] QString textOf(quint64 cell) const;

private:
    /// Positions that have got another owner.
    struct Change {
        quint64 from = 0;
        quint64 until = 0;
    };

    void fit(const MapFrame& frame);
    void note(const Change& change);
    void drawChanged();
    void paintHighlight(QPainter& painter) const;

    const RunRecord* m_record = nullptr;
    std::unique_ptr<ChunkPlan> m_plan; ///< of m_record
    OwnerMap m_owners;
    MapImage m_image;
    MapLook m_look;
    std::size_t m_taken = 0; ///< chunks of the record in m_owners
    std::vector<Change> m_changes;
    std::optional<quint64> m_highlighted;
};

} // namespace poolscope
