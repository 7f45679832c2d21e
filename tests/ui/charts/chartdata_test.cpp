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

    void severalRunsOfOneCountAreASpread() {
        SpeedupHistory history;
        for (const double speedup : {1.5, 1.9, 1.7})
            history.add(run(2, speedup));
        history.add(run(4, 1.6));
        const LineChartData chart = speedupChart(history, m_theme);
        const LineSeries* spread = named(chart, u"spread"_s);
        QVERIFY(spread != nullptr);
        QCOMPARE(spread->points, (QList<QPointF>{{2, 1.5}, {2, 1.9}}));
        const LineSeries* measured = named(chart, u"measured"_s);
        QVERIFY(measured != nullptr);
        QCOMPARE(measured->points, (QList<QPointF>{{2, 1.7}, {4, 1.6}}));
    }

    void anotherExperimentBeginsANewChart() {
        SpeedupHistory history;
        history.add(run(2, 1.5));
        RunRecord other = run(2, 1.2);
        other.config.size = 7;
        history.add(other);
        QCOMPARE(history.points(), (std::vector<SpeedupPoint>{{2, 1.2}}));
    }

    void runsWithoutASpeedupAddNothing() {
        SpeedupHistory history;
        RunRecord stopped = run(2, 1.5);
        stopped.outcome = Outcome::Stopped;
        history.add(stopped);
        RunRecord unmeasured = run(2, 1.5);
        unmeasured.serialNs.reset();
        history.add(unmeasured);
        QCOMPARE(history.points().size(), 0U);
    }

    void lossesAreStackedByLane() {
        const RunRecord losing = record(u"wall 10000000\n"
                                        "1: ready 1000000 chunk 1000000-9000000 cpu 8000000\n"
                                        "2: ready 2000000 chunk 2000000-4000000 cpu 1000000"_s);
        const BarChartData chart = lossesChart(losing, m_theme);
        QCOMPARE(chart.categories, (QStringList{u"1"_s, u"2"_s}));
        QStringList words;
        for (const BarSet& set : chart.sets) {
            QString row = set.name;
            for (const double ms : set.values)
                row += u' ' + QString::number(ms);
            words.append(row);
        }
        QCOMPARE(words.join(u", "_s), u"start-up 1 2, useful 8 1, no core 0 1, tail 1 6"_s);
    }
};

QTEST_GUILESS_MAIN(ChartDataTest)
#include "chartdata_test.moc"
