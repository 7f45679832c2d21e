#include "ui/timeline/seriallane.h"

#include "core/base/text.h"
#include "ui/style/fonts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double Radius = 3.0;     ///< px
constexpr double TextMargin = 6.0; ///< px left and right of a text
constexpr double Tint = 0.28;      ///< of the muted colour, in the bar

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SerialLane)
};

/// Measured, or so far.
std::optional<Nanoseconds> timeOf(const RunRecord& record) {
    return record.measuringSerial ? record.measuringSerial->soFarNs : record.serialNs;
}

/// What the bar says; an arrow towards its end if that lies outside of the axis. @p end: px.
QString barText(const RunRecord& record, double end, double width) {
    if (record.measuringSerial)
        return percentText(record.measuringSerial->share);
    const QString time = durationText(*record.serialNs);
    if (end < 0.0)
        return Words::tr("← %1").arg(time);
    return end > width + 0.5 ? Words::tr("%1 →").arg(time) : time;
}

void paintLabel(QPainter& painter, const LaneLook& look, const QRectF& bar) {
    const QFont name = scaledFont(look.font, 1.0, true);
    const QFont note = scaledFont(look.font, SmallText);
    const double nameHeight = QFontMetricsF(name).height();
    const double noteHeight = look.layout.pidLabels ? QFontMetricsF(note).height() : 0.0;
    const QRectF line(look.layout.labelLeft, bar.center().y() - (nameHeight + noteHeight) / 2.0,
                      look.layout.plot.left(), nameHeight);
    painter.setFont(name);
    painter.setPen(look.theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, serialNameText());
    if (!look.layout.pidLabels)
        return;
    painter.setFont(note);
    painter.drawText(QRectF(line.left(), line.bottom(), line.width(), noteHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, Words::tr("no pool"));
}

/// In the bar, or behind it if it is short.
void writeTime(QPainter& painter, const LaneLook& look, const QRectF& bar, const QString& text) {
    painter.setFont(scaledFont(look.font, SmallText, true));
    painter.setPen(look.theme.text);
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 2.0 * TextMargin;
    const bool inside = width <= bar.width();
    const double left = inside ? bar.left() : std::min(bar.right(), look.size.width() - width);
    painter.drawText(QRectF(left + TextMargin, bar.top(), width, bar.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
}

} // namespace

QString serialNameText() {
    return Words::tr("one process");
}

void paintSerialLane(QPainter& painter, const LaneLook& look, const RunRecord& record) {
    const std::optional<Nanoseconds> time = timeOf(record);
    if (look.layout.serial.isEmpty() || !time)
        return;
    QRectF bar = look.layout.serial;
    paintLabel(painter, look, bar);
    const double left = std::clamp(look.scale.xOf(0.0), 0.0, bar.width());
    const double right = look.scale.xOf(static_cast<double>(*time));
    const QString text = barText(record, right, bar.width());
    const double seen = std::clamp(right, left, bar.width());
    bar = QRectF(bar.left() + left, bar.top(), right < 0.0 ? 0.0 : std::max(1.0, seen - left),
                 bar.height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(blended(look.theme.card.rgb(), look.theme.muted.rgb(), Tint)));
    painter.drawRoundedRect(bar, std::min(Radius, bar.width() / 2), Radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    writeTime(painter, look, bar, text);
}

QString serialLaneText(const RunRecord& record) {
    const QString what = Words::tr("One process computes all squares in one loop, without a pool.");
    if (!timeOf(record))
        return {};
    if (!record.measuringSerial)
        return what + u'\n' + Words::tr("Serial time: %1").arg(durationText(*record.serialNs));
    return what + u'\n' +
           Words::tr("%1 done in %2")
               .arg(percentText(record.measuringSerial->share),
                    durationText(record.measuringSerial->soFarNs));
}

} // namespace poolscope
