#include "ui/squaremap/mapimage.h"

#include "core/base/text.h"
#include "ui/style/fonts.h"

#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double SquareTextSize = 0.75; ///< of the text's size
constexpr double ValueTextSize = 0.9;
constexpr double Radius = 2.0;           ///< logical px
constexpr double SmallestRounded = 16.0; ///< logical px
constexpr double LineOverlap = 0.88;     ///< lines of digits need less than a line's height
constexpr int DotAlpha = 90;
constexpr int DotPitch = 4; ///< cells from dot to dot, where cells are too small for a pattern
constexpr double DotShare = 0.45;
constexpr char16_t Superscript2 = 0x00b2;

} // namespace

QFont squareFont(const QFont& font) {
    return scaledFont(font, SquareTextSize);
}

QFont valueFont(const QFont& font) {
    return scaledFont(font, ValueTextSize, true);
}

QString squareText(quint64 number) {
    return countText(number) + QChar(Superscript2);
}

void MapImage::reset(const MapLook& look) {
    m_look = look;
    if (m_image.size() != look.size)
        m_image = QImage(look.size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(look.devicePixelRatio);
    m_image.fill(look.theme.card);
    m_edges.clear();
    for (int column = 0; !look.geometry.large && column <= look.geometry.columns; ++column)
        m_edges.push_back(look.geometry.leftOf(column));
    for (int i = 0; i < ProcessColours; ++i) {
        const QColor colour = processColour(i + 1);
        m_colours.at(static_cast<std::size_t>(i)) = colour.rgb();
        m_dots.at(static_cast<std::size_t>(i)) =
            blended(colour.rgb(), inkOn(colour).rgb(), DotShare);
    }
}

QRgb MapImage::smallColour(int process, int column, int row) const {
    if (process == 0)
        return m_look.theme.empty.rgb();
    const bool dot = hasDots(process) && (column + row * (DotPitch / 2)) % DotPitch == 0;
    return (dot ? m_dots : m_colours)[static_cast<std::size_t>((process - 1) % ProcessColours)];
}

void MapImage::draw(quint64 from, quint64 until, const OwnerMap& owners, const RunRecord& record) {
    if (m_image.isNull() || from >= until)
        return;
    if (m_look.geometry.large)
        drawLarge(from, until, owners, record);
    else
        drawSmall(from, until, owners);
}

void MapImage::drawLarge(quint64 from, quint64 until, const OwnerMap& owners,
                         const RunRecord& record) {
    const double ratio = m_look.devicePixelRatio;
    QPainter painter(&m_image);
    for (quint64 cell = from; cell < until; ++cell) {
        const QRect device = m_look.geometry.rect(cell);
        const QRectF rect(device.x() / ratio, device.y() / ratio, device.width() / ratio,
                          device.height() / ratio);
        const int process = owners.ownerOf(cell, 1);
        drawCell(painter, rect, process);
        if (process == 0 || m_look.geometry.text == CellText::None)
            continue;
        painter.setPen(inkOn(processColour(process)));
        write(painter, rect, cell, record);
    }
}

void MapImage::drawCell(QPainter& painter, const QRectF& cell, int process) const {
    const bool rounded = std::min(cell.width(), cell.height()) >= SmallestRounded;
    painter.setRenderHint(QPainter::Antialiasing, rounded);
    if (rounded)
        painter.fillRect(cell, m_look.theme.card); // what was there shows at the corners
    if (process == 0) {
        const QRectF outline = cell.adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(m_look.theme.empty);
        painter.setBrush(m_look.theme.card);
        if (rounded)
            painter.drawRoundedRect(outline, Radius, Radius);
        else
            painter.fillRect(cell, m_look.theme.empty);
        return;
    }
    const QColor colour = processColour(process);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (rounded)
        painter.drawRoundedRect(cell, Radius, Radius);
    else
        painter.fillRect(cell, colour);
    if (hasDots(process)) {
        QColor dots = inkOn(colour);
        dots.setAlpha(DotAlpha);
        painter.fillRect(cell, QBrush(dots, Qt::Dense6Pattern));
    }
}

void MapImage::write(QPainter& painter, const QRectF& cell, quint64 position,
                     const RunRecord& record) const {
    const quint64 number = record.config.first + position;
    const QString square = squareText(number);
    const QString value = record.results ? countText(record.results.get()[position]) : QString();
    const CellText text = record.results ? m_look.geometry.text : CellText::Square;
    if (text == CellText::Value) {
        painter.setFont(valueFont(m_look.font));
        painter.drawText(cell, Qt::AlignCenter, value);
        return;
    }
    painter.setFont(squareFont(m_look.font));
    if (text == CellText::Square) {
        painter.drawText(cell, Qt::AlignCenter, square);
        return;
    }
    const double upper = painter.fontMetrics().height() * LineOverlap;
    painter.setFont(valueFont(m_look.font));
    const double lower = painter.fontMetrics().height() * LineOverlap;
    const double top = cell.center().y() - (upper + lower) / 2.0;
    const QRectF valueRect(cell.left(), top + upper, cell.width(), lower);
    painter.drawText(valueRect, Qt::AlignCenter | Qt::TextDontClip, value);
    painter.setFont(squareFont(m_look.font));
    painter.drawText(QRectF(cell.left(), top, cell.width(), upper),
                     Qt::AlignCenter | Qt::TextDontClip, square);
}

void MapImage::drawSmall(quint64 from, quint64 until, const OwnerMap& owners) {
    const auto columns = static_cast<quint64>(m_look.geometry.columns);
    while (from < until) {
        const quint64 row = from / columns;
        const quint64 end = std::min(until, (row + 1) * columns);
        drawRun(static_cast<int>(row), static_cast<int>(from - row * columns),
                static_cast<int>(end - row * columns), owners);
        from = end;
    }
}

/// Draws cells of one row: one line of pixels, copied down.
void MapImage::drawRun(int row, int fromColumn, int untilColumn, const OwnerMap& owners) {
    const MapGeometry& map = m_look.geometry;
    const quint64 rowStart = static_cast<quint64>(row) * static_cast<quint64>(map.columns);
    const QRect first = map.rect(rowStart + static_cast<quint64>(fromColumn));
    const QRect last = map.rect(rowStart + static_cast<quint64>(untilColumn - 1));
    m_line.assign(static_cast<std::size_t>(last.right() + 1 - first.left()),
                  m_look.theme.card.rgb());
    for (int column = fromColumn; column < untilColumn; ++column) {
        const quint64 cell = rowStart + static_cast<quint64>(column);
        const int process = owners.ownerOf(cell * map.perCell, map.perCell);
        const int left = m_edges[static_cast<std::size_t>(column)];
        const int right = m_edges[static_cast<std::size_t>(column) + 1] - map.gap;
        std::fill(m_line.begin() + (left - first.left()), m_line.begin() + (right - first.left()),
                  smallColour(process, column, row));
    }
    for (int y = first.top(); y <= first.bottom() && y < m_image.height(); ++y) {
        QRgb* line = static_cast<QRgb*>(static_cast<void*>(m_image.scanLine(y)));
        std::copy(m_line.begin(), m_line.end(), line + first.left());
    }
}

} // namespace poolscope
