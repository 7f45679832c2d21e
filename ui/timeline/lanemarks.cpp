#include "ui/timeline/lanemarks.h"

#include "core/base/text.h"
#include "ui/style/fonts.h"
#include "ui/style/hatch.h"
#include "ui/timeline/piecepainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace poolscope {

namespace {

constexpr double LineWidth = 2.0;         ///< px
constexpr double ArmShare = 0.8 / 6.0;    ///< of the bar's height: the cross in a circle
constexpr double RadiusShare = 1.8 / 6.0; ///< of the bar's height: the circle
constexpr float VeilShare = 0.6F;         ///< of the card's colour over what stands there
constexpr double TagMargin = 4.0;         ///< px left and right of a number
constexpr double TagGap = 2.0;            ///< px before a number
constexpr double TagRadius = 3.0;         ///< px

double xIn(const LaneLook& look, Nanoseconds ns) {
    return look.layout.plot.left() + look.scale.xOf(static_cast<double>(ns));
}

QRectF barOf(const LaneLook& look, const ProcessRecord& process) {
    return look.layout.barOf(std::max(1, process.lane) - 1);
}

/// From the middle of a death's circle to its outside.
double radiusIn(const QRectF& bar) {
    return bar.height() * RadiusShare + LineWidth / 2.0;
}

/// Where the circle of a death at @p x stands: whole, so beside it at the ends of the axis.
double circleAt(const QRectF& bar, double x) {
    const double room = radiusIn(bar);
    return std::clamp(x, bar.left() + room, std::max(bar.left() + room, bar.right() - room));
}

/// Up to where there is room for what belongs to @p process.
double roomUntil(const LaneLook& look, const ProcessRecord& process, const QRectF& bar) {
    return died(process) ? circleAt(bar, xIn(look, *process.endedNs)) - radiusIn(bar) : bar.right();
}

bool isSeen(const QRectF& bar, double x) {
    return x >= bar.left() && x <= bar.right();
}

void paintDeath(QPainter& painter, const Theme& theme, const QRectF& bar, double x, bool roomy) {
    const double left = std::clamp(x - LineWidth / 2.0, bar.left(), bar.right() - LineWidth);
    painter.fillRect(QRectF(left, bar.top(), LineWidth, bar.height()), theme.bad);
    if (!roomy)
        return;
    const double radius = radiusIn(bar) - LineWidth / 2.0;
    const double arm = bar.height() * ArmShare;
    const QPointF centre(circleAt(bar, x), bar.center().y());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.bad, LineWidth, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(theme.card);
    painter.drawEllipse(centre, radius, radius);
    painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
    painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// Where a process is seen to be frozen; nothing: it is not.
std::optional<QRectF> freezeArea(const LaneLook& look, const ProcessRecord& process,
                                 const FrozenStretch& frozen, Nanoseconds now) {
    const QRectF bar = barOf(look, process);
    const double left = std::max(bar.left(), xIn(look, frozen.fromNs));
    const double right = std::min(bar.right(), xIn(look, frozen.untilNs.value_or(now)));
    return right > left ? std::optional(QRectF(left, bar.top(), right - left, bar.height()))
                        : std::nullopt;
}

void paintFreeze(QPainter& painter, const Theme& theme, const QRectF& area) {
    QColor veil = theme.card;
    veil.setAlphaF(VeilShare);
    painter.fillRect(area, veil);
    if (area.height() >= LowestBoxes)
        hatch(painter, area, theme.text);
}

struct FreezeWords {
    Q_DECLARE_TR_FUNCTIONS(FreezeWords)
};

/// How long it was, on a patch that hides hatching and chunk, where there is room for it.
void writeFreeze(QPainter& painter, const LaneLook& look, const QRectF& area, Nanoseconds length) {
    if (!look.layout.roomy(look.smallLine))
        return;
    const QString text = FreezeWords::tr("frozen %1").arg(durationText(length));
    painter.setFont(scaledFont(look.font, SmallText, true));
    const QFontMetricsF metrics(painter.font());
    QRectF patch(0, 0, metrics.horizontalAdvance(text) + 2.0 * TagMargin,
                 std::min(area.height() - 4.0, metrics.height() + 2.0));
    if (patch.width() + 2.0 * TagGap > area.width())
        return;
    patch.moveCenter(area.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.theme.card);
    painter.drawRoundedRect(patch, TagRadius, TagRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(look.theme.text);
    painter.drawText(patch, Qt::AlignCenter | Qt::TextDontClip, text);
}

/// Where the number of a process stands that took another's place; nothing: it took none, its start
/// is not seen, or there is no room.
std::optional<QRectF> replacementTag(const LaneLook& look, const ProcessView& view) {
    const ProcessRecord& process = view.process;
    if (!process.replaces || !look.layout.roomy(look.smallLine))
        return std::nullopt;
    const QRectF bar = barOf(look, process);
    double left = xIn(look, process.spawnedNs);
    if (!isSeen(bar, left))
        return std::nullopt;
    const ProcessRecord& before =
        view.moment.processes()[static_cast<std::size_t>(*process.replaces - 1)];
    if (died(before))
        left = std::max(left, circleAt(bar, xIn(look, *before.endedNs)) + radiusIn(bar));
    const QFontMetricsF metrics(scaledFont(look.font, SmallText, true));
    const double height = std::min(bar.height() - 4.0, metrics.height() + 2.0);
    const double width =
        metrics.horizontalAdvance(QString::number(process.number)) + 2.0 * TagMargin;
    const QRectF tag(left + TagGap, bar.center().y() - height / 2.0, width, height);
    return tag.right() <= roomUntil(look, process, bar) ? std::optional(tag) : std::nullopt;
}

/// Paints the numbers of processes that took another's place.
class TagPainter {
    Q_DECLARE_TR_FUNCTIONS(TagPainter)

public:
    TagPainter(QPainter& painter, const LaneLook& look, Nanoseconds endNs)
        : m_painter(painter)
        , m_look(look)
        , m_endNs(endNs)
        , m_bold(scaledFont(look.font, SmallText, true))
        , m_small(scaledFont(look.font, SmallText))
        , m_smallMetrics(m_small) {}

    void paint(const QRectF& tag, const ProcessRecord& process) const {
        paintTag(tag, process.number);
        const Nanoseconds ready = process.readyNs.value_or(process.endedNs.value_or(m_endNs));
        writeStart(
            tag, std::min(roomUntil(m_look, process, barOf(m_look, process)), xIn(m_look, ready)));
    }

private:
    void paintTag(const QRectF& tag, int process) const {
        const QColor colour = processColour(process);
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(m_look.theme.card, 1.0));
        m_painter.setBrush(colour);
        m_painter.drawRoundedRect(tag, TagRadius, TagRadius);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setFont(m_bold);
        m_painter.setPen(inkOn(colour));
        m_painter.drawText(tag, Qt::AlignCenter | Qt::TextDontClip, QString::number(process));
    }

    /// As in the start-up areas of first processes.
    void writeStart(const QRectF& tag, double until) const {
        const QString text = tr("start");
        const QRectF room(tag.right() + TagMargin, tag.top(), until - tag.right() - 2.0 * TagMargin,
                          tag.height());
        if (m_smallMetrics.horizontalAdvance(text) > room.width())
            return;
        m_painter.setFont(m_small);
        m_painter.setPen(quietInk(m_look.theme));
        m_painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    }

    QPainter& m_painter;
    const LaneLook& m_look;
    Nanoseconds m_endNs; ///< how far it goes
    QFont m_bold;
    QFont m_small;
    QFontMetricsF m_smallMetrics;
};

} // namespace

std::vector<QRectF> marksOver(const LaneLook& look, const ProcessView& view) {
    std::vector<QRectF> marks;
    if (const auto tag = replacementTag(look, view))
        marks.push_back(*tag);
    for (const FrozenStretch& frozen : view.process.freezes) {
        if (const auto area = freezeArea(look, view.process, frozen, view.moment.time()))
            marks.push_back(*area);
    }
    return marks;
}

void paintFreezes(QPainter& painter, const LaneLook& look, const LaneContents& contents) {
    const Nanoseconds now = contents.moment().time();
    for (const ProcessRecord& process : contents.moment().processes()) {
        for (const FrozenStretch& frozen : process.freezes) {
            const auto area = freezeArea(look, process, frozen, now);
            if (!area)
                continue;
            paintFreeze(painter, look.theme, *area);
            writeFreeze(painter, look, *area, frozen.untilNs.value_or(now) - frozen.fromNs);
        }
    }
}

void paintReplacements(QPainter& painter, const LaneLook& look, const LaneContents& contents) {
    const Moment& moment = contents.moment();
    const TagPainter tags(painter, look, moment.time());
    for (const ProcessRecord& process : moment.processes()) {
        if (const auto tag = replacementTag(look, {moment, process}))
            tags.paint(*tag, process);
    }
}

void paintDeaths(QPainter& painter, const LaneLook& look, const LaneContents& contents) {
    const bool roomy = look.layout.roomy(look.smallLine);
    for (const ProcessRecord& process : contents.moment().processes()) {
        if (!died(process))
            continue;
        const QRectF bar = barOf(look, process);
        const double x = xIn(look, *process.endedNs);
        if (isSeen(bar, x))
            paintDeath(painter, look.theme, bar, x, roomy);
    }
}

} // namespace poolscope
