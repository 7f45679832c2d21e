#include "core/metrics/frozentime.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class FrozenTimeTest : public TestCase {
    Q_OBJECT

private slots:

    /// What lies within finished chunks, each part as from-until.
    void partsInChunks_data() {
        QTest::addColumn<QString>("process");
        QTest::addColumn<QString>("expected");
        QTest::addRow("in one chunk") << u"chunk 10-50 chunk 50-90 frozen 20-40"_s << u"20-40"_s;
        QTest::addRow("over two") << u"chunk 10-50 chunk 60-90 frozen 40-70"_s << u"40-50 60-70"_s;
        QTest::addRow("between two") << u"chunk 10-50 chunk 70-90 frozen 50-70"_s << u""_s;
        QTest::addRow("before the first") << u"chunk 10-50 frozen 5-12"_s << u"10-12"_s;
        QTest::addRow("behind the last") << u"chunk 10-50 frozen 50-60"_s << u""_s;
        QTest::addRow("to the end") << u"chunk 10-50 chunk 50-90 frozen 80-"_s << u"80-90"_s;
        QTest::addRow("twice") << u"chunk 10-50 chunk 50-90 frozen 20-30 frozen 60-65"_s
                               << u"20-30 60-65"_s;
        QTest::addRow("over a chunk of no time")
            << u"chunk 10-50 chunk 50-50 chunk 50-90 frozen 40-70"_s << u"40-50 50-70"_s;
    }

    void partsInChunks() {
        QFETCH(QString, process);
        const RunRecord run = record(u"wall 100\n1: ready 5 "_s + process);
        QStringList parts;
        Nanoseconds sum = 0;
        for (const FrozenStretch& part : frozenInChunks(run, run.processes[0])) {
            parts.append(u"%1-%2"_s.arg(part.fromNs).arg(part.untilNs.value()));
            sum += *part.untilNs - part.fromNs;
        }
        QTEST(parts.join(u' '), "expected");
        QCOMPARE(timeFrozenInChunks(run, run.processes[0]), sum);
    }

    /// One that is frozen still is so until the end of what is known.
    void theLongestIsNamed() {
        const RunRecord run = record(u"now 100\n1: ready 5 frozen 20-40\n2: ready 5\n"
                                     "3: ready 5 frozen 10-20 frozen 70-"_s);
        const FrozenTime time = frozenTime(run);
        QCOMPARE(time.all, Nanoseconds{60});
        QCOMPARE(time.processes, 2);
        QCOMPARE(time.longest, 3);
        QCOMPARE(time.longestNs, Nanoseconds{40});
        QCOMPARE(frozenWithin(run.processes[2], 15, 75), Nanoseconds{10});
        QCOMPARE(frozenTime(record(u"now 100\n1: ready 5"_s)).longest, 0);
    }
};

QTEST_GUILESS_MAIN(FrozenTimeTest)
#include "frozentime_test.moc"
