#include "tests/support/testcase.h"
#include "ui/charts/linechart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLegendMarker>
#include <QScatterSeries>
#include <QSignalSpy>
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

    void marksAtAllEdgesOfALowChartAreWhole() {
        LineChart chart;
        chart.resize(300, 10 * chart.fontMetrics().height());
        LineChartData content = data(8);
        content.series.last().points = {{1, 0}, {8, 2}};
        content.series.last().texts = {u"first"_s, u"last"_s};
        chart.setData(content);
        chart.show();
        const QRectF inside = chartOf(chart).plotArea().adjusted(6, 6, -6, -6);
        QVERIFY(inside.contains(chart.positionOf({2, 0})));
        QVERIFY(inside.contains(chart.positionOf({2, 1})));
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

    void pointsThatStandForSomethingAreOpened() {
        LineChart chart;
        chart.resize(400, 300);
        LineChartData content = explained();
        content.series.last().ids = {7, 8};
        chart.setData(content);
        chart.show();
        const QSignalSpy opened(&chart, &LineChart::opened);
        QWidget* view = chart.findChild<QChartView*>()->viewport();
        const auto click = [&](QPointF at) {
            QTest::mouseClick(view, Qt::LeftButton, {}, view->mapFrom(&chart, at.toPoint()));
        };
        click(chart.positionOf({2, 1}));
        click(chart.positionOf({2, 1}) + QPointF(40, 0));
        QTest::keyClick(&chart, Qt::Key_Return); // nothing is chosen
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0].first().value<qsizetype>(), 8);
        QCOMPARE(opened[1].first().value<qsizetype>(), 7);
    }

    void pointsWithoutAnIdAreNotOpened() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(explained());
        chart.show();
        const QSignalSpy opened(&chart, &LineChart::opened);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.size(), 0);
    }

    /// Of several with its id the nearest, in whatever series it is now.
    void whatIsChosenStaysChosen() {
        LineChart chart;
        chart.resize(400, 300);
        LineChartData content = explained();
        content.series.last().ids = {7, 8};
        chart.setData(content);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.chosen(), (PointPlace{2, 1}));
        content.series.insert(
            1, {u"other"_s, Qt::red, LineSeries::Style::Marks, {{4, 1.9}, {4, 1.4}}});
        content.series[1].texts = {u"a"_s, u"b"_s};
        content.series[1].ids = {8, 9};
        content.series.last().points[1].setY(1.6);
        chart.setData(content);
        QCOMPARE(chart.chosen(), (PointPlace{3, 1}));
        content.series.last().ids = {7, 6};
        content.series[1].ids = {5, 9};
        chart.setData(content);
        QCOMPARE(chart.chosen(), std::nullopt);
    }

    void theSameDataAreNotDrawnAgain() {
        LineChart chart;
        chart.resize(400, 300);
        chart.setData(data(8));
        const QList<QAbstractSeries*> before = chartOf(chart).series();
        chart.setData(data(8));
        QCOMPARE(chartOf(chart).series(), before);
        LineChartData other = data(8);
        other.series.last().points.first().setY(1.2);
        chart.setData(other);
        QVERIFY(chartOf(chart).series() != before);
    }

    void whiskersReachFromEndToEnd() {
        LineChart chart;
        chart.resize(400, 300);
        LineChartData content = data(8);
        content.series = {{u"m"_s, Qt::red, LineSeries::Style::Marks, {{4, 1.5}}}};
        content.series.last().spans = {Interval{0.5, 1.8}};
        content.series.last().texts = {u"text"_s};
        chart.setData(content);
        chart.show();
        QTRY_VERIFY(chart.positionOf({0, 0}).x() > 10);
        const QImage image = chart.grab().toImage();
        const QPointF mark = chart.positionOf({0, 0});
        const double perUnit = [&] {
            content.series.last().points = {{4, 0.5}};
            chart.setData(content);
            return chart.positionOf({0, 0}).y() - mark.y();
        }();
        const auto isRed = [&image, &mark](double below) {
            const QColor colour = image.pixelColor((mark + QPointF(0, below)).toPoint());
            return colour.red() > colour.blue() + 60;
        };
        QVERIFY(isRed(perUnit * 0.8));
        QVERIFY(isRed(-perUnit * 0.25));
        QVERIFY(!isRed(perUnit * 1.1));
        QVERIFY(!isRed(-perUnit * 0.4));
    }

    void anAxisMayBeginAboveZero() {
        LineChart chart;
        chart.resize(400, 300);
        LineChartData content = data(8);
        content.yFrom = 0.8;
        content.yUnit = u"×"_s;
        chart.setData(content);
        auto* axis = qobject_cast<QCategoryAxis*>(chartOf(chart).axes(Qt::Vertical).first());
        QVERIFY(axis->min() > 0.7);
        QCOMPARE(axis->categoriesLabels().first(), u"0.8×"_s);
        QCOMPARE(axis->categoriesLabels().last(), u"2.0×"_s);
    }

    void namesThatHaveNoRoomAreLeftOut() {
        LineChart chart;
        LineChartData content = data(8);
        content.series.last().texts = {u"it explains itself"_s};
        const auto shown = [&chart] {
            QStringList names;
            for (const QLegendMarker* marker : chartOf(chart).legend()->markers()) {
                if (marker->isVisible())
                    names.append(marker->label());
            }
            return names.join(u", "_s);
        };
        chart.setData(content);
        chart.resize(400, 300);
        chart.show();
        QTRY_COMPARE(shown(), u"ideal, measured"_s);
        chart.resize(100, 300);
        QTRY_COMPARE(shown(), u"ideal"_s);
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
