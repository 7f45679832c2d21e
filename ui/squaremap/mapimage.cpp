#include "ui/squaremap/mapimage.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

/// With scale factors that are no whole numbers a view may reach into one more pixel.
QSize coveringSize(const MapLook& look) {
    const bool whole = look.devicePixelRatio == std::floor(look.devicePixelRatio);
    return whole ? look.size : look.size + QSize(2, 2);
}

} // namespace

void MapImage::reset(const MapLook& look) {
    m_look = look;
    m_colours = MapColours(look.theme);
    const QSize size = coveringSize(look);
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(look.devicePixelRatio);
    m_image.fill(look.theme.card);
    m_edges.clear();
    for (int column = 0; !look.geometry.large && column <= look.geometry.columns; ++column)
        m_edges.push_back(look.geometry.leftOf(column));
}

QRgb* MapImage::lineAt(int y) {
    // Rows of 32-bit pixels are aligned for them.
    return static_cast<QRgb*>(static_cast<void*>(m_image.scanLine(y)));
}

void MapImage::draw(quint64 from, quint64 until, const MapContents& contents) {
    if (m_image.isNull() || from >= until)
        return;
    if (!m_look.geometry.large)
        return drawSmall(from, until, contents);
    QPainter painter(&m_image);
    MapPainter(painter, m_look, m_colours, contents).paint(from, until);
}

void MapImage::drawSmall(quint64 from, quint64 until, const MapContents& contents) {
    const auto columns = static_cast<quint64>(m_look.geometry.columns);
    for (quint64 cell = from; cell < until;) {
        const quint64 row = cell / columns;
        const quint64 end = std::min(until, (row + 1) * columns);
        drawRun(static_cast<int>(row), static_cast<int>(cell - row * columns),
                static_cast<int>(end - row * columns), contents);
        cell = end;
    }
    hatchLost(from, until, contents.lost);
}

/// Draws cells of one row: one line of pixels, copied down.
void MapImage::drawRun(int row, int fromColumn, int untilColumn, const MapContents& contents) {
    const MapGeometry& map = m_look.geometry;
    const quint64 rowStart = static_cast<quint64>(row) * static_cast<quint64>(map.columns);
    const QRect first = map.rect(rowStart + static_cast<quint64>(fromColumn));
    const QRect last = map.rect(rowStart + static_cast<quint64>(untilColumn - 1));
    m_line.assign(static_cast<std::size_t>(last.right() + 1 - first.left()),
                  m_look.theme.card.rgb());
    const OwnerMap& owners = contents.owners;
    const bool isEnd = contents.moment.isEnd(); // asked once: there may be a million cells
    for (int column = fromColumn; column < untilColumn; ++column) {
        const quint64 position = (rowStart + static_cast<quint64>(column)) * map.perCell;
        const int process = isEnd ? owners.ownerOf(position, map.perCell)
                                  : owners.ownerAt(contents.moment, position, map.perCell);
        const int atWork =
            process == 0 ? contents.atWork.within(position, position + map.perCell) : 0;
        const int left = m_edges[static_cast<std::size_t>(column)];
        const int right = m_edges[static_cast<std::size_t>(column) + 1] - map.gap;
        std::fill(m_line.begin() + (left - first.left()), m_line.begin() + (right - first.left()),
                  atWork == 0 ? m_colours.small(process, column, row)
                              : m_colours.pale(atWork).rgb());
    }
    for (int y = first.top(); y <= first.bottom() && y < m_image.height(); ++y)
        std::copy(m_line.begin(), m_line.end(), lineAt(y) + first.left());
}

/// Lines over all cells of which a part was lost: where cells are so small, a part is a cell at
/// most at each end of a chunk.
void MapImage::hatchLost(quint64 from, quint64 until, const LostChunks& lost) {
    const MapGeometry& map = m_look.geometry;
    const auto columns = static_cast<quint64>(map.columns);
    for (const LostChunk& chunk : lost.within(from * map.perCell, until * map.perCell)) {
        const Hatch hatch = m_colours.hatchOf(chunk, m_look.devicePixelRatio);
        const quint64 last = std::min(until, map.cellOf(chunk.until - 1) + 1);
        for (quint64 cell = std::max(from, map.cellOf(chunk.from)); cell < last;) {
            const quint64 row = cell / columns;
            const quint64 end = std::min(last, (row + 1) * columns);
            hatchRun(static_cast<int>(row), static_cast<int>(cell - row * columns),
                     static_cast<int>(end - row * columns), hatch);
            cell = end;
        }
    }
}

void MapImage::hatchRun(int row, int fromColumn, int untilColumn, const Hatch& hatch) {
    const MapGeometry& map = m_look.geometry;
    const QRect first = map.rect(static_cast<quint64>(row) * static_cast<quint64>(map.columns));
    for (int y = first.top(); y <= first.bottom() && y < m_image.height(); ++y) {
        QRgb* line = lineAt(y);
        for (int column = fromColumn; column < untilColumn; ++column) {
            const int right = m_edges[static_cast<std::size_t>(column) + 1] - map.gap;
            for (int x = m_edges[static_cast<std::size_t>(column)]; x < right; ++x) {
                if ((x + y) % hatch.pitch < hatch.thickness)
                    line[x] = hatch.line;
                else if (hatch.ground)
                    line[x] = *hatch.ground;
            }
        }
    }
}

} // namespace poolscope
