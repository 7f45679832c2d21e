#pragma once

#include "core/metrics/interval.h"

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>

namespace poolscope {

// What charts show, as plain data: made by pure functions, drawn by LineChart and BarChart.

/// Points joined by lines, marks alone, or the area around the points.
struct LineSeries {
    enum class Style {
        Line,
        Dashed,
        Marks,
        HollowMarks,
        StrongMarks, ///< larger, with an outline in the colour of text
        Dots,        ///< small marks
        Band,        ///< of the spans
    };

    QString name; ///< in the legend; empty: not there
    QColor colour;
    Style style = Style::Line;
    QList<QPointF> points;
    int shape = 0;          ///< of marks: circle, square, diamond, triangle, and again
    QStringList texts = {}; ///< what is known of each point; empty: they explain nothing
    /// Around each point, from y to y: the whiskers of marks, or what a band covers.
    QList<std::optional<Interval>> spans = {};
    QList<qsizetype> ids = {}; ///< what each point with a text stands for; empty: nothing to open

    friend bool operator==(const LineSeries&, const LineSeries&) = default;
};

/// A named place on an axis.
struct AxisTick {
    double at = 0.0;
    QString text;
    bool strong = false; ///< written boldly, and never left out

    friend bool operator==(const AxisTick&, const AxisTick&) = default;
};

struct LineChartData {
    QString xTitle;
    QString yTitle;
    double xFrom = 0.0;
    double xTo = 1.0;
    double yFrom = 0.0; ///< 0, or above that where nothing shown is a length
    double yTo = 1.0;
    QString yUnit = {}; ///< right behind the numbers of the y axis: "×"
    /// From left to right, those of them that have the room; empty: whole numbers from 1 on.
    QList<AxisTick> xTicks = {};
    std::optional<int> strongNumber = {}; ///< among those whole numbers
    QList<AxisTick> uprights = {};        ///< dotted lines across the chart, with what they mean
    QList<LineSeries> series;

    friend bool operator==(const LineChartData&, const LineChartData&) = default;
};

/// One colour of stacked bars: a piece in each row.
struct BarSet {
    enum class Look { Plain, Outlined, Crossed };

    QString name; ///< in the legend, with the share behind it: "tail 12 %"
    QColor colour;
    Look look = Look::Plain;
    QString meaning; ///< explains the name, in a sentence
    QString total;   ///< of all rows, in a line: "tail: 2.40 s of 20.0 s, 12 %"
    QList<double> values;
    QStringList figures; ///< the same for each row

    friend bool operator==(const BarSet&, const BarSet&) = default;
};

struct BarChartData {
    QString unit;     ///< of the values
    double end = 0.0; ///< where the axis ends
    QStringList rows; ///< what to call them
    QList<BarSet> sets;

    friend bool operator==(const BarChartData&, const BarChartData&) = default;
};

} // namespace poolscope
