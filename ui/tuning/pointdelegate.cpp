#include "ui/tuning/pointdelegate.h"

#include "ui/style/palette.h"
#include "ui/tuning/pointsmodel.h"

#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr int Margin = 6;           ///< px at either side of a text
constexpr double GoalShare = 0.55;  ///< of the cell's width
constexpr double GoalHeight = 8.0;  ///< px
constexpr double BarHeight = 3.0;   ///< px
constexpr double TickHeight = 10.0; ///< px
constexpr double Tint = 0.12;       ///< of the accent, behind the row that is recommended

/// The goal as a grey field, the interval as a bar on it, the median as a tick: one that is too
/// wide is seen without reading.
void paintReach(QPainter& painter, const QRectF& cell, const Reach& reach, double precision,
                const Theme& theme) {
    const QPointF middle = cell.center();
    const double perShare = cell.width() * GoalShare / 2.0 / precision;
    const double goal = precision * perShare;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRect(QRectF(middle.x() - goal, middle.y() - GoalHeight / 2, 2 * goal, GoalHeight));
    const bool isWide = reach.below + reach.above > 2.0 * precision;
    const double left = std::max(cell.left(), middle.x() - reach.below * perShare);
    const double right = std::min(cell.right(), middle.x() + reach.above * perShare);
    painter.setBrush(isWide ? theme.caution : theme.accent);
    painter.drawRoundedRect(QRectF(left, middle.y() - BarHeight / 2, right - left, BarHeight),
                            BarHeight / 2, BarHeight / 2);
    painter.setBrush(theme.text);
    painter.drawRect(QRectF(middle.x() - 0.75, middle.y() - TickHeight / 2, 1.5, TickHeight));
}

QColor inkOf(const PointRow& row, PointColumn column, const Theme& theme) {
    if (column == PointColumn::State)
        return row.isRecommended ? theme.accent : theme.muted;
    return theme.text;
}

} // namespace

void PointDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto& model = static_cast<const PointsModel&>(*index.model());
    const PointRow& row = model.row(index.row());
    const auto column = static_cast<PointColumn>(index.column());
    const Theme theme = themeFor(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.isRecommended)
        painter->fillRect(option.rect, QColor(blended(theme.card.rgb(), theme.accent.rgb(), Tint)));
    if (column == PointColumn::Interval && row.reach)
        paintReach(*painter, QRectF(option.rect).adjusted(Margin, 0, -Margin, 0), *row.reach,
                   model.precision(), theme);
    painter->setFont(index.data(Qt::FontRole).value<QFont>());
    painter->setPen(inkOf(row, column, theme));
    const QRect room = option.rect.adjusted(Margin, 0, -Margin, 0);
    painter->drawText(
        room, index.data(Qt::TextAlignmentRole).toInt(),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    // Where the keyboard is.
    if (option.state.testFlag(QStyle::State_HasFocus) ||
        (option.state.testFlag(QStyle::State_Selected) &&
         option.state.testFlag(QStyle::State_Active))) {
        painter->setPen(theme.accent);
        painter->setBrush(Qt::NoBrush);
        const QRectF rect = QRectF(option.rect).adjusted(0, 0.5, 0, -0.5);
        painter->drawLine(rect.topLeft(), rect.topRight());
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    painter->restore();
}

/// As wide in bold, so that nothing moves when another row is recommended.
QSize PointDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    constexpr int BarWidth = 90; ///< px
    QFont bold = index.data(Qt::FontRole).value<QFont>();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const bool isBar = static_cast<PointColumn>(index.column()) == PointColumn::Interval;
    const int text = metrics.horizontalAdvance(index.data().toString());
    return {(isBar ? BarWidth : text) + 2 * Margin + 2,
            QStyledItemDelegate::sizeHint(option, index).height()};
}

} // namespace poolscope
