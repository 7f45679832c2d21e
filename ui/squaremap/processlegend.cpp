#include "ui/squaremap/processlegend.h"

#include "ui/squaremap/legendwords.h"
#include "ui/style/dotshapes.h"
#include "ui/style/fonts.h"
#include "ui/style/painttarget.h"
#include "ui/style/palette.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

constexpr int MostPreferred = 8;  ///< processes that are given room for
constexpr double Radius = 2.0;    ///< px
constexpr double MarkShare = 0.4; ///< of a sign's side

/// The small pictures before the texts, made as the squares they stand for.
class SignPainter {
public:
    SignPainter(QPainter& painter, const Theme& theme)
        : m_painter(painter)
        , m_theme(theme) {}

    void paint(const LegendEntry& entry, const QRectF& sign) const {
        m_painter.setRenderHint(QPainter::Antialiasing);
        switch (entry.sign) {
        case LegendSign::Process:
            paintProcess(sign, entry.process);
            break;
        case LegendSign::Lost:
            paintOutline(sign);
            m_painter.setPen(QPen(m_theme.bad, 1.2, Qt::SolidLine, Qt::FlatCap));
            m_painter.drawLine(sign.topLeft(), sign.bottomRight());
            m_painter.drawLine(sign.bottomLeft(), sign.topRight());
            break;
        case LegendSign::Again:
            paintAgain(sign);
            break;
        case LegendSign::Stopped:
            paintOutline(sign);
            break;
        case LegendSign::LeftOut:
            break;
        }
    }

private:
    void paintProcess(const QRectF& sign, int process) const {
        const QColor colour = processColour(process);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(sign, Radius, Radius);
        if (!hasDots(process))
            return;
        const QColor ink = inkOn(colour);
        if (writesShapes(m_painter)) {
            DotShapes dots;
            dots.add(sign);
            dots.paint(m_painter, ink);
        } else {
            m_painter.fillRect(sign, dotBrush(ink, pixelRatio(m_painter)));
        }
    }

    void paintOutline(const QRectF& sign) const {
        m_painter.setPen(QPen(m_theme.muted, 1.0));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(sign.adjusted(0.5, 0.5, -0.5, -0.5), Radius, Radius);
    }

    void paintAgain(const QRectF& sign) const {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.track);
        m_painter.drawRoundedRect(sign, Radius, Radius);
        const double size = sign.width() * MarkShare;
        const QPointF corner = sign.topRight() + QPointF(-1.0, 1.0);
        m_painter.setBrush(m_theme.text);
        m_painter.drawPolygon(
            QPolygonF{corner, corner - QPointF(size, 0.0), corner + QPointF(0.0, size)});
    }

    QPainter& m_painter;
    const Theme& m_theme;
};

} // namespace

ProcessLegend::ProcessLegend(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colours of the processes"));
}

void ProcessLegend::setContents(const LegendContents& contents) {
    if (contents == m_contents)
        return;
    m_contents = contents;
    setToolTip(legendToolTip(contents));
    setAccessibleDescription(legendDescription(contents));
    updateGeometry();
    update();
}

std::vector<LegendEntry> ProcessLegend::entries() const {
    return layOutLegend(m_contents, width(), QFontMetricsF(scaledFont(font(), SmallText)));
}

QSize ProcessLegend::sizeFor(const LegendContents& contents, double width) const {
    const QFontMetricsF metrics(scaledFont(font(), SmallText));
    const std::vector<LegendEntry> entries = layOutLegend(contents, width, metrics);
    return {static_cast<int>(std::ceil(entries.empty() ? 0.0 : entries.back().right)),
            static_cast<int>(std::ceil(metrics.height())) + 2};
}

QSize ProcessLegend::sizeHint() const {
    LegendContents preferred = m_contents;
    preferred.processes = std::min(preferred.processes, MostPreferred);
    return sizeFor(preferred, std::numeric_limits<double>::max());
}

/// Without the marks, so that nothing moves when there are some.
QSize ProcessLegend::minimumSizeHint() const {
    LegendContents least;
    least.processes = m_contents.processes;
    return sizeFor(least, 0.0);
}

void ProcessLegend::paintEvent(QPaintEvent*) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    painter.setFont(scaledFont(font(), SmallText));
    const double side = legendSide(QFontMetricsF(painter.font()));
    const SignPainter signs(painter, theme);
    for (const LegendEntry& entry : entries()) {
        signs.paint(entry, QRectF(entry.left, (height() - side) / 2.0, side, side));
        painter.setPen(theme.muted);
        painter.drawText(QRectF(entry.textLeft, 0, entry.right - entry.textLeft, height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, entry.text);
    }
}

void ProcessLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace poolscope
