#include "ui/charts/barpainter.h"

#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double LowestOutlined = 5.0; ///< px; lower pieces are one colour
constexpr double PieceGap = 1.0;       ///< px between pieces
constexpr double CrossStep = 6.0;      ///< px from line to line of a crossed piece
constexpr double Faint = 0.3;          ///< of the colour, under lines
constexpr double OutlineShare = 0.55;  ///< of the theme's muted colour

QColor mixed(QColor under, QColor over, double share) {
    return QColor::fromRgb(blended(under.rgb(), over.rgb(), share));
}

/// Lines from the lower left to the upper right. Cut by hand: a drawing for a file has no clipping.
void paintCrossed(QPainter& painter, const QRectF& rect) {
    for (double x = rect.left() - rect.height(); x < rect.right(); x += CrossStep) {
        const double left = std::max(x, rect.left());
        const double right = std::min(x + rect.height(), rect.right());
        if (left < right)
            painter.drawLine(QPointF(left, rect.bottom() - (left - x)),
                             QPointF(right, rect.bottom() - (right - x)));
    }
}

void paintPiece(QPainter& painter, const QRectF& rect, const BarSet& set, const Theme& theme) {
    if (set.look == BarSet::Look::Plain || rect.height() < LowestOutlined || rect.width() < 2) {
        painter.fillRect(rect, set.colour);
        return;
    }
    const bool crossed = set.look == BarSet::Look::Crossed;
    const QColor line = crossed ? set.colour : mixed(theme.card, theme.muted, OutlineShare);
    painter.fillRect(rect, crossed ? mixed(theme.card, set.colour, Faint) : set.colour);
    painter.setPen(QPen(line, 1.0));
    painter.setBrush(Qt::NoBrush);
    const QRectF inside = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRect(inside);
    if (crossed)
        paintCrossed(painter, inside);
}

/// With a gap to the next piece where that leaves something, and does not tear low rows apart.
QRectF withGap(QRectF piece) {
    if (piece.width() > 3 * PieceGap && piece.height() >= LowestOutlined)
        piece.setRight(piece.right() - PieceGap);
    return piece;
}

} // namespace

void paintBars(QPainter& painter, const BarChartData& chart, const BarLayout& layout,
               const Theme& theme, const std::optional<BarPlace>& chosen) {
    painter.setPen(theme.muted);
    for (const BarLayout::Entry& entry : layout.legend())
        painter.drawText(entry.rect, Qt::AlignRight | Qt::AlignVCenter, chart.sets[entry.set].name);
    for (const BarLayout::Label& label : layout.labels())
        painter.drawText(label.rect, Qt::AlignLeft | Qt::AlignVCenter, label.text);
    for (const BarLayout::Tick& tick : layout.ticks()) {
        painter.setPen(theme.muted);
        painter.drawText(tick.rect, Qt::AlignCenter, tick.text);
        painter.setPen(QPen(theme.grid, 1.0));
        painter.drawLine(QPointF(tick.x, layout.plot().top()),
                         QPointF(tick.x, layout.plot().bottom()));
    }
    for (const BarLayout::Entry& entry : layout.legend())
        paintPiece(painter, entry.swatch, chart.sets[entry.set], theme);
    for (qsizetype row = 0; row < chart.rows.size() && !chart.sets.isEmpty(); ++row) {
        for (qsizetype set = 0; set < chart.sets.size(); ++set) {
            if (chart.sets[set].values[row] > 0)
                paintPiece(painter, withGap(layout.piece(set, row)), chart.sets[set], theme);
        }
    }
    if (chosen && chosen->row) {
        painter.setPen(QPen(theme.text, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(layout.piece(chosen->set, *chosen->row).adjusted(0, -1, 0, 1));
    }
}

} // namespace poolscope
