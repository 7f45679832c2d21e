#include "ui/sweepcharts/heatmappainter.h"

#include "ui/style/hatch.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double Palest = 0.15;           ///< that much slower, and more
constexpr double StrongestOnLight = 0.62; ///< of the accent on the card
constexpr double StrongestOnDark = 0.55;
constexpr double PaleShare = 0.1;
constexpr double HatchShare = 0.28; ///< of the accent more than in the cell
constexpr double Radius = 3.0;      ///< px
constexpr double LowestRounded = 10.0;
constexpr double PatchMargin = 3.0; ///< px left and right of a figure
constexpr double LineWidth = 2.0;
constexpr double LeastHatched = 8.0; ///< px
constexpr int Shades = 16;           ///< in the legend

/// How much of the accent there is in a cell's colour.
double strengthOf(const Theme& theme, double slower) {
    const double share = std::clamp(slower / Palest, 0.0, 1.0);
    const double strongest = theme.dark ? StrongestOnDark : StrongestOnLight;
    return strongest + share * (PaleShare - strongest);
}

QColor shade(const Theme& theme, double strength) {
    return QColor::fromRgb(blended(theme.card.rgb(), theme.accent.rgb(), strength));
}

void paintBox(QPainter& painter, const QRectF& rect) {
    const double radius = std::min(rect.width(), rect.height()) >= LowestRounded ? Radius : 0.0;
    painter.drawRoundedRect(rect, radius, radius);
}

/// Around a box, outside of it.
void paintRing(QPainter& painter, const QRectF& rect, const QColor& colour) {
    painter.setPen(QPen(colour, LineWidth));
    painter.setBrush(Qt::NoBrush);
    paintBox(painter, rect.adjusted(-1, -1, 1, 1));
}

void paintCell(QPainter& painter, const QRectF& rect, const HeatCell& cell, const Theme& theme) {
    if (!cell.point)
        return;
    if (!cell.slower) {
        painter.setPen(QPen(cell.text.isEmpty() ? theme.border : theme.bad, 1.0));
        painter.setBrush(Qt::NoBrush);
        paintBox(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(heatColour(theme, *cell.slower));
    paintBox(painter, rect);
    if (cell.isOpen && std::min(rect.width(), rect.height()) >= LeastHatched)
        hatch(painter, rect.adjusted(1, 1, -1, -1), hatchColour(theme, *cell.slower));
}

/// Those that are no longer run are not bold. A patch keeps hatching from the figures.
void writeCell(QPainter& painter, const QRectF& rect, const HeatCell& cell, const Theme& theme,
               const QFont& font) {
    if (cell.text.isEmpty())
        return;
    QFont own = font;
    own.setBold(cell.slower && !cell.isDropped);
    const QFontMetricsF metrics(own);
    QRectF patch(0, 0, metrics.horizontalAdvance(cell.text) + 2 * PatchMargin, metrics.height());
    patch.moveCenter(rect.center());
    if (cell.isOpen)
        painter.fillRect(patch & rect, heatColour(theme, *cell.slower));
    painter.setFont(own);
    painter.setPen(cell.slower ? inkOn(heatColour(theme, *cell.slower)) : theme.bad);
    if (cell.slower || patch.width() <= rect.width())
        painter.drawText(rect, Qt::AlignCenter, cell.text);
}

/// In steps, since not everything that reads SVG knows gradients.
void paintScale(QPainter& painter, const QRectF& rect, const Theme& theme) {
    const double width = rect.width() / Shades;
    for (int i = 0; i < Shades; ++i)
        painter.fillRect(QRectF(rect.left() + i * width, rect.top(), width, rect.height()),
                         heatColour(theme, Palest * i / (Shades - 1)));
}

void paintSwatch(QPainter& painter, const HeatMapLayout::Entry& entry, const Theme& theme,
                 const QFont& font) {
    using Sign = HeatMapLayout::Sign;
    HeatCell cell;
    cell.point = 0;
    cell.slower = entry.sign == Sign::Dropped ? Palest : 0.0;
    switch (entry.sign) {
    case Sign::Unit:
        return;
    case Sign::Scale:
        paintScale(painter, entry.swatch, theme);
        return;
    case Sign::Recommended:
        paintRing(painter, entry.swatch.adjusted(2, 2, -2, -2), theme.text);
        return;
    case Sign::Open:
        cell.isOpen = true;
        paintCell(painter, entry.swatch, cell, theme);
        return;
    case Sign::Dropped:
        cell.isDropped = true;
        cell.text = QStringLiteral("12");
        paintCell(painter, entry.swatch, cell, theme);
        writeCell(painter, entry.swatch, cell, theme, font);
        return;
    }
}

void paintLegend(QPainter& painter, const HeatMapLayout& layout, const Theme& theme,
                 const QFont& font) {
    for (const HeatMapLayout::Entry& entry : layout.legend()) {
        paintSwatch(painter, entry, theme, font);
        painter.setFont(font);
        painter.setPen(theme.muted);
        painter.drawText(entry.beforeRect, Qt::AlignLeft | Qt::AlignVCenter, entry.before);
        painter.drawText(entry.afterRect, Qt::AlignLeft | Qt::AlignVCenter, entry.after);
    }
}

void paintLabels(QPainter& painter, const std::vector<HeatMapLayout::Label>& labels,
                 Qt::Alignment alignment, const Theme& theme, const QFont& font) {
    for (const HeatMapLayout::Label& label : labels) {
        QFont own = font;
        own.setBold(label.strong);
        painter.setFont(own);
        painter.setPen(label.strong ? theme.text : theme.muted);
        painter.drawText(label.rect, static_cast<int>(alignment), label.text);
    }
}

} // namespace

QColor heatColour(const Theme& theme, double slower) {
    return shade(theme, strengthOf(theme, slower));
}

QColor hatchColour(const Theme& theme, double slower) {
    return shade(theme, strengthOf(theme, slower) + HatchShare);
}

void paintHeatMap(QPainter& painter, const HeatMapData& data, const HeatMapLayout& layout,
                  const Theme& theme, const QFont& font, const std::optional<qsizetype>& chosen) {
    painter.setRenderHint(QPainter::Antialiasing);
    const qsizetype columns = data.columns.size();
    const auto rectOf = [&](qsizetype at) { return layout.cell(at / columns, at % columns); };
    for (qsizetype at = 0; at < data.cells.size(); ++at) {
        paintCell(painter, rectOf(at), data.cells[at], theme);
        if (layout.hasTexts())
            writeCell(painter, rectOf(at), data.cells[at], theme, font);
    }
    for (qsizetype at = 0; at < data.cells.size(); ++at) {
        if (data.cells[at].isRecommended)
            paintRing(painter, rectOf(at), theme.text);
    }
    if (chosen)
        paintRing(painter, rectOf(*chosen).adjusted(-1, -1, 1, 1), theme.accent);
    paintLabels(painter, layout.rows(), Qt::AlignRight | Qt::AlignVCenter, theme, font);
    paintLabels(painter, layout.columns(), Qt::AlignHCenter | Qt::AlignVCenter, theme, font);
    paintLegend(painter, layout, theme, font);
}

} // namespace poolscope
