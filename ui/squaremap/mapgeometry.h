#pragma once

#include <QRect>
#include <QSize>

#include <optional>

namespace poolscope {

/// What is written in a square's cell.
enum class CellText {
    Both,   ///< "7²" over "49"
    Value,  ///< "49"
    Square, ///< "7²"
    None,
};

/// How much room text in a cell needs at the most, in device pixels.
struct CellMetrics {
    double valueWidth = 0.0;
    double valueHeight = 0.0;
    double squareWidth = 0.0;
    double squareHeight = 0.0;
    double devicePixelRatio = 1.0;
};

/// Where the cells of the map are, in device pixels. Cell c stands for the numbers at positions
/// c × perCell … ; rows run from left to right, like text.
struct MapGeometry {
    quint64 numbers = 0;
    quint64 perCell = 1; ///< more than one only in the density picture
    int columns = 0;
    int rows = 0;
    double cellWidth = 0.0;
    double cellHeight = 0.0;
    int gap = 0;        ///< between cells
    bool large = false; ///< so that they are painted one by one
    CellText text = CellText::None;

    [[nodiscard]] quint64 cells() const { return (numbers + perCell - 1) / perCell; }

    [[nodiscard]] quint64 cellOf(quint64 position) const { return position / perCell; }

    /// The left end of a column; that of columns is the right end of the last.
    [[nodiscard]] int leftOf(int column) const;
    /// Without the gap.
    [[nodiscard]] QRect rect(quint64 cell) const;
    /// The cell at a point, gaps belong to the cell before; nothing outside.
    [[nodiscard]] std::optional<quint64> cellAt(QPointF point) const;

    friend bool operator==(const MapGeometry&, const MapGeometry&) = default;
};

/// What there is to fit into a map.
struct MapNumbers {
    quint64 count = 0;
    quint64 chunkLength = 0; ///< of all chunks but perhaps the last; 0: they differ
    quint64 binLength = 1;   ///< cells of many numbers hold whole bins of so many
};

/// Fits cells for @p numbers into @p area (device pixels): as large as possible, and rows that hold
/// whole chunks if that costs little.
[[nodiscard]] MapGeometry fitCells(const MapNumbers& numbers, QSize area,
                                   const CellMetrics& metrics);

} // namespace poolscope
