#include "ui/squaremap/squaremapview.h"

#include "ui/squaremap/mapscene.h"
#include "ui/squaremap/mapwords.h"
#include "ui/style/painttarget.h"

#include <QElapsedTimer>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

namespace poolscope {

namespace {

constexpr std::size_t MostAtOnce = 250'000; ///< chunks

} // namespace

class SquareMapView::Private {
public:
    MapScene scene;
    std::optional<quint64> hovered;
    std::int64_t refreshNs = 0; ///< spent since the last painting
    std::int64_t paintNs = 0;
    std::optional<Outcome> described;
    LegendContents legend;
};

SquareMapView::SquareMapView(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>()) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Who computed which squares"));
}

SquareMapView::~SquareMapView() = default;

void SquareMapView::setRecord(const RunRecord* record) {
    d->scene.setRecord(record);
    d->hovered.reset();
    d->described.reset();
    setAccessibleDescription(QString());
    refresh();
}

void SquareMapView::refresh() {
    QElapsedTimer timer;
    timer.start();
    // A long record is taken over in slices, so that the window never stalls.
    const bool isAll = d->scene.take(MostAtOnce);
    if (!isAll)
        QTimer::singleShot(0, this, &SquareMapView::refresh);
    const RunRecord* record = d->scene.record();
    // The words are made when a run ends, not for each of its pictures.
    if (isAll && record && record->outcome != d->described) {
        d->described = record->outcome;
        setAccessibleDescription(mapText(*record, d->scene.lost()));
    }
    if (const LegendContents legend = d->scene.legend(); legend != d->legend) {
        d->legend = legend;
        emit legendChanged(legend);
    }
    d->refreshNs += timer.nsecsElapsed();
    update();
}

std::int64_t SquareMapView::lastPaintNs() const {
    return d->paintNs;
}

QSize SquareMapView::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 80, metrics.height() * 20};
}

QSize SquareMapView::minimumSizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 24, metrics.height() * 6};
}

void SquareMapView::setHighlightedChunk(std::optional<quint64> index) {
    d->scene.setHighlighted(index);
    update();
}

void SquareMapView::paintEvent(QPaintEvent*) {
    QElapsedTimer timer;
    timer.start();
    QPainter painter(this);
    d->scene.paint(painter, {size(), pixelRatio(painter), font(), themeFor(palette())});
    d->paintNs = d->refreshNs + timer.nsecsElapsed();
    d->refreshNs = 0;
}

void SquareMapView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update(); // colours, font and so on are compared when it is painted
}

bool SquareMapView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::optional<quint64> cell = d->scene.cellAt(help->pos());
    if (cell)
        QToolTip::showText(help->globalPos(), d->scene.textOf(*cell), this);
    else
        QToolTip::hideText();
    return true;
}

void SquareMapView::hover(QPointF position) {
    const std::optional<quint64> cell = d->scene.cellAt(position);
    const std::optional<quint64> index = cell ? d->scene.chunkOf(*cell) : std::nullopt;
    if (index == d->hovered)
        return;
    d->hovered = index;
    setHighlightedChunk(index);
    emit chunkHovered(index);
}

void SquareMapView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    hover({-1.0, -1.0});
}

void SquareMapView::mouseMoveEvent(QMouseEvent* event) {
    hover(event->position());
}

} // namespace poolscope
