#include "ui/squaremap/mapscene.h"

#include "core/base/text.h"
#include "ui/squaremap/mapwords.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace poolscope {

namespace {

/// More changes than these are drawn as one: they mostly lie side by side.
constexpr std::size_t MostChanges = 64;

CellMetrics metricsFor(const RunConfig& config, const MapFrame& frame) {
    const QFontMetricsF value(valueFont(frame.font));
    const QFontMetricsF square(squareFont(frame.font));
    const quint64 last = config.first + std::max<quint64>(config.size, 1) - 1;
    CellMetrics metrics;
    metrics.devicePixelRatio = frame.devicePixelRatio;
    const double ratio = frame.devicePixelRatio;
    metrics.valueWidth = value.horizontalAdvance(countText(last * last)) * ratio;
    metrics.squareWidth = square.horizontalAdvance(squareText(last)) * ratio;
    // Digits reach from the baseline to the ascent; the descent is room.
    metrics.valueHeight = value.ascent() * ratio;
    metrics.squareHeight = square.ascent() * ratio;
    return metrics;
}

} // namespace

void MapScene::setRecord(const RunRecord* record) {
    if (record != m_record)
        m_highlighted.reset();
    m_record = record;
    m_plan = record ? std::make_unique<ChunkPlan>(record->config) : nullptr;
    m_owners.reset(record ? record->config.size : 0);
    m_look = {};
    m_taken = 0;
    m_changes.clear();
}

bool MapScene::take(std::size_t most) {
    if (!m_record)
        return true;
    if (m_record->chunks.size() < m_taken)
        setRecord(m_record); // it began again
    const std::size_t left = m_record->chunks.size() - m_taken;
    const std::size_t until = m_taken + std::min(left, most);
    for (; m_taken < until; ++m_taken) {
        const ChunkEvent& chunk = m_record->chunks[m_taken];
        m_owners.take(chunk.position, chunk.count, chunk.process);
        note({chunk.position, chunk.position + chunk.count});
    }
    return left <= most;
}

void MapScene::note(const Change& change) {
    if (m_changes.size() < MostChanges) {
        m_changes.push_back(change);
        return;
    }
    Change& rest = m_changes.back();
    rest.from = std::min(rest.from, change.from);
    rest.until = std::max(rest.until, change.until);
}

void MapScene::fit(const MapFrame& frame) {
    const double ratio = frame.devicePixelRatio;
    MapLook look;
    look.size = QSize(static_cast<int>(frame.size.width() * ratio),
                      static_cast<int>(frame.size.height() * ratio));
    if (m_record)
        look.geometry =
            fitCells({m_record->config.size, m_plan->uniformCount(), m_owners.binLength()},
                     look.size, metricsFor(m_record->config, frame));
    look.theme = frame.theme;
    look.font = frame.font;
    look.devicePixelRatio = ratio;
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
            m_image.draw(map.cellOf(change.from), map.cellOf(until - 1) + 1, m_owners, *m_record);
    }
    m_changes.clear();
}

void MapScene::paint(QPainter& painter, const MapFrame& frame) {
    fit(frame);
    drawChanged();
    painter.drawImage(QPointF(0, 0), m_image.image());
    if (m_highlighted && m_look.geometry.columns > 0 && *m_highlighted < m_plan->chunks())
        paintHighlight(painter);
}

/// Outlines all cells of the chunk, which may begin and end within a row.
void MapScene::paintHighlight(QPainter& painter) const {
    const MapGeometry& map = m_look.geometry;
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
    painter.save();
    painter.scale(1.0 / m_look.devicePixelRatio, 1.0 / m_look.devicePixelRatio);
    painter.translate(-map.gap / 2.0, -map.gap / 2.0);
    painter.setPen(QPen(m_look.theme.text, 2.0 * m_look.devicePixelRatio));
    painter.drawPath(outline.simplified());
    painter.restore();
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
    return cellText(*m_record, *m_plan, m_look.geometry, m_owners, cell);
}

} // namespace poolscope
