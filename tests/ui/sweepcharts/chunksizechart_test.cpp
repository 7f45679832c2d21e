#include "core/base/text.h"
#include "tests/support/sweeprecords.h"
#include "tests/support/testcase.h"
#include "ui/sweepcharts/chunksizechart.h"

#include <QGuiApplication>
#include <QPalette>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Schedule Chunks25{ScheduleKind::Fixed, 25};
constexpr Schedule Python{ScheduleKind::Python, 1};

LineChartData chart(const SweepRecord& sweep, int processes = 2) {
    return chunkSizeChart(sweep, summaryOf(sweep), processes, themeFor(QPalette(Qt::white)));
}

const LineSeries* named(const LineChartData& chart, const QString& name) {
    for (const LineSeries& series : chart.series) {
        if (series.name == name)
            return &series;
    }
    return nullptr;
}

} // namespace

class ChunkSizeChartTest : public TestCase {
    Q_OBJECT

private slots:

    void chunkSizesStandWhereTheyAre() {
        const LineChartData sizes = chart(sweptRecord());
        QStringList ticks;
        for (const AxisTick& tick : sizes.xTicks)
            ticks.append(tick.strong ? u'*' + tick.text : tick.text);
        QCOMPARE(ticks.join(u' '), u"1 5 *25 100"_s);
        QCOMPARE(sizes.xTicks.last().at, 2.0); // logarithmic
        // Python cuts 200 numbers for two processes into chunks of 25: beside that mark.
        QVERIFY(sizes.xTo >= 2.0);
        const LineSeries* python = named(sizes, u"as Pool.map"_s);
        const LineSeries* taken = named(sizes, u"recommended"_s);
        QVERIFY(python->points.first().x() > taken->points.first().x());
        QVERIFY(python->points.first().x() < taken->points.first().x() + 0.1);
    }

    /// Also of a mark that stands beside the last one.
    void theAxisEndsBehindTheLastMark() {
        SweepRecipe recipe;
        recipe.schedules = {{ScheduleKind::Fixed, 5}, Chunks25, Python};
        const LineChartData sizes = chart(sweptRecord(recipe));
        QVERIFY(sizes.xTo > sizes.xTicks.last().at);
        QVERIFY(named(sizes, u"as Pool.map"_s)->points.first().x() <= sizes.xTo);
    }

    void schedulesWithoutOneSizeAreLeftOut() {
        SweepRecipe recipe;
        recipe.schedules = {Chunks25, {ScheduleKind::Guided, 1}, {ScheduleKind::Factoring, 4}};
        const SweepRecord sweep = sweptRecord(recipe);
        const LineChartData sizes = chart(sweep, 3);
        QCOMPARE(sizes.xTicks.size(), 1);
        QCOMPARE(
            leftOutText(sweep, 3),
            u"Not here, since their chunks have no one size: guided, factoring, at least 4."_s);
        recipe.schedules = {{ScheduleKind::Guided, 1}};
        QVERIFY(chart(sweptRecord(recipe)).series.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ChunkSizeChartTest)
#include "chunksizechart_test.moc"
