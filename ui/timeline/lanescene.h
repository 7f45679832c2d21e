#pragma once

#include "ui/timeline/lanecontents.h"
#include "ui/timeline/laneimage.h"

#include <QFont>
#include <QSize>

#include <limits>
#include <optional>
#include <vector>

class QPainter;

namespace poolscope {

/// Where and how a picture of lanes is shown.
struct LaneFrame {
    QSize size; ///< logical pixels
    double devicePixelRatio = 1.0;
    QFont font;
    Theme theme;
};

/// A record as a picture of lanes with labels and time axis, of which as much as possible is kept
/// from one painting to the next.
class LaneScene {
public:
    void setRecord(const RunRecord* record);

    /// Takes over what the record has grown by, at most @p most chunks. True if that was all.
    bool take(std::size_t most = std::numeric_limits<std::size_t>::max());

    /// The run is known to last until then: the axis reaches so far from the beginning.
    void setExpectedEnd(std::optional<Nanoseconds> ns) { m_expectedEndNs = ns; }

    /// Shows that part of the axis; nothing: all of it.
    void setRange(std::optional<TimeScale> range) { m_range = range; }

    /// The part that will be shown when it is painted next.
    [[nodiscard]] TimeScale range() const;

    void setHighlighted(std::optional<quint64> index) { m_highlighted = index; }

    /// Fits everything into @p frame. True if more than the bars has changed.
    bool prepare(const LaneFrame& frame);
    /// Draws what has changed since the last time, then everything; into a file of shapes as
    /// shapes. Call prepare() before.
    void paint(QPainter& painter);

    [[nodiscard]] const LaneContents& contents() const { return m_contents; }

    [[nodiscard]] const LaneLayout& layout() const { return m_look.layout; }

    /// The part that was shown when it was painted last.
    [[nodiscard]] const TimeScale& scale() const { return m_look.scale; }

    /// Where the whole axis ends.
    [[nodiscard]] Nanoseconds endNs() const { return m_endNs; }

    /// What is at a place; nothing outside of the lanes.
    [[nodiscard]] std::optional<LaneHit> hit(QPointF position) const;
    [[nodiscard]] LaneMetrics metrics(const LaneFrame& frame) const;

private:
    /// How far a process has been drawn.
    struct Drawn {
        Nanoseconds openSince = 0;
        bool settled = false; ///< it will never look different
    };

    [[nodiscard]] Nanoseconds axisEnd(double width, double spacing) const;
    void paintImage(QPainter& painter);
    void drawChanged();
    void drawRow(int row, double fromX);
    void paintHighlight(QPainter& painter) const;

    LaneContents m_contents;
    LaneImage m_image;
    LaneLook m_look;
    bool m_imageIsOld = true;   ///< of another look
    std::vector<Drawn> m_drawn; ///< as the record's processes
    std::vector<ProcessView> m_views;
    std::optional<Nanoseconds> m_expectedEndNs;
    std::optional<TimeScale> m_range;
    std::optional<quint64> m_highlighted;
    Nanoseconds m_endNs = NsPerMs;
};

} // namespace poolscope
