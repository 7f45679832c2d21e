#pragma once

#include <QRectF>
#include <QSizeF>

#include <cstdint>
#include <optional>

namespace poolscope {

/// What the layout of lanes depends on besides the size; lengths in pixels.
struct LaneMetrics {
    double line = 16.0;       ///< height of a line of text
    double smallLine = 13.0;  ///< height of a line of small text
    double labelWidth = 80.0; ///< of the widest lane label
    double tickWidth = 40.0;  ///< of the widest text on the time axis
    double devicePixelRatio = 1.0;
    bool serialLane = false; ///< there is one for the serial time
};

/// Where the lanes, their labels and the time axis are.
struct LaneLayout {
    int lanes = 0;
    QRectF plot;          ///< of the lanes; the time axis is as wide
    QRectF serial;        ///< the bar above them for the serial time; empty: there is none
    double markTop = 0.0; ///< of the line of text between the two
    double labelLeft = 0.0;
    double pitch = 0.0; ///< from lane to lane; less than a pixel if they are many
    double bar = 0.0;   ///< height of the bar in a lane
    int labelEvery = 1; ///< only every so many lanes have a label
    bool pidLabels = true;
    double devicePixelRatio = 1.0;
    /// Bars are drawn in rows. More than one lane shares a row where lanes are thinner than a
    /// device pixel.
    int rows = 0;

    /// The bar of lane @p lane (from 0).
    [[nodiscard]] QRectF barOf(int lane) const;
    /// The same, however thin, where lanes need not share rows of pixels.
    [[nodiscard]] QRectF ownBarOf(int lane) const;
    /// The bar of row @p row (from 0).
    [[nodiscard]] QRectF row(int row) const;
    /// The first lane of a row; that of row + 1 is one past its last.
    [[nodiscard]] int firstLaneOf(int row) const;
    [[nodiscard]] int rowOf(int lane) const;
    /// The lane at height @p y.
    [[nodiscard]] std::optional<int> laneAt(double y) const;

    /// Lanes that are tall enough for rounded bars and text in them.
    [[nodiscard]] bool roomy(double smallLine) const { return bar >= smallLine; }

    friend bool operator==(const LaneLayout&, const LaneLayout&) = default;
};

/// Fits @p lanes lanes into @p size: as tall as is pleasant, thinner if they are many; labels lose
/// their second line first, then thin out.
[[nodiscard]] LaneLayout layOutLanes(int lanes, QSizeF size, const LaneMetrics& metrics);

/// The height at which all labels have both their lines.
[[nodiscard]] double pleasantHeight(int lanes, const LaneMetrics& metrics);

} // namespace poolscope
