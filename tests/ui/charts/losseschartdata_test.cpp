#include "core/base/text.h"
#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/charts/losseschartdata.h"

#include <QPalette>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

BarChartData chartOf(const RunRecord& run, const Theme& theme) {
    return lossesChart(run, summaryOf(run), theme);
}

} // namespace

/// What the chart of losses shows, before anything is drawn.
class LossesChartDataTest : public TestCase {
    Q_OBJECT

private:
    Theme m_theme = themeFor(QPalette(Qt::white));

private slots:

    void lossesAreStackedByLane() {
        const RunRecord losing = record(u"wall 10000000\n"
                                        "1: ready 1000000 chunk 1000000-9000000 cpu 8000000\n"
                                        "2: ready 2000000 chunk 2000000-4000000 cpu 1000000"_s);
        const BarChartData chart = chartOf(losing, m_theme);
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
        const BarChartData chart = chartOf(record(u"wall %1\n1: ready 10"_s.arg(wall)), m_theme);
        QTEST(QString(QString::number(chart.end) + u' ' + chart.unit), "expected");
    }

    void aRunThatWasNotStartedHasNoLosses() {
        QCOMPARE(chartOf(record(u"stopped"_s), m_theme), BarChartData());
    }
};

QTEST_GUILESS_MAIN(LossesChartDataTest)
#include "losseschartdata_test.moc"
