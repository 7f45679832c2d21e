#include "core/base/text.h"
#include "tests/support/sweeprecords.h"
#include "tests/support/testcase.h"
#include "ui/sweepcharts/sweepchartdata.h"

#include <QGuiApplication>
#include <QPalette>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using Style = LineSeries::Style;

constexpr Schedule Chunks25{ScheduleKind::Fixed, 25};

const LineSeries* named(const LineChartData& chart, const QString& name) {
    for (const LineSeries& series : chart.series) {
        if (plainSpaces(series.name) == name)
            return &series;
    }
    return nullptr;
}

QStringList names(const LineChartData& chart) {
    QStringList names;
    for (const LineSeries& series : chart.series) {
        if (!series.name.isEmpty())
            names.append(plainSpaces(series.name));
    }
    return names;
}

/// The runs of the point that is changed.
std::vector<SweptRun>& runsOf(SweepRecord& sweep, int processes) {
    return sweep.points[pointOf(sweep, processes, Chunks25)].runs;
}

} // namespace

/// What the charts of a sweep show, before anything is drawn.
class SweepChartDataTest : public TestCase {
    Q_OBJECT

private:
    Theme m_theme = themeFor(QPalette(Qt::white));

    LineChartData chart(SweepChart kind, const SweepRecord& sweep,
                        const std::optional<SweepCurve>& curve = {}) const {
        const SweepSummary summary = summaryOf(sweep);
        return sweepChart(kind, sweep, summary, curve.value_or(curveOf(sweep, summary)), m_theme);
    }

private slots:

    void theCurveIsThatOfTheRecommendedPoint() {
        const SweepRecord sweep = sweptRecord();
        const SweepCurve curve = curveOf(sweep, summaryOf(sweep));
        QCOMPARE(curve, (SweepCurve{Chunks25, 2}));
        QCOMPARE(curveIn(sweep, {{ScheduleKind::Python, 1}, 99}, curve),
                 (SweepCurve{{ScheduleKind::Python, 1}, 2}));
    }

    void medianWithItsInterval() {
        const SweepRecord sweep = sweptRecord();
        const SweepSummary summary = summaryOf(sweep);
        const LineChartData speedups = chart(SweepChart::Speedup, sweep);
        const LineSeries* medians = named(speedups, u"median, 95 %"_s);
        const LineSeries* strong = named(speedups, u"recommended"_s);
        QVERIFY(medians != nullptr && strong != nullptr);
        QCOMPARE(medians->points.size(), 7);
        QCOMPARE(strong->style, Style::StrongMarks);
        const std::size_t two = pointOf(sweep, 2, Chunks25);
        QCOMPARE(strong->points, (QList<QPointF>{{2, summary.points[two].speedup->value}}));
        QCOMPARE(strong->spans.first(), summary.points[two].speedup->interval);
        QCOMPARE(strong->ids, QList<qsizetype>{static_cast<qsizetype>(two)});
        QCOMPARE(speedups.strongNumber, 2);
    }

    void runsThatDoNotCountAreHollow() {
        SweepRecord sweep = sweptRecord();
        runsOf(sweep, 6)[3].setAside = SetAside::Disturbed;
        const LineChartData times = chart(SweepChart::Time, sweep);
        const LineSeries* hollow = named(times, u"not counted"_s);
        QVERIFY(hollow != nullptr);
        QCOMPARE(hollow->style, Style::HollowMarks);
        QCOMPARE(hollow->points.size(), 1);
        QCOMPARE(hollow->points.first().x(), 6.0);
        QCOMPARE(hollow->points.first().y(),
                 static_cast<double>(*runsOf(sweep, 6)[3].wallNs) / 1e6);
        QVERIFY(hollow->texts.first().contains(u"not counted"_s));
    }

    void anEmptySweepHasNoCharts() {
        for (const SweepChart kind :
             {SweepChart::Speedup, SweepChart::Time, SweepChart::Efficiency, SweepChart::ChunkSize})
            QVERIFY(chart(kind, SweepRecord()).series.isEmpty());
    }

    void whatBelongsToWhichChart() {
        const SweepRecord sweep = sweptRecord();
        QCOMPARE(names(chart(SweepChart::Speedup, sweep)).join(u"; "_s),
                 u"ideal; median, 95 %; recommended"_s);
        QCOMPARE(names(chart(SweepChart::Time, sweep)).join(u"; "_s),
                 u"ideal; no pool; median, 95 %; recommended"_s);
        QCOMPARE(names(chart(SweepChart::ChunkSize, sweep)).join(u"; "_s),
                 u"median, 95 %; recommended; as Pool.map"_s);
    }
};

QTEST_GUILESS_MAIN(SweepChartDataTest)
#include "sweepchartdata_test.moc"
