#include "ui/squaremap/processlegend.h"

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/processwords.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double SwatchGap = 5.0;  ///< px between a swatch and its text
constexpr double EntryGap = 16.0;  ///< px between entries
constexpr double SwatchSize = 0.8; ///< of the text's height
constexpr int MostPreferred = 8;   ///< entries
constexpr int DotAlpha = 90;
constexpr char16_t Ellipsis = 0x2026;

double entryWidth(const QFontMetricsF& metrics, int process) {
    return metrics.height() * SwatchSize + SwatchGap +
           metrics.horizontalAdvance(processText(process)) + EntryGap;
}

void paintSwatch(QPainter& painter, const QRectF& swatch, int process) {
    const QColor colour = processColour(process);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(swatch, 2.0, 2.0);
    if (!hasDots(process))
        return;
    QColor dots = inkOn(colour);
    dots.setAlpha(DotAlpha);
    painter.fillRect(swatch, QBrush(dots, Qt::Dense5Pattern));
}

} // namespace

ProcessLegend::ProcessLegend(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Colours of the processes"));
}

void ProcessLegend::setProcesses(int count) {
    if (count == m_count)
        return;
    m_count = count;
    updateGeometry();
    update();
}

QSize ProcessLegend::sizeHint() const {
    const QFontMetricsF metrics(scaledFont(font(), SmallText));
    double width = 0.0;
    for (int process = 1; process <= std::min(m_count, MostPreferred); ++process)
        width += entryWidth(metrics, process);
    return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(metrics.height())) + 2};
}

QSize ProcessLegend::minimumSizeHint() const {
    const QFontMetricsF metrics(scaledFont(font(), SmallText));
    return {static_cast<int>(std::ceil(entryWidth(metrics, std::max(1, m_count)))),
            static_cast<int>(std::ceil(metrics.height())) + 2};
}

int ProcessLegend::shown() const {
    const QFontMetricsF metrics(scaledFont(font(), SmallText));
    double all = -EntryGap;
    for (int process = 1; process <= m_count && all <= width(); ++process)
        all += entryWidth(metrics, process);
    if (all <= width())
        return m_count;
    // The last place is that of the last process, after a sign that some are left out.
    double some = entryWidth(metrics, m_count);
    int entries = 1;
    while (some + entryWidth(metrics, entries) <= width())
        some += entryWidth(metrics, entries++);
    return entries;
}

void ProcessLegend::paintEvent(QPaintEvent*) {
    const Theme theme = themeFor(palette());
    QPainter painter(this);
    painter.setFont(scaledFont(font(), SmallText));
    const QFontMetricsF metrics(painter.font());
    const double side = std::round(metrics.height() * SwatchSize);
    const int entries = shown();
    double x = 0.0;
    for (int i = 1; i <= entries; ++i) {
        const bool leftOut = entries < m_count && i == entries && entries > 1;
        const int process = leftOut ? m_count : i;
        if (leftOut) {
            painter.setPen(theme.muted);
            painter.drawText(QRectF(x - EntryGap, 0, EntryGap, height()), Qt::AlignCenter,
                             QString(QChar(Ellipsis)));
            x += EntryGap / 2.0;
        }
        paintSwatch(painter, QRectF(x, (height() - side) / 2.0, side, side), process);
        painter.setPen(theme.muted);
        painter.drawText(QRectF(x + side + SwatchGap, 0, width() - x, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, processText(process));
        x += entryWidth(metrics, process);
    }
}

void ProcessLegend::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace poolscope
