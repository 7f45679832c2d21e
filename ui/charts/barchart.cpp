#include "ui/charts/barchart.h"

#include "ui/charts/chartstyle.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QValueAxis>

#include <algorithm>

namespace poolscope {

BarChart::BarChart(QWidget* parent)
    : QWidget(parent)
    , m_view(makeChartView(this)) {
    m_view->chart()->legend()->setAlignment(Qt::AlignTop);
}

void BarChart::setData(const BarChartData& content) {
    QChart& chart = *m_view->chart();
    chart.removeAllSeries();
    for (QAbstractAxis* axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis;
    }
    if (content.sets.isEmpty())
        return; // axes without values would have no range
    auto* series = new QHorizontalStackedBarSeries;
    for (const BarSet& bars : content.sets) {
        auto* set = new QBarSet(bars.name);
        set->setColor(bars.colour);
        set->setBorderColor(bars.colour);
        // The first lane stands at the top, as everywhere else.
        QList<double> upwards = bars.values;
        std::reverse(upwards.begin(), upwards.end());
        set->append(upwards);
        series->append(set);
    }
    series->setBarWidth(0.7);
    chart.addSeries(series);
    QStringList upwards = content.categories;
    std::reverse(upwards.begin(), upwards.end());
    auto* lanes = new QBarCategoryAxis;
    lanes->append(upwards);
    auto* values = new QValueAxis;
    values->setTitleText(content.valueTitle);
    chart.addAxis(lanes, Qt::AlignLeft);
    chart.addAxis(values, Qt::AlignBottom);
    series->attachAxis(lanes);
    series->attachAxis(values);
    values->applyNiceNumbers();
    values->setMin(0.0);
    applyTheme(chart, *this);
    lanes->setGridLineVisible(false);
}

} // namespace poolscope
