#include "ui/charts/chartparts.h"

#include "core/base/text.h"
#include "ui/charts/ticks.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QLineSeries>
#include <QScatterSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr double MarkSize = 9.0;
constexpr double StrongSize = 11.0;
constexpr double DotSize = 5.0;
constexpr double OutlineWidth = 1.5;

QList<AxisTick> countsOf(const LineChartData& content, int most) {
    QList<AxisTick> ticks;
    const auto add = [&](int count, bool strong) {
        ticks.append({static_cast<double>(count), QString::number(count), strong});
    };
    if (content.strongNumber)
        add(*content.strongNumber, true);
    for (const int count : countTicks(static_cast<int>(content.xTo), most)) {
        if (count != content.strongNumber)
            add(count, false);
    }
    return ticks;
}

QScatterSeries* makeScatter(const LineSeries& data, const Theme& theme) {
    constexpr std::array Shapes{
        QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle,
        QScatterSeries::MarkerShapeRotatedRectangle, QScatterSeries::MarkerShapeTriangle};
    QScatterSeries* marks = nullptr;
    switch (data.style) {
    case LineSeries::Style::HollowMarks:
        marks = makeMarks(data.colour, Qt::transparent, MarkSize);
        break;
    case LineSeries::Style::StrongMarks:
        marks = makeMarks(theme.text, data.colour, StrongSize);
        break;
    case LineSeries::Style::Dots:
        marks = makeMarks(data.colour, data.colour, DotSize);
        break;
    default:
        marks = makeMarks(theme.card, data.colour, MarkSize);
    }
    marks->setMarkerShape(Shapes.at(static_cast<std::size_t>(data.shape) % Shapes.size()));
    marks->replace(data.points);
    return marks;
}

QLineSeries* makeLine(const LineSeries& data) {
    auto* line = new QLineSeries;
    QPen pen(data.colour, data.style == LineSeries::Style::Dashed ? 1.0 : 2.0);
    if (data.style == LineSeries::Style::Dashed)
        pen.setStyle(Qt::DashLine);
    line->setPen(pen);
    line->replace(data.points);
    return line;
}

QAreaSeries* makeBand(const LineSeries& data) {
    QList<QPointF> above;
    QList<QPointF> below;
    for (qsizetype point = 0; point < data.points.size(); ++point) {
        const double x = data.points[point].x();
        above.append({x, data.spans[point]->high});
        below.append({x, data.spans[point]->low});
    }
    auto* upper = new QLineSeries;
    auto* lower = new QLineSeries;
    upper->replace(above);
    lower->replace(below);
    auto* band = new QAreaSeries(upper, lower);
    upper->setParent(band);
    lower->setParent(band);
    band->setPen(Qt::NoPen);
    band->setBrush(data.colour);
    return band;
}

} // namespace

QCategoryAxis* makeNamedAxis(const LineChartData& content, int most, const EdgeRoom& room) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double span = content.xTo - content.xFrom;
    const double from = content.xFrom - room.before * span;
    axis->setRange(from, content.xTo + room.behind * span);
    axis->setStartValue(from);
    const QList<AxisTick> ticks =
        content.xTicks.isEmpty() ? countsOf(content, most) : content.xTicks;
    for (const AxisTick& tick : thinnedTicks(ticks, span / most)) {
        if (tick.at < content.xFrom)
            continue; // as 1 of counts from 2 on
        axis->append(tick.strong ? u"<b>"_s + tick.text.toHtmlEscaped() + u"</b>"_s : tick.text,
                     tick.at);
    }
    axis->setTitleText(content.xTitle);
    return axis;
}

QCategoryAxis* makeValueAxis(const LineChartData& content, int most, const EdgeRoom& room) {
    auto* axis = new QCategoryAxis; // one of values garbles a unit like "×"
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double span = content.yTo - content.yFrom;
    const double step = tickStep(span, most);
    const double from = content.yFrom - room.before * span;
    axis->setRange(from, content.yTo + room.behind * span);
    axis->setStartValue(from);
    const auto first = static_cast<int>(std::ceil(content.yFrom / step - 1e-9));
    const auto last = static_cast<int>(std::floor(content.yTo / step + 1e-9));
    for (int tick = first; tick <= last; ++tick)
        axis->append(decimalText(tick * step, tickDecimals(step)) + content.yUnit, tick * step);
    axis->setTitleText(content.yTitle);
    return axis;
}

QScatterSeries* makeMarks(QColor outline, QColor inside, double size) {
    auto* marks = new QScatterSeries;
    marks->setMarkerSize(size);
    marks->setPen(QPen(outline, OutlineWidth));
    marks->setBrush(inside);
    return marks;
}

QAbstractSeries* makeSeries(const LineSeries& data, const Theme& theme) {
    QAbstractSeries* series = nullptr;
    switch (data.style) {
    case LineSeries::Style::Line:
    case LineSeries::Style::Dashed:
        series = makeLine(data);
        break;
    case LineSeries::Style::Band:
        series = makeBand(data);
        break;
    default:
        series = makeScatter(data, theme);
    }
    series->setName(data.name);
    return series;
}

} // namespace poolscope
