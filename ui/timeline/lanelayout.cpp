#include "ui/timeline/lanelayout.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double BarShare = 0.78; ///< of the pitch; the rest is the gap
constexpr double LabelGap = 14.0; ///< px between labels and bars
constexpr double AxisGap = 6.0;   ///< px between bars and the axis's text
constexpr double MarkGap = 3.0;   ///< px between the text of marks and the bars

double tallestPitch(const LaneMetrics& metrics) {
    return metrics.line + metrics.smallLine + 6.0;
}

/// Of the text of marks, with what is below it.
double marksHeight(const LaneMetrics& metrics) {
    return metrics.smallLine + MarkGap;
}

/// Of the lane above all others in @p height pixels: as one of them, but never too thin for text.
double serialPitch(int lanes, double height, const LaneMetrics& metrics) {
    if (!metrics.serialLane)
        return 0.0;
    const double least = std::min(metrics.line, height / 2.0);
    return std::clamp(height / (lanes + 1), least, std::max(least, tallestPitch(metrics)));
}

double bottomOf(const LaneMetrics& metrics) {
    return metrics.smallLine + AxisGap;
}

double snapped(double length, double devicePixelRatio) {
    return std::floor(length * devicePixelRatio + 1e-6) / devicePixelRatio;
}

} // namespace

QRectF LaneLayout::barOf(int lane) const {
    return row(rowOf(lane));
}

QRectF LaneLayout::row(int row) const {
    const double rowPitch = rows == lanes ? pitch : plot.height() / rows;
    const double top = plot.top() + row * rowPitch + (rowPitch - bar) / 2.0;
    return {plot.left(), rows == lanes ? snapped(top, devicePixelRatio) : top, plot.width(), bar};
}

QRectF LaneLayout::ownBarOf(int lane) const {
    return rows == lanes ? barOf(lane)
                         : QRectF(plot.left(), plot.top() + lane * pitch, plot.width(), pitch);
}

int LaneLayout::firstLaneOf(int row) const {
    return static_cast<int>(static_cast<std::int64_t>(row) * lanes / std::max(1, rows));
}

int LaneLayout::rowOf(int lane) const {
    if (rows == lanes)
        return lane;
    int row = static_cast<int>(static_cast<std::int64_t>(lane) * rows / lanes);
    while (firstLaneOf(row + 1) <= lane)
        ++row;
    return row;
}

std::optional<int> LaneLayout::laneAt(double y) const {
    if (lanes == 0 || y < plot.top())
        return std::nullopt;
    const int lane = static_cast<int>((y - plot.top()) / pitch);
    return lane < lanes ? std::optional(lane) : std::nullopt;
}

LaneLayout layOutLanes(int lanes, QSizeF size, const LaneMetrics& metrics) {
    LaneLayout layout;
    layout.lanes = lanes;
    // Everything in the plot begins at whole device pixels.
    const double ratio = metrics.devicePixelRatio;
    const double left = snapped(metrics.labelWidth + LabelGap, ratio);
    const double room = size.height() - marksHeight(metrics) - bottomOf(metrics);
    const double serial = serialPitch(lanes, std::max(1.0, room), metrics);
    const double top = snapped(serial + marksHeight(metrics), ratio);
    const double height = std::max(1.0, size.height() - top - bottomOf(metrics));
    const double width = std::max(1.0, size.width() - left - metrics.tickWidth / 2.0);
    layout.devicePixelRatio = ratio;
    layout.markTop = top - marksHeight(metrics);
    if (metrics.serialLane)
        layout.serial = {left, snapped(serial * (1.0 - BarShare) / 2.0, ratio), width,
                         snapped(serial * BarShare, ratio)};
    layout.plot = {left, top, width, height};
    if (lanes == 0)
        return layout;

    const double pitch = std::min(height / lanes, tallestPitch(metrics));
    const int deviceRows = std::max(1, static_cast<int>(height * ratio));
    layout.rows = std::min(lanes, deviceRows);
    if (lanes > deviceRows) {
        layout.pitch = pitch;
        layout.bar = height / deviceRows;
    } else {
        // Whole device pixels make all gaps alike; not where that would leave much room unused.
        const double whole = snapped(pitch, ratio);
        layout.pitch = whole > 0.9 * pitch ? whole : pitch;
        const double gapless = layout.pitch * ratio < 3.0 ? 1.0 : BarShare;
        layout.bar = std::max(1.0 / ratio, snapped(layout.pitch * gapless, ratio));
    }
    layout.plot.setHeight(layout.pitch * lanes);
    layout.pidLabels = layout.pitch >= metrics.line + metrics.smallLine;
    layout.labelEvery =
        std::max(1, static_cast<int>(std::ceil(metrics.smallLine / layout.pitch - 1e-6)));
    return layout;
}

double pleasantHeight(int lanes, const LaneMetrics& metrics) {
    const int all = lanes + (metrics.serialLane ? 1 : 0);
    return marksHeight(metrics) + all * tallestPitch(metrics) + bottomOf(metrics);
}

} // namespace poolscope
