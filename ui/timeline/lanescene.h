#pragma once

#include "ui/shown/timespan.h"
#include "ui/timeline/lanecontents.h"
#include "ui/timeline/laneimage.h"

#include <QFont>
#include <QSize>

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

/// A moment of a run as a picture of lanes with labels and time axis, of which as much as possible
/// is kept from one painting to the next.
class LaneScene {
public:
    /// @p moment has to outlive it, and may change.
    explicit LaneScene(const Moment& moment)
        : m_contents(moment) {}

    /// The moment is one of another run.
    void reset();

    /// The run has grown, or is seen at another time.
    void refresh() { m_contents.refresh(); }

    void setHighlighted(std::optional<quint64> index) { m_highlighted = index; }

    /// Fits @p visible into @p frame. True if more than the bars has changed.
    bool prepare(const LaneFrame& frame, const TimeSpan& visible);
    /// Draws what has changed since the last time, then everything; into a file of shapes as
    /// shapes. Call prepare() before.
    void paint(QPainter& painter);

    [[nodiscard]] const LaneContents& contents() const { return m_contents; }

    [[nodiscard]] const LaneLayout& layout() const { return m_look.layout; }

    /// The part that was shown when it was painted last.
    [[nodiscard]] const TimeScale& scale() const { return m_look.scale; }

    /// What is at a place; nothing outside of the lanes.
    [[nodiscard]] std::optional<LaneHit> hit(QPointF position) const;
    /// What there is to say of a place; empty: nothing.
    [[nodiscard]] QString textAt(QPointF position) const;
    [[nodiscard]] LaneMetrics metrics(const LaneFrame& frame) const;

private:
    /// How far a process has been drawn.
    struct Drawn {
        Nanoseconds openSince = 0;
        bool settled = false; ///< it will never look different
    };

    void paintImage(QPainter& painter);
    void drawChanged();
    [[nodiscard]] double changedFrom(int lane, bool backward);
    void drawRow(int row, double fromX);
    void paintHighlight(QPainter& painter) const;

    LaneContents m_contents;
    LaneImage m_image;
    LaneLook m_look;
    bool m_imageIsOld = true;   ///< of another look
    std::vector<Drawn> m_drawn; ///< as the moment's processes
    Nanoseconds m_drawnNs = 0;  ///< the moment that is drawn
    std::vector<ProcessView> m_views;
    std::optional<quint64> m_highlighted;
};

} // namespace poolscope
