#include "ui/squaremap/mapscene.h"

#include "core/record/chunksearch.h"
#include "ui/squaremap/mapwords.h"
#include "ui/style/painttarget.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <utility>

namespace poolscope {

namespace {

/// More changes than these are drawn as one: they mostly lie side by side.
constexpr std::size_t MostChanges = 64;
/// More chunks than these between two moments are not looked at one by one.
constexpr std::size_t MostNoted = 100'000;
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

void MapScene::reset() {
    m_highlighted.reset();
    m_lost = {};
    m_atWork = {};
    m_done.clear();
    m_wasAtEnd = true;
    beginAgain();
}

/// None before the first map has begun: where they are going to stand depends on how it is cut.
quint64 MapScene::numbers() const {
    return m_moment.isEmpty() || m_moment.record().maps.empty() ? 0
                                                                : positionsOf(m_moment.record());
}

/// Nothing is taken yet of as many numbers as there are.
void MapScene::beginAgain() {
    m_owners.reset(numbers());
    m_look = {};
    m_taken = 0;
    m_changes.clear();
}

bool MapScene::take(FrameBudget& budget) {
    if (m_moment.isEmpty())
        return true;
    if (m_owners.numbers() != numbers())
        beginAgain(); // another map has begun
    const std::vector<ChunkEvent>& chunks = m_moment.record().chunks;
    for (; m_taken < chunks.size(); ++m_taken) {
        if (!budget.allows())
            return false;
        const ChunkEvent& chunk = chunks[m_taken];
        m_owners.take(chunk);
        note(chunk.position, chunk.position + chunk.count);
    }
    return true;
}

void MapScene::refresh() {
    if (m_moment.isEmpty())
        return;
    noteFinished();
    noteLost();
    noteAtWork();
}

/// The chunks that lie between this moment and the last one, whichever is the later.
void MapScene::noteFinished() {
    const RunRecord& record = m_moment.record();
    // What a run grows by is noted as it is taken.
    const bool grew = m_moment.isEnd() && m_wasAtEnd;
    m_wasAtEnd = m_moment.isEnd();
    const std::vector<std::size_t> before = std::exchange(m_done, {});
    m_done.reserve(record.processes.size());
    quint64 between = 0;
    for (std::size_t at = 0; at < record.processes.size(); ++at) {
        m_done.push_back(m_moment.chunksDone(static_cast<int>(at) + 1));
        const std::size_t last = at < before.size() ? before[at] : 0;
        between += std::max(last, m_done[at]) - std::min(last, m_done[at]);
    }
    if (grew || between == 0)
        return;
    if (between > MostNoted) {
        note(0, m_owners.numbers());
        return;
    }
    for (std::size_t process = 0; process < m_done.size(); ++process) {
        const ProcessChunks& own = record.index.of(static_cast<int>(process) + 1);
        const std::size_t last = process < before.size() ? before[process] : 0;
        for (std::size_t at = std::min(last, m_done[process]); at < std::max(last, m_done[process]);
             ++at) {
            const ChunkEvent& chunk = record.chunks[own[at]];
            note(chunk.position, chunk.position + chunk.count);
        }
    }
}

void MapScene::noteLost() {
    LostChunks lost(m_moment);
    const bool same =
        std::equal(lost.all().begin(), lost.all().end(), m_lost.all().begin(), m_lost.all().end());
    if (same)
        return;
    for (const LostChunks* chunks : {&m_lost, &lost}) {
        for (const LostChunk& chunk : chunks->all())
            note(chunk.from, chunk.until);
    }
    m_lost = std::move(lost);
}

void MapScene::noteAtWork() {
    AtWork now(m_moment);
    for (const auto& [one, other] : {std::pair(&m_atWork, &now), std::pair(&now, &m_atWork)}) {
        for (const AtWork::Part& part : one->parts()) {
            if (other->at(part.from) != part.process)
                note(part.from, part.until);
        }
    }
    m_atWork = std::move(now);
}

void MapScene::note(quint64 from, quint64 until) {
    if (m_changes.size() < MostChanges) {
        m_changes.push_back({from, until});
        return;
    }
    Change& rest = m_changes.back();
    rest.from = std::min(rest.from, from);
    rest.until = std::max(rest.until, until);
}

LegendContents MapScene::legend() const {
    LegendContents legend;
    if (m_moment.isEmpty())
        return legend;
    // Of the whole run: it must not change with every step of a replay.
    const RunRecord& record = m_moment.record();
    legend.processes = std::max(record.config.processes, static_cast<int>(record.processes.size()));
    legend.lost = m_lost.has(LostState::Lost);
    legend.again = m_lost.has(LostState::Again);
    legend.stopped = m_lost.has(LostState::Stopped);
    return legend;
}

MapLook MapScene::lookIn(const MapFrame& frame) const {
    MapInput input;
    if (!m_moment.isEmpty()) {
        const RunRecord& record = m_moment.record();
        input.first = record.config.input.first;
        input.numbers = {m_owners.numbers(), plannedUniformCount(record), m_owners.binLength()};
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
    if (look.geometry.columns == 0)
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
    if (!m_highlighted || map.columns == 0)
        return;
    const std::optional<Chunk> chunk = chunkNumbered(m_moment.record(), *m_highlighted);
    if (!chunk || chunk->count == 0)
        return;
    const auto columns = static_cast<quint64>(map.columns);
    const quint64 last = map.cellOf(chunk->position + chunk->count - 1);
    QRegion cells;
    for (quint64 from = map.cellOf(chunk->position); from <= last;) {
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
    if (m_moment.isEmpty() || m_look.geometry.perCell > 1)
        return std::nullopt;
    const std::optional<Chunk> chunk = chunkAt(m_moment.record(), cell);
    return chunk ? std::optional(chunk->index) : std::nullopt;
}

QString MapScene::textOf(quint64 cell) const {
    return cellText({contents(), m_look.geometry}, cell);
}

} // namespace poolscope
