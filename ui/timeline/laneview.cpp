#include "ui/timeline/laneview.h"

#include "core/record/moment.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/style/painttarget.h"
#include "ui/style/palette.h"
#include "ui/timeline/lanechoice.h"
#include "ui/timeline/lanescene.h"
#include "ui/timeline/lanewords.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double ZoomPerNotch = 1.25;
constexpr double WheelNotch = 120.0;  ///< eighths of a degree
constexpr double ArrowPan = 60.0;     ///< px
constexpr int PreferredWidth = 640;   ///< px
constexpr int MostPreferredLanes = 8; ///< more get thinner rather than ask for more height

} // namespace

class LaneView::Private {
public:
    /// Where the mouse took hold of what is visible.
    struct Drag {
        double x = 0.0;
        TimeSpan visible;
    };

    Private(const ShownRuns& runs, VisibleRange& shownRange)
        : moment(runs.moment())
        , range(shownRange)
        , scene(moment) {}

    const Moment& moment;
    VisibleRange& range;
    LaneScene scene;
    LaneChoice choice;
    std::optional<quint64> hovered;
    std::optional<Drag> dragged;
    std::int64_t refreshNs = 0; ///< spent since the last painting
    std::int64_t paintNs = 0;
    std::optional<Outcome> described;

    /// What is visible, also if that is not painted yet: the mouse may be faster.
    [[nodiscard]] TimeScale scale() const {
        const TimeSpan visible = range.visible();
        return {static_cast<double>(visible.from), static_cast<double>(visible.to),
                scene.scale().width};
    }

    [[nodiscard]] static LaneFrame frameOf(const QWidget& view, double ratio) {
        return {view.size(), ratio, view.font(), themeFor(view.palette())};
    }
};

LaneView::LaneView(const ShownRuns& runs, VisibleRange& range, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(runs, range)) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Who worked when"));
    connect(&runs, &ShownRuns::replaced, this, &LaneView::showRun);
    connect(&runs, &ShownRuns::grew, this, &LaneView::refresh);
    connect(&runs, &ShownRuns::timeChanged, this, &LaneView::refresh);
    connect(&range, &VisibleRange::visibleChanged, this, qOverload<>(&QWidget::update));
    showRun();
}

LaneView::~LaneView() = default;

void LaneView::showRun() {
    d->scene.reset();
    d->hovered.reset();
    d->described.reset();
    updateGeometry();
    refresh();
}

void LaneView::refresh() {
    QElapsedTimer timer;
    timer.start();
    d->scene.refresh();
    describe();
    d->refreshNs += timer.nsecsElapsed();
    update();
}

/// The words are made when a run begins and ends, not for each of its pictures.
void LaneView::describe() {
    if (d->described == d->moment.outcome())
        return;
    d->described = d->moment.outcome();
    setAccessibleDescription(lanesText(d->moment));
}

std::int64_t LaneView::lastPaintNs() const {
    return d->paintNs;
}

QSize LaneView::sizeHint() const {
    const int lanes = std::clamp(d->scene.contents().lanes(), 1, MostPreferredLanes);
    const LaneMetrics metrics = d->scene.metrics(Private::frameOf(*this, devicePixelRatioF()));
    return {PreferredWidth, static_cast<int>(std::ceil(pleasantHeight(lanes, metrics)))};
}

QSize LaneView::minimumSizeHint() const {
    const LaneMetrics metrics = d->scene.metrics(Private::frameOf(*this, devicePixelRatioF()));
    return {static_cast<int>(2.5 * metrics.labelWidth),
            static_cast<int>(std::ceil(pleasantHeight(2, metrics)))};
}

void LaneView::setHighlightedChunk(std::optional<quint64> index) {
    d->scene.setHighlighted(index);
    update();
}

void LaneView::paintEvent(QPaintEvent*) {
    QElapsedTimer timer;
    timer.start();
    QPainter painter(this);
    if (d->scene.contents().isEmpty()) {
        painter.fillRect(rect(), themeFor(palette()).card); // no axis of nothing
    } else {
        // A picture for a file may be finer than the screen.
        d->scene.prepare(Private::frameOf(*this, pixelRatio(painter)), d->range.visible());
        d->scene.paint(painter);
        if (hasFocus())
            d->choice.paint(painter, d->scene.layout(), themeFor(palette()));
    }
    d->paintNs = d->refreshNs + timer.nsecsElapsed();
    d->refreshNs = 0;
}

void LaneView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update(); // colours, font and so on are compared when it is painted
}

bool LaneView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), d->scene.textAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void LaneView::hover(QPointF position) {
    const std::optional<LaneHit> hit = d->scene.hit(position);
    const std::optional<quint64> index = hit ? hit->chunkIndex() : std::nullopt;
    if (index == d->hovered)
        return;
    d->hovered = index;
    setHighlightedChunk(index);
    emit chunkHovered(index);
}

void LaneView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    hover({-1.0, -1.0});
}

void LaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        d->dragged = {event->position().x(), d->range.visible()};
}

void LaneView::mouseMoveEvent(QMouseEvent* event) {
    if (d->dragged && (event->buttons() & Qt::LeftButton)) {
        drag(event->position().x());
        return;
    }
    d->dragged.reset();
    hover(event->position());
}

void LaneView::mouseDoubleClickEvent(QMouseEvent*) {
    d->range.showAll();
}

void LaneView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / WheelNotch;
    if (notches == 0.0)
        return event->ignore();
    zoom(std::pow(ZoomPerNotch, notches), event->position().x() - d->scene.layout().plot.left());
    event->accept();
}

void LaneView::keyPressEvent(QKeyEvent* event) {
    const double middle = d->scene.scale().width / 2.0;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(ZoomPerNotch, middle);
    case Qt::Key_Minus:
        return zoom(1.0 / ZoomPerNotch, middle);
    case Qt::Key_Left:
        return pan(-ArrowPan);
    case Qt::Key_Right:
        return pan(ArrowPan);
    case Qt::Key_Up:
        return chooseLane(-1);
    case Qt::Key_Down:
        return chooseLane(1);
    case Qt::Key_0:
    case Qt::Key_Home:
        return d->range.showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void LaneView::chooseLane(int by) {
    const LaneContents& contents = d->scene.contents();
    d->choice.move(by, contents.lanes());
    if (const std::optional<int> lane = d->choice.among(contents.lanes())) {
        const LaneHit hit = contents.hit(*lane, d->moment.time(), 0);
        setAccessibleDescription(lanePointText(contents, hit)); // is read aloud
    }
    update();
}

/// Who comes here with the Tab key sees where they are.
void LaneView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    const LaneContents& contents = d->scene.contents();
    if (byKey && !contents.isEmpty() && !d->choice.among(contents.lanes()))
        chooseLane(1);
}

void LaneView::contextMenuEvent(QContextMenuEvent* event) {
    const LaneContents& contents = d->scene.contents();
    const LaneLayout& layout = d->scene.layout();
    if (contents.isEmpty())
        return event->ignore();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::optional<int> lane =
        byKey ? d->choice.among(layout.lanes).value_or(0) : layout.laneAt(event->pos().y());
    if (!lane || layout.lanes == 0)
        return event->ignore();
    d->choice.choose(*lane);
    update();
    const QPoint below = layout.barOf(*lane).bottomLeft().toPoint();
    emit processMenuRequested(*lane + 1, byKey ? mapToGlobal(below) : event->globalPos());
}

void LaneView::zoom(double factor, double x) {
    const TimeScale scale = d->scale();
    d->range.zoomAt(std::llround(scale.nsAt(std::clamp(x, 0.0, scale.width))), factor);
}

void LaneView::pan(double pixels) {
    d->range.moveBy(std::llround(pixels * d->scale().nsPerPixel()));
}

/// From where the mouse took hold, so that no part of a ns gets lost on the way.
void LaneView::drag(double x) {
    const auto by = std::llround((d->dragged->x - x) * d->scale().nsPerPixel());
    d->range.moveBy(d->dragged->visible.from + by - d->range.visible().from);
}

} // namespace poolscope
