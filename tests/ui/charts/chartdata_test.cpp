#include "core/base/text.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/charts/losseschartdata.h"
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
    record.machine.usableCores = 2;
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

/// What the charts show, before anything is drawn.
class ChartDataTest : public TestCase {
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
        QCOMPARE(chart.series.size(), 4);
        QCOMPARE(chart.series[1].points, (QList<QPointF>{{2, 1.5}, {2, 1.9}}));
        const LineSeries* measured = named(chart, u"measured"_s);
        QVERIFY(measured != nullptr);
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

    void lossesAreStackedByLane() {
        const RunRecord losing = record(u"wall 10000000\n"
                                        "1: ready 1000000 chunk 1000000-9000000 cpu 8000000\n"
                                        "2: ready 2000000 chunk 2000000-4000000 cpu 1000000"_s);
        const BarChartData chart = lossesChart(losing, m_theme);
        QCOMPARE(chart.rows, (QStringList{u"process 1"_s, u"process 2"_s}));
        QCOMPARE(chart.unit, u"ms"_s);
        QCOMPARE(chart.end, 10.0);
        QStringList words;
        for (const BarSet& set : chart.sets) {
            QString row = plainSpaces(set.name) + u':';
            for (const double ms : set.values)
                row += u' ' + QString::number(ms);
            words.append(row);
        }
        QCOMPARE(words.join(u", "_s), u"start-up 15 %: 1 2, useful 45 %: 8 1, off core 5.0 %: 0 1, "
                                      "tail 35 %: 1 6"_s);
        QCOMPARE(plainSpaces(chart.sets[3].figures[1]),
                 u"process 2, tail: 6.00 ms of 10.0 ms, 60 %"_s);
    }

    void lossesHaveTheUnitThatFits_data() {
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ns") << u"4000"_s << u"4000 ns"_s;
        QTest::newRow("µs") << u"450000"_s << u"450 µs"_s;
        QTest::newRow("ms") << u"9000000000"_s << u"9000 ms"_s;
        QTest::newRow("s") << u"90000000000"_s << u"90 s"_s;
    }

    void lossesHaveTheUnitThatFits() {
        QFETCH(QString, wall);
        const BarChartData chart =
            lossesChart(record(u"wall %1\n1: ready 10"_s.arg(wall)), m_theme);
        QTEST(QString(QString::number(chart.end) + u' ' + chart.unit), "expected");
    }

    void aRunThatWasNotStartedHasNoLosses() {
        QCOMPARE(lossesChart(record(u"stopped"_s), m_theme), BarChartData());
    }
};

QTEST_GUILESS_MAIN(ChartDataTest)
#include "chartdata_test.moc"
