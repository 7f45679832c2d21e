#include "core/base/text.h"
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
    const Moment moment(borrowed(run));
    LaneContents contents(moment);
    contents.reset();
    return plainSpaces(
        lanePointText(contents, contents.hit(lane - 1, ns, 0)).replace(u'\n', u" / "_s));
}

} // namespace

class LaneWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aChunkIsDescribed() {
        QCOMPARE(at(someRun(), 1, 500), u"process 1, pid 1001 / chunk 2 of 5: numbers 7–13 / "
                                        "started at 450 ns, took 350 ns"_s);
    }

    /// Until now where it goes on.
    void aFreezeIsToldWhereItWas() {
        const RunRecord run = record(u"now 900\n1: ready 100 chunk 100-800x7 frozen 200-500\n"
                                     "2: ready 100 at 100 of 7 frozen 300-"_s);
        QVERIFY(at(run, 1, 300).endsWith(u"took 700 ns / frozen for 300 ns"_s));
        QVERIFY(!at(run, 1, 600).contains(u"frozen"_s));
        QVERIFY(at(run, 2, 400).endsWith(u" / frozen for 600 ns"_s));
        QVERIFY(!at(run, 2, 200).contains(u"frozen"_s));
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

    void whoStandsStillIsTold() {
        const RunRecord run = record(u"now 2000\n1: ready 100 at 850 done 3 of 7 still 900"_s);
        QCOMPARE(at(run, 1, 1500),
                 u"process 1, pid 1001 / chunk 1 of 1: numbers 0–6 / started at 850 ns / "
                 "3 numbers done so far / the process has stood still since 900 ns"_s);
    }

    void idleTimeHasAReason_data() {
        QTest::addColumn<int>("lane");
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("expected");
        QTest::newRow("starting") << 1 << qint64{50} << u"starting, ready at 100 ns"_s;
        QTest::newRow("waiting") << 1 << qint64{420} << u"waiting"_s;
        QTest::newRow("dead") << 2 << qint64{1050}
                              << u"ended at 1.00 µs: it was killed by signal 9 (SIGKILL)"_s;
        QTest::newRow("replacement") << 2 << qint64{1500} << u"starting"_s;
    }

    void idleTimeHasAReason() {
        QFETCH(int, lane);
        QFETCH(qint64, ns);
        QTEST(at(someRun(), lane, ns).section(u" / "_s, 1), "expected");
    }

    /// What the tab Time calls the tail is called so here.
    void theTailIsNoWaiting() {
        const RunRecord run = record(u"wall 2000\n1: ready 100 chunk 100-400 chunk 450-800\n"
                                     "2: ready 100 chunk 500-1900\n3: ready 150"_s);
        const auto idle = [&run](int lane, Nanoseconds ns) {
            return at(run, lane, ns).section(u" / "_s, 1);
        };
        QCOMPARE(idle(1, 420), u"waiting"_s);
        QCOMPARE(idle(1, 900), u"tail: no chunk was left for it"_s);
        QCOMPARE(idle(2, 200), u"waiting"_s);
        QCOMPARE(idle(3, 200), u"tail: no chunk was left for it"_s);
    }

    void whoTookAPlaceSaysWhose() {
        QVERIFY(at(someRun(), 2, 1500)
                    .startsWith(u"process 3, pid 1003, in the place of process 2 / "_s));
    }

    void aLostChunkTellsItsStory() {
        QString text = u"now 2000\n"
                       "1: ready 100 at 200 done 3 of 7 ended 1000 killed lost\n"
                       "2: ready 100 %1"_s;
        const QString story = u"process 1, pid 1001 / chunk 1 of 1: numbers 0–6 / started at 200 "
                              "ns, lost at 1.00 µs / 3 of 7 numbers were done / the process was "
                              "killed by signal 9 (SIGKILL)"_s;
        RunRecord run = record(text.arg(u""_s));
        run.processes[0].current = ChunkInProgress{0, 0, 7, 3, 200};
        QCOMPARE(at(run, 1, 500), story);
        run.processes[1].current = ChunkInProgress{0, 0, 7, 1, 1100};
        QCOMPARE(at(run, 1, 500), story + u" / process 2 is doing the chunk again"_s);
        // Read from a file, the record does not know any more what the dead process was at.
        QCOMPARE(at(record(text.arg(u"redo 1200-1800"_s)), 1, 500),
                 story + u" / process 2 did the chunk again"_s);
    }

    void theNumbersOfALostChunkAreThoseOfTheAttempt() {
        RunRecord run = record(u"now 2000 processes 1 size 100\n"
                               "1: ready 100 at 200 done 3 of 7 ended 1000 killed lost"_s);
        run.chunksPlanned = 4;
        QVERIFY(at(run, 1, 500).contains(u"chunk 1 of 4: numbers 0–6"_s));
        run.chunksPlanned.reset(); // as of a map over what is not known before
        QVERIFY(at(run, 1, 500).contains(u"chunk 1: numbers 0–6"_s));
        QVERIFY(at(run, 1, 500).contains(u"3 of 7 numbers were done"_s));
    }

    void howAProcessDiedIsTold_data() {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("expected");
        QTest::newRow("killed") << u"killed"_s << u"was killed by signal 9 (SIGKILL)"_s;
        QTest::newRow("crashed") << u"crashed"_s << u"crashed with signal 11 (SIGSEGV)"_s;
        QTest::newRow("exited") << u"exited"_s << u"ended by itself with exit code 1"_s;
    }

    void howAProcessDiedIsTold() {
        QFETCH(QString, end);
        const RunRecord run =
            record(u"now 2000\n1: ready 100 at ? of 7 ended 1000 %1 lost"_s.arg(end));
        QTEST(at(run, 1, 1000).section(u" / the process "_s, 1), "expected");
        QTEST(at(run, 1, 1500).section(u" / ended at 1.00 µs: it "_s, 1), "expected");
    }

    void aStoppedRunBlamesNobody() {
        RunRecord run =
            record(u"wall 1000 stopped\n1: ready 100 at 200 done 3 of 7 ended 1000 lost"_s);
        run.processes[0].end = ProcessEnd::Stopped;
        run.processes[0].current = ChunkInProgress{0, 0, 7, 3, 200};
        QVERIFY(at(run, 1, 500)
                    .endsWith(u"numbers 0–6 / started at 200 ns / 3 of 7 numbers were "
                              "done / not finished: the run was stopped"_s));
        run.outcome = Outcome::Failed;
        QVERIFY(at(run, 1, 500).endsWith(u"not finished: the run had failed"_s));
    }

    void allLanesInOneSentence() {
        QCOMPARE(lanesText(Moment(std::make_shared<RunRecord>(someRun()))),
                 u"process 1: 2 chunks, 14 numbers; process 2: 1 chunk, "
                 "7 numbers; process 3: 0 chunks, 0 numbers"_s);
    }

    void theSerialTimeComesFirst() {
        const SharedRecord run = sharedRecord(u"wall 100 serial 150\n1: ready 5"_s);
        QCOMPARE(lanesText(Moment(run)), u"one process without a pool: 150\u00a0ns; "
                                         "process 1: 0 chunks, 0 numbers"_s);
    }

    void nobodyListensToAThousandProcesses() {
        RunRecord run;
        run.processes.resize(1000);
        QVERIFY(lanesText(Moment(borrowed(run))).endsWith(u"; and 984 more"_s));
    }
};

QTEST_GUILESS_MAIN(LaneWordsTest)
#include "lanewords_test.moc"
