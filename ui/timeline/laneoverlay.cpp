#include "ui/timeline/laneoverlay.h"

#include "ui/style/fonts.h"
#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace poolscope {

namespace {

constexpr double EndLineWidth = 1.5; ///< px
constexpr double AxisGap = 6.0;      ///< px between bars and times
constexpr double MarkOverhang = 4.0; ///< px by which the end line is longer than the bars

struct OverlayWords {
    Q_DECLARE_TR_FUNCTIONS(OverlayWords)
};

/// Who is in the lane now.
const ProcessRecord* latestOf(const LaneContents& contents, int lane) {
    const std::span<const std::size_t> processes = contents.processesOf(lane);
    return processes.empty() ? nullptr : &contents.moment().processes()[processes.back()];
}

bool standsStill(const ProcessRecord* process) {
    return process != nullptr && process->stillSinceNs.has_value();
}

QString endText(Outcome outcome) {
    switch (outcome) {
    case Outcome::Running:
        return {};
    case Outcome::Finished:
        return OverlayWords::tr("join");
    case Outcome::Failed:
        return OverlayWords::tr("failed");
    case Outcome::Stopped:
        return OverlayWords::tr("stopped");
    }
    return {};
}

} // namespace

QString pidText(qint64 pid) {
    return OverlayWords::tr("pid %1").arg(pid);
}

QString stillText() {
    return OverlayWords::tr("stands still");
}

QString simulatedText() {
    return OverlayWords::tr("simulated");
}

void paintLaneLabels(QPainter& painter, const LaneLook& look, const LaneContents& contents) {
    const LaneLayout& layout = look.layout;
    const bool small = layout.pitch < QFontMetricsF(scaledFont(look.font, 1.0, true)).height();
    const QFont bold = scaledFont(look.font, small ? SmallText : 1.0, !small);
    const QFont pidFont = scaledFont(look.font, SmallText);
    const double nameHeight = QFontMetricsF(bold).height();
    const double pidHeight = QFontMetricsF(pidFont).height();
    const double height = nameHeight + (layout.pidLabels ? pidHeight : 0.0);
    for (int lane = 0; lane < layout.lanes; lane += layout.labelEvery) {
        const ProcessRecord* process = latestOf(contents, lane);
        const double middle = layout.barOf(lane).center().y();
        const double width = layout.plot.left();
        const QRectF name(layout.labelLeft, middle - height / 2.0, width, nameHeight);
        painter.setFont(bold);
        painter.setPen(standsStill(process) ? look.theme.bad : look.theme.text);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         processText(process ? process->number : lane + 1));
        const bool simulated = process && isSimulated(contents.moment().record());
        if (!layout.pidLabels || !process || (process->pid == 0 && !simulated))
            continue;
        painter.setFont(pidFont);
        painter.setPen(standsStill(process) ? look.theme.bad : look.theme.muted);
        painter.drawText(QRectF(layout.labelLeft, name.bottom(), width, pidHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         standsStill(process) ? stillText()
                         : simulated          ? simulatedText()
                                              : pidText(process->pid));
    }
}

void paintTimeAxis(QPainter& painter, const LaneLook& look) {
    const QRectF plot = look.layout.plot;
    painter.setFont(scaledFont(look.font, SmallText));
    painter.setPen(look.theme.muted);
    const QFontMetricsF metrics(painter.font());
    for (const Tick& tick : look.ticks) {
        const double x = plot.left() + look.scale.xOf(static_cast<double>(tick.ns));
        const double half = metrics.horizontalAdvance(tick.text) / 2.0 + 1.0;
        const double left = std::min(x - half, look.size.width() - 2.0 * half);
        painter.drawText(QRectF(left, plot.bottom() + AxisGap, 2.0 * half, look.smallLine),
                         Qt::AlignCenter, tick.text);
    }
}

void paintEndMark(QPainter& painter, const LaneLook& look, const Moment& moment) {
    const QRectF plot = look.layout.plot;
    const bool ended = moment.outcome() != Outcome::Running;
    const double x = look.scale.xOf(static_cast<double>(moment.time()));
    if (x < 0.0 || x > plot.width() + 0.5 || moment.time() == 0)
        return;
    const QRectF line(plot.left() + x - EndLineWidth / 2.0, plot.top() - MarkOverhang, EndLineWidth,
                      plot.height() + 2.0 * MarkOverhang);
    painter.fillRect(line, ended ? look.theme.text : look.theme.accent);
    const QString text = ended ? endText(moment.outcome()) : QString();
    if (text.isEmpty())
        return;
    painter.setFont(scaledFont(look.font, SmallText));
    painter.setPen(look.theme.muted);
    const QRectF above(0, look.layout.markTop, line.left() - MarkOverhang, look.smallLine);
    painter.drawText(above, Qt::AlignRight | Qt::AlignVCenter, text);
}

std::optional<QRectF> chunkRect(const LaneLook& look, const LaneContents& contents, quint64 index) {
    const Moment& moment = contents.moment();
    const ChunkEvent* chunk = moment.isEmpty() ? nullptr : moment.finished(index);
    if (!chunk || chunk->process > moment.processes().size())
        return std::nullopt;
    const int lane = moment.processes()[std::size_t{chunk->process} - 1].lane - 1;
    const QRectF bar = look.layout.barOf(lane);
    const double left = look.scale.xOf(static_cast<double>(chunk->startedNs));
    const double right = look.scale.xOf(static_cast<double>(chunk->finishedNs));
    return QRectF(bar.left() + left, bar.top(), std::max(2.0, right - left), bar.height());
}

} // namespace poolscope
