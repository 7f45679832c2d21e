#include "ui/squaremap/mapgeometry.h"

#include <QPointF>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double SmallestLarge = 8.0;   ///< logical px: a side of cells that are painted one by one
constexpr double SmallestWithGap = 4.0; ///< device px
constexpr double LargestSide = 160.0;   ///< logical px; more would not say more
constexpr double MostOblong = 1.4;      ///< one side of a cell in terms of the other
constexpr double WorthWholeChunks = 0.85; ///< of the largest cells' side
constexpr double TextMargin = 2.0;        ///< logical px, on each side of text

/// Edges that should be whole are, in spite of rounding.
int pixelAt(double at) {
    return static_cast<int>(std::floor(at + 1e-6));
}

/// Which part of @p length the pixel at @p at belongs to: parts begin with whole pixels.
int partAt(double at, double length) {
    const int part = static_cast<int>(at / length);
    return static_cast<int>(at) >= pixelAt((part + 1) * length) ? part + 1 : part;
}

struct Sides {
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] double shorter() const { return std::min(width, height); }
};

Sides sidesFor(quint64 numbers, QSize area, int columns, double largest) {
    const double rows = std::ceil(static_cast<double>(numbers) / columns);
    Sides sides{std::min<double>(area.width() / double(columns), largest),
                std::min<double>(area.height() / rows, largest)};
    sides.width = std::min(sides.width, sides.height * MostOblong);
    sides.height = std::min(sides.height, sides.width * MostOblong);
    return sides;
}

quint64 emptyInLastRow(quint64 numbers, int columns) {
    const quint64 rest = numbers % static_cast<quint64>(columns);
    return rest == 0 ? 0 : static_cast<quint64>(columns) - rest;
}

bool holdsWholeChunks(int columns, quint64 chunkLength) {
    const auto wide = static_cast<quint64>(columns);
    return chunkLength > 1 && (wide % chunkLength == 0 || chunkLength % wide == 0);
}

/// The number of columns with the largest cells; of those alike, with the fullest last row.
int bestColumns(quint64 numbers, QSize area, quint64 chunkLength, double largest) {
    const auto most =
        static_cast<int>(std::min<quint64>(numbers, static_cast<quint64>(area.width())));
    double bestSide = 0.0;
    for (int columns = 1; columns <= most; ++columns)
        bestSide = std::max(bestSide, sidesFor(numbers, area, columns, largest).shorter());
    int best = 1;
    double bestScore = -1.0;
    for (int columns = 1; columns <= most; ++columns) {
        const double side = sidesFor(numbers, area, columns, largest).shorter() / bestSide;
        const bool whole = side >= WorthWholeChunks && holdsWholeChunks(columns, chunkLength);
        const double empty = static_cast<double>(emptyInLastRow(numbers, columns)) / columns;
        const double score = side + (whole ? 1.0 : 0.0) - 0.01 * empty;
        if (score > bestScore) {
            best = columns;
            bestScore = score;
        }
    }
    return best;
}

CellText textFor(Sides sides, const CellMetrics& metrics) {
    const double margin = 2.0 * TextMargin * metrics.devicePixelRatio;
    const double width = sides.width - margin;
    const double height = sides.height - margin;
    const bool value = width >= metrics.valueWidth && height >= metrics.valueHeight;
    const bool square = width >= metrics.squareWidth && height >= metrics.squareHeight;
    if (value && square && height >= metrics.valueHeight + metrics.squareHeight)
        return CellText::Both;
    if (value)
        return CellText::Value;
    return square ? CellText::Square : CellText::None;
}

/// Small cells fill the area, so they may differ by a pixel.
void fitSmall(MapGeometry& map, QSize area, quint64 binLength) {
    const auto width = static_cast<quint64>(area.width());
    const auto height = static_cast<quint64>(area.height());
    map.perCell = (map.numbers + width * height - 1) / (width * height);
    if (map.perCell > 1)
        map.perCell = (map.perCell + binLength - 1) / binLength * binLength;
    const quint64 cells = map.cells();
    const double square = std::sqrt(double(cells) * double(width) / double(height));
    quint64 columns = std::clamp<quint64>(static_cast<quint64>(square), 1, width);
    if ((cells + columns - 1) / columns > height)
        columns = std::min(width, (cells + height - 1) / height);
    const quint64 rows = (cells + columns - 1) / columns;
    map.columns = static_cast<int>(columns);
    map.cellWidth = double(width) / double(columns);
    map.cellHeight = double(height) / double(rows);
    map.gap = map.cellWidth >= SmallestWithGap && map.cellHeight >= SmallestWithGap ? 1 : 0;
}

} // namespace

int MapGeometry::leftOf(int column) const {
    return pixelAt(column * cellWidth);
}

QRect MapGeometry::rect(quint64 cell) const {
    const auto column = static_cast<int>(cell % static_cast<quint64>(columns));
    const auto row = static_cast<int>(cell / static_cast<quint64>(columns));
    const int top = pixelAt(row * cellHeight);
    return {leftOf(column), top, leftOf(column + 1) - leftOf(column) - gap,
            pixelAt((row + 1) * cellHeight) - top - gap};
}

std::optional<quint64> MapGeometry::cellAt(QPointF point) const {
    if (columns == 0 || point.x() < 0.0 || point.y() < 0.0)
        return std::nullopt;
    const auto column = static_cast<quint64>(partAt(point.x(), cellWidth));
    const auto row = static_cast<quint64>(partAt(point.y(), cellHeight));
    const quint64 cell = row * static_cast<quint64>(columns) + column;
    const bool inside = column < static_cast<quint64>(columns) && cell < cells();
    return inside ? std::optional(cell) : std::nullopt;
}

MapGeometry fitCells(const MapNumbers& numbers, QSize area, const CellMetrics& metrics) {
    MapGeometry map;
    map.numbers = numbers.count;
    if (numbers.count == 0 || area.isEmpty())
        return map;
    const double ratio = metrics.devicePixelRatio;
    const double pixels = double(area.width()) * double(area.height());
    if (pixels / static_cast<double>(numbers.count) >=
        SmallestLarge * SmallestLarge * ratio * ratio) {
        const double largest = std::max(LargestSide, metrics.valueWidth / ratio + 12.0) * ratio;
        map.large = true;
        map.columns = bestColumns(numbers.count, area, numbers.chunkLength, largest);
        const Sides sides = sidesFor(numbers.count, area, map.columns, largest);
        map.cellWidth = sides.width;
        map.cellHeight = sides.height;
        map.gap = std::max(1, static_cast<int>(std::lround(sides.shorter() * 0.05)));
        map.text = textFor(sides, metrics);
    } else {
        fitSmall(map, area, numbers.binLength);
    }
    const quint64 cells = map.cells();
    map.rows = static_cast<int>((cells + static_cast<quint64>(map.columns) - 1) /
                                static_cast<quint64>(map.columns));
    return map;
}

} // namespace poolscope
