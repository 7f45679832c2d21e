#include "ui/squaremap/mapscene.h"

#include "ui/squaremap/mapwords.h"
#include "ui/style/painttarget.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace poolscope {

namespace {

/// More changes than these are drawn as one: they mostly lie side by side.
constexpr std::size_t MostChanges = 64;
constexpr double HighlightWidth = 2.0; ///< logical px

/// A file of shapes is looked at enlarged: what is an image in it has more pixels than its place.
constexpr double ImageRatioInShapes = 2.0;

/// @p outline without what lies outside of the rectangle from 0 to @p right and @p bottom.
QPainterPath inside(QPainterPath outline, double margin, double right, double bottom) {
    for (int i = 0; i < outline.elementCount(); ++i) {
        const QPainterPath::Element at = outline.elementAt(i);
        outline.setElementPositionAt(i, std::clamp(at.x, margin, std::max(margin, right - margin)),
                                     std::clamp(at.y, margin, std::max(margin, bottom - margin)));
    }
    return outline;
}

} // namespace

void MapScene::setRecord(const RunRecord* record) {
    if (record != m_record)
        m_highlighted.reset();
    m_record = record;
    m_plan = record ? std::make_unique<ChunkPlan>(record->config) : nullptr;
    m_owners.reset(record ? record->config.input.size : 0);
    m_lost.reset();
    m_look = {};
    m_taken = 0;
    m_changes.clear();
}

bool MapScene::take(std::size_t most) {
    if (!m_record)
        return true;
    if (m_record->chunks.size() < m_taken || m_lost.isStale(*m_record))
        setRecord(m_record); // it began again
    for (const Chunk& chunk : m_lost.take(*m_record, *m_plan))
        note(chunk);
    const std::size_t left = m_record->chunks.size() - m_taken;
    const std::size_t until = m_taken + std::min(left, most);
    for (; m_taken < until; ++m_taken) {
        const ChunkEvent& chunk = m_record->chunks[m_taken];
        m_owners.take(chunk.position, chunk.count, chunk.process);
        m_lost.finish(chunk);
        note({chunk.index, chunk.position, chunk.count});
    }
    return left <= most;
}

void MapScene::note(const Chunk& chunk) {
    const Change change{chunk.position, chunk.position + chunk.count};
    if (m_changes.size() < MostChanges) {
        m_changes.push_back(change);
        return;
    }
    Change& rest = m_changes.back();
    rest.from = std::min(rest.from, change.from);
    rest.until = std::max(rest.until, change.until);
}

LegendContents MapScene::legend() const {
    LegendContents legend;
    if (!m_record)
        return legend;
    legend.processes =
        std::max(m_record->config.processes, static_cast<int>(m_record->processes.size()));
    legend.lost = m_lost.has(LostState::Lost);
    legend.again = m_lost.has(LostState::Again);
    legend.stopped = m_lost.has(LostState::Stopped);
    return legend;
}

MapLook MapScene::lookIn(const MapFrame& frame) const {
    MapInput input;
    if (m_record) {
        input.first = m_record->config.input.first;
        input.numbers = {m_record->config.input.size, m_plan->uniformCount(), m_owners.binLength()};
    }
    return lookFor(input, frame);
}

void MapScene::fit(const MapFrame& frame) {
    const MapLook look = lookIn(frame);
    if (look == m_look)
        return;
    m_look = look;
    m_image.reset(look);
    m_changes.assign(1, {0, look.geometry.numbers});
}

void MapScene::drawChanged() {
    const MapGeometry& map = m_look.geometry;
    for (const Change& change : m_changes) {
        const quint64 until = std::min(change.until, map.numbers);
        if (change.from < until)
            m_image.draw(map.cellOf(change.from), map.cellOf(until - 1) + 1, contents());
    }
    m_changes.clear();
}

void MapScene::paint(QPainter& painter, const MapFrame& frame) {
    painter.save();
    if (writesShapes(painter))
        paintShapes(painter, frame);
    else
        paintPixels(painter, frame);
    painter.restore();
}

void MapScene::paintPixels(QPainter& painter, const MapFrame& frame) {
    fit(frame);
    drawChanged();
    alignToPixels(painter);
    painter.drawImage(QPointF(0, 0), m_image.image());
    paintHighlight(painter, m_look);
}

/// What the screen needs next time stays as it is.
void MapScene::paintShapes(QPainter& painter, const MapFrame& frame) const {
    const MapLook look = lookIn(frame);
    painter.fillRect(QRect(QPoint(), frame.size), look.theme.card);
    if (!m_record || look.geometry.columns == 0)
        return;
    if (isWorthShapes(look)) {
        const MapColours colours(look.theme);
        const MapContents shown = contents();
        MapPainter(painter, look, colours, shown).paint(0, look.geometry.cells());
    } else {
        MapFrame fine = frame;
        fine.devicePixelRatio *= ImageRatioInShapes;
        MapImage image;
        const MapLook fineLook = lookIn(fine);
        image.reset(fineLook);
        image.draw(0, fineLook.geometry.cells(), contents());
        painter.drawImage(QPointF(0, 0), image.image());
    }
    paintHighlight(painter, look);
}

/// Outlines all cells of the chunk, which may begin and end within a row.
void MapScene::paintHighlight(QPainter& painter, const MapLook& look) const {
    const MapGeometry& map = look.geometry;
    if (!m_highlighted || map.columns == 0 || *m_highlighted >= m_plan->chunks())
        return;
    const Chunk chunk = m_plan->chunk(*m_highlighted);
    const auto columns = static_cast<quint64>(map.columns);
    const quint64 last = map.cellOf(chunk.position + chunk.count - 1);
    QRegion cells;
    for (quint64 from = map.cellOf(chunk.position); from <= last;) {
        // The rest of a row, or as many whole rows as there are.
        quint64 until = std::min(last, from / columns * columns + columns - 1);
        if (from % columns == 0 && last - from >= columns)
            until = std::max(until, (last + 1) / columns * columns - 1);
        const QRect first = map.rect(from);
        cells += first.united(map.rect(until)).adjusted(0, 0, map.gap, map.gap);
        from = until + 1;
    }
    QPainterPath outline;
    outline.addRegion(cells);
    outline = outline.simplified();
    outline.translate(-map.gap / 2.0, -map.gap / 2.0);
    const double width = HighlightWidth * look.devicePixelRatio;
    painter.scale(1.0 / look.devicePixelRatio, 1.0 / look.devicePixelRatio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(look.theme.text, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(inside(outline, width / 2.0, look.size.width(), look.size.height()));
}

std::optional<quint64> MapScene::cellAt(QPointF position) const {
    return m_look.geometry.cellAt(position * m_look.devicePixelRatio);
}

std::optional<quint64> MapScene::chunkOf(quint64 cell) const {
    if (!m_record || m_look.geometry.perCell > 1)
        return std::nullopt;
    return chunkAt(*m_plan, cell).index;
}

QString MapScene::textOf(quint64 cell) const {
    return cellText({contents(), *m_plan, m_look.geometry}, cell);
}

} // namespace poolscope
