#include "ui/squaremap/maplook.h"

#include "core/base/text.h"
#include "ui/style/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double SquareTextSize = 0.75; ///< of the text's size
constexpr double ValueTextSize = 0.9;
constexpr double GrowingText = 0.45; ///< of a cell's side, the text that grows with it
constexpr double LargestGrowth = 2.0;
constexpr char16_t Superscript2 = 0x00b2;
constexpr double SmallestShape = 4.0; ///< logical px
constexpr quint64 MostShapes = 20'000;

CellMetrics metricsFor(const MapInput& input, const MapFrame& frame) {
    const QFontMetricsF value(valueFont(frame.font));
    const QFontMetricsF square(squareFont(frame.font));
    const quint64 last = input.first + std::max<quint64>(input.numbers.count, 1) - 1;
    CellMetrics metrics;
    metrics.devicePixelRatio = frame.devicePixelRatio;
    const double ratio = frame.devicePixelRatio;
    metrics.valueWidth = value.horizontalAdvance(countText(last * last)) * ratio;
    metrics.squareWidth = square.horizontalAdvance(squareText(last)) * ratio;
    // Digits reach from the baseline to the ascent; the descent is room.
    metrics.valueHeight = value.ascent() * ratio;
    metrics.squareHeight = square.ascent() * ratio;
    return metrics;
}

/// How much larger than usual the text in @p cells is written; in large ones it grows with them.
double textGrowth(const MapGeometry& cells, const CellMetrics& metrics) {
    if (cells.text != CellText::Both)
        return 1.0;
    const double across = cells.cellWidth / std::max(1.0, metrics.valueWidth);
    const double down = cells.cellHeight / (metrics.valueHeight + metrics.squareHeight);
    return std::clamp(GrowingText * std::min(across, down), 1.0, LargestGrowth);
}

} // namespace

QFont squareFont(const QFont& font) {
    return scaledFont(font, SquareTextSize);
}

QFont valueFont(const QFont& font) {
    return scaledFont(font, ValueTextSize, true);
}

QString squareText(quint64 number) {
    return countText(number) + QChar(Superscript2);
}

MapLook lookFor(const MapInput& input, const MapFrame& frame) {
    const double ratio = frame.devicePixelRatio;
    const auto device = [ratio](int length) {
        return static_cast<int>(std::floor(length * ratio));
    };
    MapLook look;
    look.size = QSize(device(frame.size.width()), device(frame.size.height()));
    look.theme = frame.theme;
    look.devicePixelRatio = ratio;
    const CellMetrics metrics = metricsFor(input, frame);
    look.geometry = fitCells(input.numbers, look.size, metrics);
    look.font = scaledFont(frame.font, textGrowth(look.geometry, metrics));
    return look;
}

bool isWorthShapes(const MapLook& look) {
    const MapGeometry& map = look.geometry;
    const double smallest = SmallestShape * look.devicePixelRatio;
    return map.perCell == 1 && map.cells() <= MostShapes &&
           std::min(map.cellWidth, map.cellHeight) >= smallest;
}

} // namespace poolscope
