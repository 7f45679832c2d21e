#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

namespace poolscope {

// What charts show, as plain data: made by pure functions, drawn by LineChart and BarChart.

/// Points joined by lines, or marks alone.
struct LineSeries {
    enum class Style { Line, Dashed, Marks, HollowMarks };

    QString name; ///< in the legend; empty: not there
    QColor colour;
    Style style = Style::Line;
    QList<QPointF> points;
    int shape = 0;          ///< of marks: circle, square, diamond, triangle, and again
    QStringList texts = {}; ///< what is known of each point; empty: they explain nothing

    friend bool operator==(const LineSeries&, const LineSeries&) = default;
};

struct LineChartData {
    QString xTitle;
    QString yTitle;
    double xFrom = 0.0;
    double xTo = 1.0;
    double yTo = 1.0; ///< the y axis begins at 0
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
