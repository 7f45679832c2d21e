#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/lanewords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord someRun() {
    return record(u"now 2000\n"
                  "1: ready 100 chunk 100-400x7 chunk 450-800x7 at 850 done 3 of 7\n"
                  "2: spawned 20 ready 120 chunk 150-900x7 at 910 ended 1000 killed lost\n"
                  "3: replaces 2 spawned 1100"_s);
}

/// What stands at @p ns in lane @p lane (from 1), lines joined by " / ".
QString at(const RunRecord& run, int lane, Nanoseconds ns) {
    LaneContents contents;
    contents.reset(&run);
    contents.take();
    return lanePointText(run, contents.hit(lane - 1, ns, 0)).replace(u'\n', u" / "_s);
}

} // namespace

class LaneWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aChunkIsDescribed() {
        QCOMPARE(at(someRun(), 1, 500), u"process 1, pid 1001 / chunk 2 of 5: numbers 7–13 / "
                                        "started at 450 ns, took 350 ns"_s);
    }

    void coreAndAttemptAreToldIfKnown() {
        RunRecord run = someRun();
        run.chunks.front().cpu = 3;
        run.chunks.front().attempt = 2;
        QVERIFY(at(run, 1, 200).endsWith(u"took 300 ns / on core 3 / attempt 2"_s));
    }

    void whatGoesOnIsDescribed() {
        QCOMPARE(at(someRun(), 1, 1500), u"process 1, pid 1001 / chunk 3 of 5: numbers 14–20 / "
                                         "started at 850 ns / 3 numbers done so far"_s);
    }

    void idleTimeHasAReason_data() {
        QTest::addColumn<int>("lane");
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("expected");
        QTest::newRow("starting") << 1 << qint64{50} << u"starting, ready at 100 ns"_s;
        QTest::newRow("waiting") << 1 << qint64{420} << u"waiting"_s;
        QTest::newRow("lost") << 2 << qint64{950}
                              << u"chunk 5 of 5 / started at 910 ns / lost: the process ended"_s;
        QTest::newRow("dead") << 2 << qint64{1050} << u"ended at 1.00 µs"_s;
        QTest::newRow("replacement") << 2 << qint64{1500} << u"starting"_s;
    }

    void idleTimeHasAReason() {
        QFETCH(int, lane);
        QFETCH(qint64, ns);
        QTEST(at(someRun(), lane, ns).section(u" / "_s, 1), "expected");
    }

    void allLanesInOneSentence() {
        QCOMPARE(lanesText(someRun()), u"process 1: 2 chunks, 14 numbers; process 2: 1 chunk, "
                                       "7 numbers; process 3: 0 chunks, 0 numbers"_s);
    }

    void nobodyListensToAThousandProcesses() {
        RunRecord run;
        run.processes.resize(1000);
        QVERIFY(lanesText(run).endsWith(u"; and 984 more"_s));
    }
};

QTEST_GUILESS_MAIN(LaneWordsTest)
#include "lanewords_test.moc"
