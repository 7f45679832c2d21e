#include "ui/charts/barchart.h"

#include "ui/charts/barpainter.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace poolscope {

BarChart::BarChart(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
}

void BarChart::setData(const BarChartData& content) {
    m_content = content;
    m_chosen.reset();
    QStringList parts;
    for (const BarSet& set : content.sets)
        parts.append(set.total + u". " + set.meaning);
    setAccessibleDescription(parts.join(u'\n'));
    update();
}

QString BarChart::textOf(const BarPlace& place) const {
    const BarSet& set = m_content.sets[place.set];
    return (place.row ? set.figures[*place.row] : set.total) + u'\n' + set.meaning;
}

BarLayout BarChart::layOut() const {
    return {m_content, QFontMetricsF(scaledFont(font(), SmallText)), size()};
}

QSize BarChart::minimumSizeHint() const {
    const int line = QFontMetrics(font()).height();
    return {12 * line, 5 * line};
}

void BarChart::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(scaledFont(font(), SmallText));
    paintBars(painter, m_content, layOut(), themeFor(palette()), m_chosen);
}

bool BarChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<BarPlace> place = layOut().placeAt(help->pos()))
        QToolTip::showText(help->globalPos(), textOf(*place), this);
    else
        QToolTip::hideText();
    return true;
}

void BarChart::keyPressEvent(QKeyEvent* event) {
    std::optional<BarPlace> next;
    switch (event->key()) {
    case Qt::Key_Up:
        next = neighbour(-1, 0);
        break;
    case Qt::Key_Down:
        next = neighbour(1, 0);
        break;
    case Qt::Key_Left:
        next = neighbour(0, -1);
        break;
    case Qt::Key_Right:
        next = neighbour(0, 1);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (next)
        choose(*next);
}

void BarChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_chosen.reset();
    update();
}

void BarChart::choose(const BarPlace& place) {
    m_chosen = place;
    const QRectF piece = layOut().piece(place.set, *place.row);
    QToolTip::showText(mapToGlobal(piece.bottomLeft().toPoint()), textOf(place), this);
    update();
}

/// The next piece in that direction that is there; the first one of all if none is chosen yet.
std::optional<BarPlace> BarChart::neighbour(int rows, int sets) const {
    const qsizetype count = m_content.sets.size();
    qsizetype row = m_chosen ? *m_chosen->row + rows : 0;
    qsizetype set = m_chosen ? m_chosen->set + sets : 0;
    const int step = sets < 0 ? -1 : 1;
    if (row < 0 || row >= m_content.rows.size())
        return m_chosen;
    for (qsizetype tried = 0; tried < count; ++tried, set += step) {
        if (sets == 0 && count > 0)
            set = (set % count + count) % count;
        if (set < 0 || set >= count)
            return m_chosen;
        if (m_content.sets[set].values[row] > 0)
            return BarPlace{set, row};
    }
    return m_chosen;
}

} // namespace poolscope
