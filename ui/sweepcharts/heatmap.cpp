#include "ui/sweepcharts/heatmap.h"

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/heatmappainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace poolscope {

HeatMap::HeatMap(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Time by processes and chunks"));
}

void HeatMap::setData(const HeatMapData& data) {
    if (data == m_data)
        return;
    const bool isSameMap = data.rows == m_data.rows && data.columns == m_data.columns;
    m_data = data;
    if (!isSameMap)
        m_chosen.reset();
    setAccessibleDescription(data.meaning);
    update();
}

HeatMapLayout HeatMap::layOut() const {
    const QFont small = scaledFont(font(), SmallText);
    return {m_data, QFontMetricsF(small), QFontMetricsF(scaledFont(small, 1.0, true)), size()};
}

QSize HeatMap::sizeHint() const {
    const int line = fontMetrics().height();
    const auto rows = static_cast<int>(std::max<qsizetype>(3, m_data.rows.size()));
    return {32 * line, std::min(2 * rows + 5, 40) * line};
}

QSize HeatMap::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {16 * line, 8 * line};
}

void HeatMap::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintHeatMap(painter, m_data, layOut(), themeFor(palette()), scaledFont(font(), SmallText),
                 m_chosen);
}

/// The cell there, if it stands for a point.
std::optional<qsizetype> HeatMap::cellAt(QPointF position) const {
    const std::optional<qsizetype> cell = layOut().cellAt(position);
    return cell && m_data.cells[*cell].point ? cell : std::nullopt;
}

bool HeatMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<qsizetype> cell = cellAt(help->pos()))
        QToolTip::showText(help->globalPos(), m_data.cells[*cell].meaning, this);
    else
        QToolTip::hideText();
    return true;
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) {
    setCursor(cellAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HeatMap::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        open(cellAt(event->position()));
}

void HeatMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
        choose(neighbour(-1, 0));
        break;
    case Qt::Key_Down:
        choose(neighbour(1, 0));
        break;
    case Qt::Key_Left:
        choose(neighbour(0, -1));
        break;
    case Qt::Key_Right:
        choose(neighbour(0, 1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_chosen);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// Who comes here with the Tab key sees where they are.
void HeatMap::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        choose(firstChosen());
}

void HeatMap::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_chosen.reset();
    update();
}

/// The recommended cell, or else the first that stands for a point.
std::optional<qsizetype> HeatMap::firstChosen() const {
    std::optional<qsizetype> first;
    for (qsizetype at = 0; at < m_data.cells.size(); ++at) {
        if (m_data.cells[at].isRecommended)
            return at;
        if (!first && m_data.cells[at].point)
            first = at;
    }
    return first;
}

/// The next cell in that direction that stands for a point; if there is none, the one chosen.
std::optional<qsizetype> HeatMap::neighbour(int rows, int columns) const {
    if (!m_chosen)
        return firstChosen();
    qsizetype row = *m_chosen / m_data.columns.size();
    qsizetype column = *m_chosen % m_data.columns.size();
    while (true) {
        row += rows;
        column += columns;
        if (row < 0 || row >= m_data.rows.size() || column < 0 || column >= m_data.columns.size())
            return m_chosen;
        if (m_data.at(row, column).point)
            return row * m_data.columns.size() + column;
    }
}

void HeatMap::choose(const std::optional<qsizetype>& cell) {
    m_chosen = cell;
    update();
    if (!cell)
        return;
    const qsizetype columns = m_data.columns.size();
    const QRectF rect = layOut().cell(*cell / columns, *cell % columns);
    QToolTip::showText(mapToGlobal(rect.bottomLeft().toPoint()), m_data.cells[*cell].meaning, this);
}

void HeatMap::open(const std::optional<qsizetype>& cell) {
    if (cell && m_data.cells[*cell].point)
        emit pointChosen(*m_data.cells[*cell].point);
}

} // namespace poolscope
