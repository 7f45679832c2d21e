#include "core/base/text.h"
#include "tests/support/testcase.h"
#include "ui/charts/speedupchartdata.h"

#include <QGuiApplication>
#include <QPalette>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord run(int processes, double speedup) {
    RunRecord record;
    record.config.processes = processes;
    record.config.work.kind = WorkKind::Cpu;
    record.config.work.meanNs = 1000;
    record.machines.front().facts.usableCores = 2;
    record.outcome = Outcome::Finished;
    record.wallNs = 1'000'000;
    record.serialNs = static_cast<Nanoseconds>(speedup * 1'000'000);
    return record;
}

const LineSeries* named(const LineChartData& chart, const QString& name) {
    for (const LineSeries& series : chart.series) {
        if (series.name == name)
            return &series;
    }
    return nullptr;
}

} // namespace

/// What the chart of speedups shows, before anything is drawn.
class SpeedupChartDataTest : public TestCase {
    Q_OBJECT

private:
    Theme m_theme = themeFor(QPalette(Qt::white));

private slots:

    void theIdealEndsAtTheCores() {
        SpeedupHistory history;
        history.add(run(2, 1.8));
        const LineChartData chart = speedupChart(history, m_theme);
        const LineSeries* ideal = named(chart, u"ideal"_s);
        QVERIFY(ideal != nullptr);
        QCOMPARE(ideal->points.first(), QPointF(1, 1));
        QCOMPARE(ideal->points.last(), QPointF(8, 2));
        QCOMPARE(chart.yTo, 2.0);
    }

    void theIdealReachesTheMostProcesses() {
        SpeedupHistory history;
        RunRecord waiting = run(100, 40);
        waiting.config.work.kind = WorkKind::Wait;
        history.add(waiting);
        const LineChartData chart = speedupChart(history, m_theme);
        QCOMPARE(named(chart, u"ideal"_s)->points.last(), QPointF(100, 100));
        QCOMPARE(chart.xFrom, 1.0);
        QCOMPARE(chart.xTo, 100.0);
    }

    void severalRunsOfOneCountAreASpread() {
        SpeedupHistory history;
        for (const double speedup : {1.5, 1.9, 1.7})
            history.add(run(2, speedup));
        history.add(run(4, 1.6));
        const LineChartData chart = speedupChart(history, m_theme);
        QCOMPARE(chart.series.size(), 3);
        const LineSeries* measured = named(chart, u"measured"_s);
        QVERIFY(measured != nullptr);
        QCOMPARE(measured->spans,
                 (QList<std::optional<Interval>>{Interval{1.5, 1.9}, std::nullopt}));
        QCOMPARE(measured->points, (QList<QPointF>{{2, 1.7}, {4, 1.6}}));
    }

    void waysToCutStandSideBySide() {
        SpeedupHistory history;
        history.add(run(2, 1.5));
        RunRecord other = run(2, 1.2);
        other.config.schedule = {ScheduleKind::Fixed, 7};
        history.add(other);
        history.add(run(4, 1.6));
        const LineChartData chart = speedupChart(history, m_theme);
        const LineSeries* python = named(chart, u"as Pool.map"_s);
        const LineSeries* fixed = named(chart, u"chunks of 7"_s);
        QVERIFY(python != nullptr && fixed != nullptr);
        QCOMPARE(python->points, (QList<QPointF>{{2, 1.5}, {4, 1.6}}));
        QCOMPARE(fixed->points, (QList<QPointF>{{2, 1.2}}));
        QVERIFY(python->colour != fixed->colour);
        QVERIFY(python->shape != fixed->shape);
    }

    void ofManyThoseUsedLastAreShown() {
        SpeedupHistory history;
        for (quint64 size = 1; size <= 8; ++size) {
            RunRecord one = run(2, 1.2);
            one.config.schedule = {ScheduleKind::Fixed, size};
            history.add(one);
        }
        QStringList names;
        for (const SpeedupSeries& series : history.shown())
            names.append(seriesName(series.experiment.schedule));
        QCOMPARE(names.join(u", "_s), u"chunks of 3, chunks of 4, chunks of 5, chunks of 6, chunks "
                                      "of 7, chunks of 8"_s);
    }

    void anotherExperimentHasItsOwnChartAndComesBack() {
        SpeedupHistory history;
        history.add(run(2, 1.5));
        RunRecord other = run(2, 1.2);
        other.config.input.size = 7;
        history.add(other);
        QCOMPARE(history.shown().size(), 1U);
        QCOMPARE(history.shown().front().points, (std::vector<SpeedupPoint>{{2, 1.2, {}}}));
        history.add(run(3, 1.7));
        QCOMPARE(history.shown().size(), 1U);
        QCOMPARE(history.shown().front().points,
                 (std::vector<SpeedupPoint>{{2, 1.5, {}}, {3, 1.7, {}}}));
    }

    void disturbedRunsMeasureNothing() {
        SpeedupHistory history;
        for (const double speedup : {1.5, 1.9})
            history.add(run(2, speedup));
        RunRecord disturbed = run(2, 0.3);
        disturbed.processes.resize(1);
        disturbed.processes[0].end = ProcessEnd::Killed;
        history.add(disturbed);
        disturbed.processes[0].end = ProcessEnd::Stuck;
        // What would have been done about a death is no other experiment.
        disturbed.config.recovery.faults = {Fault{}};
        history.add(disturbed);
        const LineChartData chart = speedupChart(history, m_theme);
        QCOMPARE(named(chart, u"measured"_s)->points, (QList<QPointF>{{2, 1.7}}));
        const LineSeries* hollow = named(chart, u"disturbed"_s);
        QVERIFY(hollow != nullptr);
        QCOMPARE(hollow->style, LineSeries::Style::HollowMarks);
        QCOMPARE(hollow->points, (QList<QPointF>{{2, 0.3}, {2, 0.3}}));
        QCOMPARE(plainSpaces(hollow->texts.join(u" | "_s)),
                 u"2 processes, as Pool.map\nspeedup 0.300 ×, not counted: a process died | "
                 "2 processes, as Pool.map\nspeedup 0.300 ×, not counted: a process stood still"_s);
    }

    void pointsTellWhatTheyAreMadeOf() {
        SpeedupHistory history;
        history.add(run(1, 0.9));
        for (const double speedup : {1.5, 1.9, 1.7})
            history.add(run(2, speedup));
        const LineChartData chart = speedupChart(history, m_theme);
        QCOMPARE(plainSpaces(named(chart, u"measured"_s)->texts.join(u" | "_s)),
                 u"1 process, as Pool.map\n1 run: speedup 0.900 × | 2 processes, as Pool.map\n"
                 "3 runs: median speedup 1.70 ×, from 1.50 × to 1.90 × (the bar)"_s);
    }

    void thePictureTellsWhatItShows() {
        SpeedupHistory history;
        QCOMPARE(speedupCaption(history), QString());
        history.add(run(1, 0.9));
        history.add(run(2, 1.9));
        const QString caption = speedupCaption(history);
        QVERIFY2(caption.startsWith(u"Speedup by number of processes, 2 usable cores: 100 numbers "
                                    "from 0 on; as Pool.map; work cpu:1us, equal; medians of 2 "
                                    "runs, bars from the least to the greatest."_s),
                 qPrintable(caption));
    }

    void runsWithoutASpeedupAddNothing() {
        SpeedupHistory history;
        RunRecord stopped = run(2, 1.5);
        stopped.outcome = Outcome::Stopped;
        history.add(stopped);
        RunRecord unmeasured = run(2, 1.5);
        unmeasured.serialNs.reset();
        history.add(unmeasured);
        QVERIFY(history.shown().empty());
    }
};

QTEST_GUILESS_MAIN(SpeedupChartDataTest)
#include "speedupchartdata_test.moc"
