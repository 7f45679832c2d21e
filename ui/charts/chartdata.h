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
    enum class Style { Line, Dashed, Marks };

    QString name;
    QColor colour;
    Style style = Style::Line;
    QList<QPointF> points;

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

/// One colour of stacked bars: a value for each category.
struct BarSet {
    QString name;
    QColor colour;
    QList<double> values;

    friend bool operator==(const BarSet&, const BarSet&) = default;
};

struct BarChartData {
    QString valueTitle;
    QStringList categories;
    QList<BarSet> sets;

    friend bool operator==(const BarChartData&, const BarChartData&) = default;
};

} // namespace poolscope
