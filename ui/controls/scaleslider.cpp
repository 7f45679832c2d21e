#include "ui/controls/scaleslider.h"

#include "ui/controls/textlabel.h"
#include "ui/controls/wheelguard.h"
#include "ui/style/palette.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double HandleRadius = 7.0;
constexpr double TrackHeight = 3.0;
constexpr int TrackRoom = 20; ///< height of track and handle
constexpr int TickLength = 5;

} // namespace

ScaleSlider::ScaleSlider(int lowest, int highest, QWidget* parent)
    : QSlider(Qt::Horizontal, parent) {
    setRange(lowest, highest);
    setFocusPolicy(Qt::StrongFocus);
    guardFromWheel(*this);
    // Keys, the wheel and the mouse come through here; setValue() does not.
    connect(this, &QSlider::actionTriggered, this, [this](int) { emit chosen(sliderPosition()); });
}

void ScaleSlider::setMark(int value, const QString& word) {
    m_mark = Mark{value, word};
    updateGeometry();
    update();
}

QSize ScaleSlider::sizeHint() const {
    const int mark = m_mark ? TickLength + QFontMetrics(fontFor(TextRole::Note)).height() : 0;
    return {160, TrackRoom + mark};
}

QSize ScaleSlider::minimumSizeHint() const {
    return {80, sizeHint().height()};
}

void ScaleSlider::paintEvent(QPaintEvent* /*event*/) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double middle = TrackRoom / 2.0;
    const double x = xOf(sliderPosition());
    const QRectF track(0, middle - TrackHeight / 2, width(), TrackHeight);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(track, TrackHeight / 2, TrackHeight / 2);
    painter.setBrush(isEnabled() ? theme.accent : theme.muted);
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(x, TrackHeight)), TrackHeight / 2,
                            TrackHeight / 2);
    painter.drawEllipse(QPointF(x, middle), HandleRadius, HandleRadius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.text, 1.5));
        painter.drawEllipse(QPointF(x, middle), HandleRadius + 1.5, HandleRadius + 1.5);
    }
    if (!m_mark)
        return;
    const double at = xOf(m_mark->value);
    painter.setPen(theme.muted);
    painter.setFont(fontFor(TextRole::Note));
    painter.drawLine(QPointF(at, TrackRoom - 1), QPointF(at, TrackRoom + TickLength - 2));
    QRectF room(0, TrackRoom + TickLength - 1,
                painter.fontMetrics().horizontalAdvance(m_mark->word) + 2,
                height() - TrackRoom - TickLength + 1);
    room.moveLeft(std::clamp(at - room.width() / 2, 0.0, std::max(0.0, width() - room.width())));
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop, m_mark->word);
}

void ScaleSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        QSlider::mousePressEvent(event);
        return;
    }
    event->accept();
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
}

void ScaleSlider::mouseMoveEvent(QMouseEvent* event) {
    if (!isSliderDown()) {
        QSlider::mouseMoveEvent(event);
        return;
    }
    event->accept();
    setSliderPosition(valueAt(event->position().x()));
}

void ScaleSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (isSliderDown())
        setSliderDown(false);
    else
        QSlider::mouseReleaseEvent(event);
}

double ScaleSlider::xOf(int value) const {
    const double share = static_cast<double>(std::clamp(value, minimum(), maximum()) - minimum()) /
                         std::max(1, maximum() - minimum());
    return HandleRadius + 2 + share * (width() - 2 * (HandleRadius + 2));
}

int ScaleSlider::valueAt(double x) const {
    const double share = (x - HandleRadius - 2) / std::max(1.0, width() - 2 * (HandleRadius + 2));
    return minimum() +
           static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (maximum() - minimum())));
}

} // namespace poolscope
