#include "tests/support/testcase.h"
#include "ui/charts/linechart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLegendMarker>
#include <QScatterSeries>
#include <QValueAxis>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

LineChartData data(double most) {
    LineChartData content;
    content.xTitle = u"processes"_s;
    content.yTitle = u"speedup"_s;
    content.xFrom = 1;
    content.xTo = most;
    content.yTo = 2;
    content.series = {{u"ideal"_s, Qt::gray, LineSeries::Style::Dashed, {{1, 1}, {most, 2}}},
                      {QString(), Qt::blue, LineSeries::Style::Line, {{4, 1.5}}},
                      {u"measured"_s, Qt::blue, LineSeries::Style::Marks, {{4, 1.5}}}};
    return content;
}

LineChartData explained() {
    LineChartData content = data(8);
    content.series.last().points = {{1, 0}, {4, 1.5}};
    content.series.last().texts = {u"first"_s, u"second"_s};
    return content;
}

} // namespace

class LineChartTest : public TestCase {
    Q_OBJECT

private:
    static QChart& chartOf(const LineChart& chart) {
        return *chart.findChild<QChartView*>()->chart();
    }

private slots:

    void theAxisBeginsAtOneProcess() {
        LineChart chart;
        chart.resize(500, 400);
        chart.setData(data(100));
        auto* axis = qobject_cast<QCategoryAxis*>(chartOf(chart).axes(Qt::Horizontal).first());
        QVERIFY(axis != nullptr);
        QCOMPARE(axis->categoriesLabels(),
                 (QStringList{u"1"_s, u"20"_s, u"40"_s, u"60"_s, u"80"_s, u"100"_s}));
        QVERIFY(axis->min() <= 1);
        QVERIFY(axis->max() >= 100);
    }

    void theLegendNamesWhatHasAName() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(data(8));
        chart.show();
        QStringList names;
        for (const QLegendMarker* marker : chartOf(chart).legend()->markers()) {
            if (marker->isVisible())
                names.append(marker->label());
        }
        QCOMPARE(names.join(u", "_s), u"ideal, measured"_s);
    }

    void growsWithItsRoomAndItsMarksDoNot() {
        LineChart chart;
        chart.setData(data(8));
        chart.resize(2400, 1800);
        chart.show();
        const auto* view = chart.findChild<QChartView*>();
        const int line = chart.fontMetrics().height();
        QCOMPARE(view->size(), QSize(2400, 1800));
        chart.resize(400, 300);
        QTRY_COMPARE(view->size(), QSize(400, 300));
        for (const QAbstractSeries* series : chartOf(chart).series()) {
            if (const auto* marks = qobject_cast<const QScatterSeries*>(series))
                QVERIFY(marks->markerSize() <= line);
        }
    }

    void aLowChartHasFewTicks() {
        LineChart chart;
        chart.setData(data(8));
        const auto steps = [&chart] {
            auto* axis = qobject_cast<QCategoryAxis*>(chartOf(chart).axes(Qt::Vertical).first());
            return axis->categoriesLabels().size() - 1;
        };
        const int line = chart.fontMetrics().height();
        chart.resize(400, 10 * line);
        chart.show();
        QTRY_VERIFY(steps() <= 3);
        chart.resize(400, 30 * line);
        QTRY_VERIFY(steps() >= 4);
    }

    void pointsExplainThemselves() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(explained());
        chart.show();
        const QPointF at = chart.positionOf({2, 1});
        QCOMPARE(chart.placeAt(at + QPointF(3, -3)), (PointPlace{2, 1}));
        QCOMPARE(chart.textOf({2, 1}), u"second"_s);
        QCOMPARE(chart.placeAt(at + QPointF(40, 0)), std::nullopt);
        QCOMPARE(chart.accessibleDescription(), u"first\nsecond"_s);
    }

    void aPointAtTheEdgeIsWhole() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(explained());
        chart.show();
        auto* axis = qobject_cast<QValueAxis*>(chartOf(chart).axes(Qt::Vertical).first());
        QVERIFY(axis->min() < 0);
        const QPointF at = chart.positionOf({2, 0});
        const QRectF plot = chartOf(chart).plotArea();
        QVERIFY(plot.adjusted(4, 4, -4, -4).contains(at));
    }

    void theKeysGoFromPointToPoint() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(explained());
        chart.show();
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.chosen(), (PointPlace{2, 0}));
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.chosen(), (PointPlace{2, 1}));
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.chosen(), (PointPlace{2, 0}));
        QFocusEvent left(QEvent::FocusOut, Qt::TabFocusReason);
        QCoreApplication::sendEvent(&chart, &left);
        QCOMPARE(chart.chosen(), std::nullopt);
        QFocusEvent came(QEvent::FocusIn, Qt::TabFocusReason);
        QCoreApplication::sendEvent(&chart, &came);
        QCOMPARE(chart.chosen(), (PointPlace{2, 0}));
    }

    void nothingHasNoAxes() {
        LineChart chart;
        chart.setData(data(8));
        chart.setData({});
        QVERIFY(chartOf(chart).axes().isEmpty());
    }
};

QTEST_MAIN(LineChartTest)
#include "linechart_test.moc"
