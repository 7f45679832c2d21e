#include "ui/squaremap/squaremapview.h"

#include "ui/shown/shownruns.h"
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

class SquareMapView::Private {
public:
    explicit Private(const Moment& shown)
        : moment(shown)
        , scene(shown) {}

    const Moment& moment;
    MapScene scene;
    FrameBudget budget;
    QTimer nextSlice;
    std::optional<quint64> hovered;
    std::int64_t refreshNs = 0; ///< spent since the last painting
    std::int64_t paintNs = 0;
    std::optional<Outcome> described;
    LegendContents legend;
};

SquareMapView::SquareMapView(const ShownRuns& runs, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(runs.moment())) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Who computed which squares"));
    d->nextSlice.setSingleShot(true);
    d->nextSlice.setInterval(0);
    connect(&d->nextSlice, &QTimer::timeout, this, &SquareMapView::takeSlice);
    connect(&runs, &ShownRuns::replaced, this, &SquareMapView::showRun);
    connect(&runs, &ShownRuns::grew, this, &SquareMapView::refresh);
    connect(&runs, &ShownRuns::timeChanged, this, &SquareMapView::refresh);
    showRun();
}

SquareMapView::~SquareMapView() = default;

void SquareMapView::showRun() {
    d->scene.reset();
    d->hovered.reset();
    d->described.reset();
    d->nextSlice.stop();
    refresh();
}

/// Who is still behind sees in the next slice what is new.
void SquareMapView::refresh() {
    if (!d->nextSlice.isActive())
        takeSlice();
}

/// A long record is taken over in slices, one in a turn, so that the window never stalls.
void SquareMapView::takeSlice() {
    QElapsedTimer timer;
    timer.start();
    d->budget.begin();
    const bool isAll = d->scene.take(d->budget);
    if (!isAll)
        d->nextSlice.start();
    d->scene.refresh();
    if (isAll)
        describe();
    if (const LegendContents legend = d->scene.legend(); legend != d->legend) {
        d->legend = legend;
        emit legendChanged(legend);
    }
    d->refreshNs += timer.nsecsElapsed();
    update();
}

/// The words are made when a run begins and ends, not for each of its pictures.
void SquareMapView::describe() {
    if (d->described == d->moment.outcome())
        return;
    d->described = d->moment.outcome();
    setAccessibleDescription(mapText(d->moment, d->scene.lost()));
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
