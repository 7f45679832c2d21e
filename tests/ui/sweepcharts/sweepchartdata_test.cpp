#include "core/base/text.h"
#include "tests/support/sweeprecords.h"
#include "tests/support/testcase.h"
#include "ui/sweepcharts/sweepchartdata.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using Style = LineSeries::Style;

constexpr Schedule Chunks25{ScheduleKind::Fixed, 25};
constexpr Schedule Python{ScheduleKind::Python, 1};

const LineSeries* named(const LineChartData& chart, const QString& name) {
    for (const LineSeries& series : chart.series) {
        if (plainSpaces(series.name) == name)
            return &series;
    }
    return nullptr;
}

QString names(const LineChartData& chart) {
    QStringList names;
    for (const LineSeries& series : chart.series) {
        if (!series.name.isEmpty())
            names.append(plainSpaces(series.name));
    }
    return names.join(u"; "_s);
}

/// The runs of a point with chunks of 25.
std::vector<SweptRun>& runsOf(SweepRecord& sweep, int processes) {
    return sweep.points[pointOf(sweep, processes, Chunks25)].runs;
}

/// Sixteen processes that have a core each, and a law that holds.
SweepRecord scaling() {
    SweepRecipe recipe;
    recipe.cores = recipe.counts = 16;
    recipe.noise = 0.001;
    recipe.sigma = 0.05;
    recipe.kappa = 0.004;
    recipe.schedules = {Chunks25};
    return sweptRecord(recipe);
}

/// Every point of every series is in the ranges of the axes: files are not clipped.
bool isInside(const LineChartData& chart) {
    const auto isIn = [&chart](double y) { return y >= chart.yFrom && y <= chart.yTo; };
    return std::ranges::all_of(chart.series, [&](const LineSeries& series) {
        return std::ranges::all_of(series.points,
                                   [&](const QPointF& point) {
                                       return isIn(point.y()) && point.x() >= chart.xFrom &&
                                              point.x() <= chart.xTo;
                                   }) &&
               std::ranges::all_of(series.spans, [&](const auto& span) {
                   return !span || (isIn(span->low) && isIn(span->high));
               });
    });
}

} // namespace

/// What the charts of a sweep show, before anything is drawn.
class SweepChartDataTest : public TestCase {
    Q_OBJECT

private:
    Theme m_theme = themeFor(QPalette(Qt::white));
    const QList<SweepChart> m_all{SweepChart::Speedup, SweepChart::Time, SweepChart::Efficiency,
                                  SweepChart::ChunkSize};

    [[nodiscard]] LineChartData chart(SweepChart kind, const SweepRecord& sweep,
                                      const std::optional<SweepCurve>& curve = {}) const {
        const SweepSummary summary = summaryOf(sweep);
        return sweepChart(kind, sweep, summary, curve.value_or(curveOf(sweep, summary)), m_theme);
    }

    static QString note(SweepChart kind, const SweepRecord& sweep,
                        const std::optional<SweepCurve>& curve = {}) {
        const SweepSummary summary = summaryOf(sweep);
        return plainSpaces(
            sweepChartNote(kind, sweep, summary, curve.value_or(curveOf(sweep, summary))));
    }

private slots:

    void theCurveIsThatOfTheRecommendedPoint() {
        const SweepRecord sweep = sweptRecord();
        const SweepCurve curve = curveOf(sweep, summaryOf(sweep));
        QCOMPARE(curve, (SweepCurve{Chunks25, 2}));
        QCOMPARE(curveIn(sweep, {Python, 99}, curve), (SweepCurve{Python, 2}));
        QCOMPARE(curveIn(sweep, {{ScheduleKind::Guided, 1}, 3}, curve), (SweepCurve{Chunks25, 3}));
    }

    /// As on a simulated machine. A range without a width would have no ticks.
    void allRunsTakeTheSameRoundTime() {
        SweepRecord sweep = sweptRecord();
        for (auto& point : sweep.points) {
            for (SweptRun& run : point.runs)
                run.wallNs = 2 * NsPerMs;
        }
        for (const SweepChart kind : m_all) {
            const LineChartData flat = chart(kind, sweep);
            QVERIFY2(flat.yTo > flat.yFrom, qPrintable(flat.yTitle));
            QVERIFY2(isInside(flat), qPrintable(flat.yTitle));
        }
    }

    void mediansWithTheirIntervals() {
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
        const LineSeries* shares = named(chart(SweepChart::Efficiency, sweep), u"recommended"_s);
        QVERIFY(shares != nullptr);
    }

    void withFewRunsThereIsNoWhisker() {
        SweepRecipe recipe;
        recipe.blocks = 5;
        for (const SweepChart kind : m_all) {
            for (const LineSeries& series : chart(kind, sweptRecord(recipe)).series) {
                if (series.style == Style::Marks || series.style == Style::StrongMarks)
                    QCOMPARE(series.spans.count(std::nullopt), series.points.size());
            }
        }
    }

    void theIdealEndsAtTheCores() {
        const LineChartData speedups = chart(SweepChart::Speedup, sweptRecord());
        const LineSeries* ideal = named(speedups, u"ideal"_s);
        QVERIFY(ideal != nullptr);
        QCOMPARE(ideal->points.first(), QPointF(1, 1));
        QCOMPARE(ideal->points.last(), QPointF(8, 2));
        QCOMPARE(speedups.uprights.size(), 1);
        QCOMPARE(speedups.uprights.first().at, 2.0);
        QCOMPARE(plainSpaces(speedups.uprights.first().text), u"2 cores"_s);
        const LineChartData shares = chart(SweepChart::Efficiency, sweptRecord());
        QCOMPARE(named(shares, u"ideal"_s)->points.last(), QPointF(8, 25));
    }

    void aQuotaIsAPartOfACore() {
        SweepRecord sweep = sweptRecord();
        sweep.machine.quotaCores = 1.5;
        const LineChartData speedups = chart(SweepChart::Speedup, sweep);
        QCOMPARE(plainSpaces(speedups.uprights.first().text), u"1.5 cores"_s);
        QVERIFY(named(speedups, u"ideal"_s)->points.contains(QPointF(1.5, 1.5)));
    }

    void waitingWorkHasNoEnd() {
        SweepRecord sweep = scaling();
        sweep.machine.usableCores = 2;
        sweep.config.work.kind = WorkKind::Wait;
        const LineChartData speedups = chart(SweepChart::Speedup, sweep);
        const QPointF last = named(speedups, u"ideal"_s)->points.last();
        QCOMPARE(last.x(), last.y());
        QVERIFY(last.y() > 2);
    }

    void runsThatDoNotCountAreHollow() {
        SweepRecord sweep = sweptRecord();
        runsOf(sweep, 6)[3].setAside = SetAside::Disturbed;
        runsOf(sweep, 7)[3].setAside = SetAside::Crowded;
        const LineChartData times = chart(SweepChart::Time, sweep);
        const LineSeries* hollow = named(times, u"not counted"_s);
        QVERIFY(hollow != nullptr);
        QCOMPARE(hollow->style, Style::HollowMarks);
        QCOMPARE(hollow->points,
                 (QList<QPointF>{{6, static_cast<double>(*runsOf(sweep, 6)[3].wallNs) / 1e6},
                                 {7, static_cast<double>(*runsOf(sweep, 7)[3].wallNs) / 1e6}}));
        QVERIFY(hollow->texts[0].endsWith(u"not counted: a process died or stood still"_s));
        QVERIFY(hollow->texts[1].endsWith(u"not counted: other programs used the cores"_s));
        QVERIFY(hollow->texts[0].startsWith(u"6 processes, chunks of 25\nits run in block 4"_s));
    }

    void outliersAndFailuresAreMarked() {
        SweepRecord sweep = sweptRecord();
        *runsOf(sweep, 5)[2].wallNs = *runsOf(sweep, 5)[2].wallNs * 5 / 4;
        runsOf(sweep, 6)[2].wallNs.reset();
        const LineChartData times = chart(SweepChart::Time, sweep);
        QCOMPARE(named(times, u"outlier"_s)->points.size(), 1);
        QCOMPARE(named(times, u"outlier"_s)->points.first().x(), 5.0);
        QCOMPARE(named(times, u"failed run"_s)->points, (QList<QPointF>{{6, times.yFrom}}));
        QVERIFY(plainSpaces(named(times, u"failed run"_s)->texts.first()).contains(u"failed: 1"_s));
    }

    void aRunFarAwayStandsAtTheEdge() {
        SweepRecord sweep = sweptRecord();
        runsOf(sweep, 6)[3].setAside = SetAside::Disturbed;
        *runsOf(sweep, 6)[3].wallNs = 3600 * NsPerSecond;
        const LineChartData times = chart(SweepChart::Time, sweep);
        QVERIFY2(times.yTo < 1000, qPrintable(QString::number(times.yTo)));
        QCOMPARE(named(times, u"not counted"_s)->points.first().y(), times.yTo);
        QVERIFY(plainSpaces(named(times, u"not counted"_s)->texts.first()).contains(u"60 min"_s));
    }

    void allIsInsideOfTheAxes() {
        for (const int cores : {1, 2, 8, 24}) {
            for (const double serial : {0.0001, 401.0}) {
                SweepRecipe recipe;
                recipe.cores = cores;
                recipe.counts = 12;
                recipe.noise = 0.2;
                SweepRecord sweep = sweptRecord(recipe);
                for (SerialRun& run : sweep.serial)
                    run.ns = static_cast<Nanoseconds>(serial * NsPerMs);
                runsOf(sweep, 6)[3].setAside = SetAside::Crowded;
                *runsOf(sweep, 6)[3].wallNs *= 100;
                for (const SweepChart kind : m_all)
                    QVERIFY2(isInside(chart(kind, sweep)),
                             qPrintable(u"%1 cores, chart %2"_s.arg(cores).arg(int(kind))));
            }
        }
    }

    /// Marks and intervals are no lengths; bars are not drawn.
    void valuesThatAreCloseHaveAnAxisOfTheirOwn() {
        const LineChartData sizes = chart(SweepChart::ChunkSize, sweptRecord());
        QVERIFY(sizes.yFrom > 190);
        QVERIFY(sizes.yTo < 230);
        QCOMPARE(chart(SweepChart::Efficiency, sweptRecord()).yFrom, 0.0);
    }

    void whatBelongsToWhichChart() {
        const SweepRecord sweep = sweptRecord();
        QCOMPARE(names(chart(SweepChart::Speedup, sweep)), u"ideal; median, 95 %; recommended"_s);
        QCOMPARE(names(chart(SweepChart::Time, sweep)),
                 u"ideal; no pool; median, 95 %; recommended"_s);
        QCOMPARE(names(chart(SweepChart::ChunkSize, sweep)),
                 u"median, 95 %; recommended; as Pool.map"_s);
    }

    void anEmptySweepHasNoCharts() {
        for (const SweepChart kind : m_all) {
            QVERIFY(chart(kind, SweepRecord()).series.isEmpty());
            QCOMPARE(note(kind, SweepRecord()), QString());
        }
    }

    void aLawThatHoldsIsDrawnWithItsScatter() {
        const SweepRecord sweep = scaling();
        const LineChartData speedups = chart(SweepChart::Speedup, sweep);
        const LineSeries* law = named(speedups, u"USL fit"_s);
        QVERIFY(law != nullptr);
        const UslFit fit = summaryOf(sweep).usl.value();
        QCOMPARE(law->points.first(), QPointF(1, fit.speedupAt(1)));
        QCOMPARE(law->points.last(), QPointF(16, fit.speedupAt(16)));
        const auto band = std::ranges::find(speedups.series, Style::Band, &LineSeries::style);
        QVERIFY(band != speedups.series.end());
        QCOMPARE(band->points, law->points);
        QVERIFY(band->spans.last()->low < law->points.last().y());
        const QString text = note(SweepChart::Speedup, sweep);
        QVERIFY2(text.startsWith(u"Universal Scalability Law: 5."_s) ||
                     text.startsWith(u"Universal Scalability Law: 4.9"_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"serial, 0.4"_s) || text.contains(u"serial, 0.39"_s),
                 qPrintable(text));
    }

    /// Its cores are two: beyond, the law does not hold.
    void whyThereIsNoLawIsTold() {
        const SweepRecord sweep = sweptRecord();
        QCOMPARE(named(chart(SweepChart::Speedup, sweep), u"USL fit"_s), nullptr);
        QCOMPARE(note(SweepChart::Speedup, sweep),
                 u"No law is fitted: the points do not follow one."_s);
        // The fits are of one schedule: nothing is said of the others.
        QCOMPARE(note(SweepChart::Speedup, sweep, SweepCurve{Python, 2}), QString());
    }

    void whenNoPoolWinsTheLineSaysSo() {
        SweepRecord sweep = sweptRecord();
        for (SerialRun& run : sweep.serial)
            run.ns /= 2;
        const LineChartData times = chart(SweepChart::Time, sweep);
        QVERIFY2(named(times, u"no pool (recommended)"_s) != nullptr, qPrintable(names(times)));
        QCOMPARE(named(times, u"recommended"_s), nullptr);
    }

    void anotherProgramIsAgainstItself() {
        SweepRecipe recipe;
        recipe.schedules = {Python};
        SweepRecord sweep = sweptRecord(recipe);
        sweep.command = {u"xz"_s, u"-T{p}"_s};
        sweep.serial.clear();
        const LineChartData speedups = chart(SweepChart::Speedup, sweep);
        QCOMPARE(named(speedups, u"median, 95 %"_s)->points.first(), QPointF(1, 1));
        QVERIFY(named(speedups, u"median, 95 %"_s)->texts.first().startsWith(u"1 process\n"_s));
        QVERIFY(named(chart(SweepChart::Time, sweep), u"no pool"_s) == nullptr);
    }

    void captionsTellRunsAndWhiskers() {
        SweepRecord sweep = sweptRecord();
        runsOf(sweep, 6)[3].setAside = SetAside::Disturbed;
        const SweepSummary summary = summaryOf(sweep);
        const SweepCurve curve = curveOf(sweep, summary);
        QCOMPARE(
            plainSpaces(sweepChartCaption(SweepChart::Time, sweep, summary, curve)),
            u"Time by number of processes, 2 cores usable: 200 numbers from 0 on; chunks of 25; "
            "work cpu:2ms, equal; each point is the median of 11 to 12 runs, its whisker the "
            "95 % interval of that median (none below six runs); hollow: runs that were set "
            "aside and do not count. Poolscope 0.1.0, 2026-01-31"_s);
        QVERIFY(plainSpaces(sweepChartCaption(SweepChart::ChunkSize, sweep, summary, curve))
                    .contains(u"on; 2 processes; work"_s));
        const SweepRecord other = scaling();
        QVERIFY(sweepChartCaption(SweepChart::Speedup, other, summaryOf(other),
                                  curveOf(other, summaryOf(other)))
                    .contains(u"the band around the fit"_s));
        QCOMPARE(sweepChartCaption(SweepChart::Time, {}, {}, {}), QString());
    }
};

QTEST_GUILESS_MAIN(SweepChartDataTest)
#include "sweepchartdata_test.moc"
