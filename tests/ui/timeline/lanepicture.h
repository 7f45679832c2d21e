#pragma once

#include "tests/support/recordbuilder.h"
#include "ui/timeline/lanescene.h"

#include <QImage>
#include <QPainter>
#include <QPalette>

namespace poolscope {

/// A palette of the light or the dark theme.
[[nodiscard]] inline QPalette paletteOf(bool dark) {
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    return palette;
}

/// Paints a run's lanes on an axis of 12 ms and answers what is where.
class LanePhoto {
public:
    explicit LanePhoto(bool dark = false, double ratio = 1.0)
        : m_frame{{800, 200}, ratio, QFont(), themeFor(paletteOf(dark))}
        , m_image(m_frame.size * ratio, QImage::Format_RGB32) {
        m_image.setDevicePixelRatio(ratio);
    }

    void show(const RunRecord& run, QPointF from = {}) {
        m_moment = Moment(borrowed(run));
        scene.reset();
        paintMoment(from);
    }

    /// As far as the run goes by now.
    void paint() {
        m_moment.goToEnd();
        paintMoment();
    }

    void paintAt(Nanoseconds time) {
        m_moment.goTo(time);
        paintMoment();
    }

    void paintMoment(QPointF from = {}) {
        scene.refresh();
        scene.prepare(m_frame, visible);
        QPainter painter(&m_image);
        painter.translate(from);
        scene.paint(painter);
    }

    /// In lane @p lane (from 1) at a time, near the bar's top, where no text is.
    [[nodiscard]] QPoint place(int lane, double ms) const {
        const QRectF bar = scene.layout().barOf(lane - 1);
        return QPointF(bar.left() + scene.scale().xOf(ms * 1e6), bar.top() + 3.0).toPoint();
    }

    [[nodiscard]] QColor at(int lane, double ms) const {
        return m_image.pixelColor(place(lane, ms) * m_image.devicePixelRatio());
    }

    /// How many pixels in lane @p lane between two times have a colour.
    [[nodiscard]] int count(int lane, double fromMs, double untilMs, QColor colour) const {
        const QRectF bar = scene.layout().barOf(lane - 1);
        const QPoint topLeft(place(lane, fromMs).x(), static_cast<int>(bar.top()));
        const QPoint bottomRight(place(lane, untilMs).x(), static_cast<int>(bar.bottom()));
        int pixels = 0;
        for (int y = topLeft.y(); y < bottomRight.y(); ++y) {
            for (int x = topLeft.x(); x < bottomRight.x(); ++x)
                pixels += m_image.pixelColor(x, y) == colour ? 1 : 0;
        }
        return pixels;
    }

    /// At a time in the lane of the serial time, near the bar's bottom, where no text is.
    [[nodiscard]] QColor atSerial(double ms) const {
        const QRectF bar = scene.layout().serial;
        const QPointF place(bar.left() + scene.scale().xOf(ms * 1e6), bar.bottom() - 3.0);
        return m_image.pixelColor(place.toPoint() * m_image.devicePixelRatio());
    }

    [[nodiscard]] const Theme& theme() const { return m_frame.theme; }

    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    Moment m_moment;

public:
    LaneScene scene{m_moment};
    TimeSpan visible{0, 12 * NsPerMs};

private:
    LaneFrame m_frame;
    QImage m_image;
};

} // namespace poolscope
