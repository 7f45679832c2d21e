#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class PhasesTest : public TestCase {
    Q_OBJECT

private slots:

    void addUpToTheWallTime_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two lanes")
            << u"wall 100\n1: ready 10 chunk 12-40 chunk 45-80\n2: ready 15 chunk 20-85"_s
            << u"12 73 15"_s;
        QTest::newRow("the earliest chunk is not the first seen")
            << u"wall 100\n1: ready 10 chunk 30-40\n2: ready 5 chunk 5-20"_s << u"5 35 60"_s;
        QTest::newRow("size 0") << u"wall 100 size 0 mapped 70\n1: ready 10"_s << u"70 0 30"_s;
        QTest::newRow("stopped before a chunk was done")
            << u"wall 100 stopped\n1: ready 10 at 20 ended 90"_s << u"100 0 0"_s;
        QTest::newRow("stopped after one")
            << u"wall 100 stopped\n1: ready 10 chunk 20-50 at 60"_s << u"20 30 50"_s;
        QTest::newRow("not even started") << u"wall 100 failed processes 4"_s << u"100 0 0"_s;
    }

    void addUpToTheWallTime() {
        QFETCH(QString, run);
        const RunRecord written = record(run);
        const auto parts = summaryOf(written).phases;
        QVERIFY(parts.has_value());
        QTEST((u"%1 %2 %3"_s.arg(parts->untilFirstChunk).arg(parts->map).arg(parts->closeJoin)),
              "expected");
        QCOMPARE(parts->untilFirstChunk + parts->map + parts->closeJoin, *written.wallNs);
    }

    void nothingWhileTheRunGoesOn() {
        QVERIFY(!summaryOf(record(u"now 90\n1: ready 10 chunk 20-50"_s)).phases);
    }

    void untilReady_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<qint64>("expected"); // −1: nothing
        QTest::newRow("the latest counts")
            << u"wall 99\n1: ready 10\n2: ready 30\n3: ready 20"_s << qint64{30};
        QTest::newRow("one was never ready") << u"wall 99\n1: ready 10\n2:"_s << qint64{-1};
        QTest::newRow("no process") << u"wall 99 processes 2"_s << qint64{-1};
        QTest::newRow("unless the lane had not been ready before")
            << u"wall 99\n1: ended 20 killed\n2: ready 10\n3: replaces 1 ready 50"_s << qint64{50};
        QTest::newRow("the third on its lane is ready")
            << u"wall 99\n1: ended 20 killed\n2: replaces 1 ended 30 killed\n"
               "3: replaces 2 ready 70"_s
            << qint64{70};
        QTest::newRow("nobody on the lane was ever ready")
            << u"wall 99\n1: ended 20 killed\n2: ready 10\n3: replaces 1"_s << qint64{-1};
        QTest::newRow("replacements do not count")
            << u"wall 99\n1: ready 10 ended 20 killed\n2: replaces 1 ready 50"_s << qint64{10};
        QTest::newRow("but for a process that died before it was ready")
            << u"wall 99\n1: ready 10\n2: ended 20 killed\n3: replaces 2 ready 50"_s << qint64{50};
        QTest::newRow("a replacement that died before it was ready changes nothing")
            << u"wall 99\n1: ready 10 ended 20 killed\n2: replaces 1 ended 30 killed\n"
               "3: replaces 2 ready 50"_s
            << qint64{10};
    }

    void untilReady() {
        QFETCH(QString, run);
        QTEST(qint64{poolscope::untilReady(record(run)).value_or(-1)}, "expected");
    }
};

QTEST_GUILESS_MAIN(PhasesTest)
#include "phases_test.moc"
