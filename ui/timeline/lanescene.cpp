#include "ui/timeline/lanescene.h"

#include "ui/shown/timespan.h"
#include "ui/style/fonts.h"
#include "ui/style/painttarget.h"
#include "ui/style/processwords.h"
#include "ui/timeline/lanemarks.h"
#include "ui/timeline/laneoverlay.h"
#include "ui/timeline/laneshapes.h"
#include "ui/timeline/lanewords.h"
#include "ui/timeline/seriallane.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

/// Ticks stand at least so many times their text's width apart.
constexpr double TickSpacing = 2.0;
/// What is drawn last before a change is drawn again with it, px: marks may be wider than their
/// time.
constexpr double Overlap = 4.0;
/// Chunks so near to the mouse count as hit, px.
constexpr double Reach = 1.5;
/// As many processes can come in the place of others, or one for each if that is more.
constexpr int MostExtraProcesses = 16;

} // namespace

void LaneScene::reset() {
    m_highlighted.reset();
    m_contents.reset();
    m_drawn.clear();
    m_look = {}; // nothing drawn so far belongs to this run
}

LaneMetrics LaneScene::metrics(const LaneFrame& frame) const {
    const QFontMetricsF bold(scaledFont(frame.font, 1.0, true));
    const QFontMetricsF small(scaledFont(frame.font, SmallText));
    // Replacements have higher numbers: the lanes must not move when one comes.
    const auto digits = QString::number(2 * m_contents.lanes() + MostExtraProcesses).size();
    const QString name = processText(QString(digits, u'8').toInt());
    LaneMetrics metrics;
    metrics.line = std::ceil(bold.height());
    metrics.smallLine = std::ceil(small.height());
    metrics.labelWidth = std::ceil(
        std::max({bold.horizontalAdvance(name), bold.horizontalAdvance(serialNameText()),
                  small.horizontalAdvance(pidText(8888888)), small.horizontalAdvance(stillText()),
                  small.horizontalAdvance(simulatedText())}));
    metrics.tickWidth = std::ceil(small.horizontalAdvance(QStringLiteral("88.8 ms")));
    metrics.devicePixelRatio = frame.devicePixelRatio;
    metrics.serialLane = m_contents.hasSerialLane();
    return metrics;
}

bool LaneScene::prepare(const LaneFrame& frame, const TimeSpan& visible) {
    const LaneMetrics sizes = metrics(frame);
    LaneLook look;
    look.layout = layOutLanes(m_contents.lanes(), frame.size, sizes);
    const double spacing = sizes.tickWidth * TickSpacing;
    look.scale = {static_cast<double>(visible.from), static_cast<double>(visible.to),
                  look.layout.plot.width()};
    look.ticks = ticks(look.scale, spacing);
    look.theme = frame.theme;
    look.font = frame.font;
    look.size = frame.size;
    look.devicePixelRatio = frame.devicePixelRatio;
    look.smallLine = sizes.smallLine;
    if (look == m_look)
        return false;
    m_look = look;
    m_imageIsOld = true;
    return true;
}

void LaneScene::drawChanged() {
    const Moment& moment = m_contents.moment();
    if (m_imageIsOld) {
        m_image.reset(m_look);
        m_drawn.clear();
        m_imageIsOld = false;
    }
    if (m_contents.isEmpty())
        return;
    const bool backward = moment.time() < m_drawnNs;
    m_drawnNs = moment.time();
    m_drawn.resize(moment.processes().size());
    for (int row = 0; row < m_look.layout.rows; ++row) {
        // Going back, what was drawn of later times has to go.
        double fromX = backward ? m_look.scale.xOf(static_cast<double>(moment.time()))
                                : std::numeric_limits<double>::max();
        for (int lane = m_look.layout.firstLaneOf(row); lane < m_look.layout.firstLaneOf(row + 1);
             ++lane)
            fromX = std::min(fromX, changedFrom(lane, backward));
        if (fromX < m_look.scale.width)
            drawRow(row, std::floor(fromX - Overlap));
    }
}

/// From which pixel on a lane looks different than when it was drawn.
double LaneScene::changedFrom(int lane, bool backward) {
    const Moment& moment = m_contents.moment();
    const bool isOver = moment.outcome() != Outcome::Running;
    double fromX = std::numeric_limits<double>::max();
    for (const std::size_t at : m_contents.processesOf(lane)) {
        Drawn& drawn = m_drawn[at];
        const bool hasEnded = moment.processes()[at].endedNs.has_value();
        if (drawn.settled && (hasEnded || !backward))
            continue;
        const Nanoseconds before = drawn.openSince;
        drawn.openSince = m_contents.openSince(at);
        drawn.settled = hasEnded && isOver;
        const Nanoseconds since = std::min(before, drawn.openSince);
        fromX = std::min(fromX, m_look.scale.xOf(static_cast<double>(since)));
    }
    return fromX;
}

void LaneScene::drawRow(int row, double fromX) {
    m_views.clear();
    for (int lane = m_look.layout.firstLaneOf(row); lane < m_look.layout.firstLaneOf(row + 1);
         ++lane) {
        for (const std::size_t at : m_contents.processesOf(lane))
            m_views.push_back(m_contents.view(at));
    }
    m_image.drawRow(row, m_views, fromX);
}

void LaneScene::paint(QPainter& painter) {
    const bool shapes = writesShapes(painter);
    painter.save();
    if (!shapes)
        paintImage(painter);
    if (!m_contents.moment().isEmpty()) {
        paintSerialLane(painter, m_look, m_contents.moment().record());
        if (shapes)
            paintLaneShapes(painter, m_look, m_contents);
        paintFreezes(painter, m_look, m_contents);
        paintReplacements(painter, m_look, m_contents);
        paintEndMark(painter, m_look, m_contents.moment());
        paintDeaths(painter, m_look, m_contents);
    }
    paintLaneLabels(painter, m_look, m_contents);
    paintTimeAxis(painter, m_look);
    if (m_highlighted)
        paintHighlight(painter);
    painter.restore();
}

/// Pixel by pixel, also with a scale factor that is no whole number.
void LaneScene::paintImage(QPainter& painter) {
    drawChanged();
    alignToPixels(painter);
    painter.scale(1.0 / m_look.devicePixelRatio, 1.0 / m_look.devicePixelRatio);
    painter.drawImage(QPointF(0, 0), m_image.image());
    painter.scale(m_look.devicePixelRatio, m_look.devicePixelRatio);
}

void LaneScene::paintHighlight(QPainter& painter) const {
    const std::optional<QRectF> chunk = chunkRect(m_look, m_contents, *m_highlighted);
    if (!chunk)
        return;
    const QRectF visible = chunk->intersected(m_look.layout.plot.adjusted(-2, -2, 2, 2));
    painter.setPen(QPen(m_look.theme.text, 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(visible);
}

QString LaneScene::textAt(QPointF position) const {
    if (m_contents.hasSerialLane() && position.y() < m_look.layout.markTop)
        return serialLaneText(m_contents.moment().record());
    const std::optional<LaneHit> at = hit(position);
    return at ? lanePointText(m_contents, *at) : QString();
}

std::optional<LaneHit> LaneScene::hit(QPointF position) const {
    const std::optional<int> lane = m_look.layout.laneAt(position.y());
    const double x = position.x() - m_look.layout.plot.left();
    if (m_contents.moment().isEmpty() || !lane || x < 0.0 || x > m_look.scale.width)
        return std::nullopt;
    const auto ns = static_cast<Nanoseconds>(m_look.scale.nsAt(x));
    const auto reach = static_cast<Nanoseconds>(m_look.scale.nsPerPixel() * Reach);
    if (ns > m_contents.moment().time())
        return std::nullopt;
    LaneHit hit = m_contents.hit(*lane, ns, reach);
    return hit.process ? std::optional(hit) : std::nullopt;
}

} // namespace poolscope
