#pragma once

#include "ui/squaremap/mapgeometry.h"
#include "ui/style/palette.h"

#include <QFont>
#include <QSize>

namespace poolscope {

/// Where and how a map is shown.
struct MapFrame {
    QSize size; ///< logical pixels
    double devicePixelRatio = 1.0;
    QFont font;
    Theme theme;
};

/// Everything that a picture of the map depends on besides what it shows.
struct MapLook {
    MapGeometry geometry;
    Theme theme;
    QFont font;
    QSize size; ///< device pixels
    double devicePixelRatio = 1.0;

    friend bool operator==(const MapLook&, const MapLook&) = default;
};

/// The numbers of an input as a map has to know them.
struct MapInput {
    MapNumbers numbers;
    quint64 first = 0;
};

/// Fits @p input into @p frame.
[[nodiscard]] MapLook lookFor(const MapInput& input, const MapFrame& frame);

/// Whether the map is worth a shape for each cell where it is written as shapes: they are large
/// enough to be seen, and not too many for a file.
[[nodiscard]] bool isWorthShapes(const MapLook& look);

/// The fonts of the two texts in a cell.
[[nodiscard]] QFont squareFont(const QFont& font);
[[nodiscard]] QFont valueFont(const QFont& font);

/// "7²"
[[nodiscard]] QString squareText(quint64 number);

} // namespace poolscope
