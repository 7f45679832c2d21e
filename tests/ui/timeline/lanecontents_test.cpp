#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/lanecontents.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class LaneContentsTest : public TestCase {
    Q_OBJECT

private slots:

    void replacementsShareALane() {
        const RunRecord run = record(u"now 90\n1: ready 5\n2: ready 6 ended 50 killed\n"
                                     "3: replaces 2 spawned 55"_s);
        LaneContents contents;
        contents.reset(&run);
        contents.take();
        QCOMPARE(contents.lanes(), 2);
        QCOMPARE(contents.processesOf(0), std::vector<std::size_t>{0});
        QCOMPARE(contents.processesOf(1), (std::vector<std::size_t>{1, 2}));
    }

    void lanesAreThereBeforeTheirProcesses() {
        const RunRecord run = record(u"now 0 processes 3"_s);
        LaneContents contents;
        contents.reset(&run);
        QVERIFY(contents.take());
        QCOMPARE(contents.lanes(), 3);
        QVERIFY(contents.processesOf(2).empty());
    }

    void aLongRecordIsTakenInSlices() {
        const RunRecord run = record(u"now 90\n1: ready 5 chunk 5-6 chunk 6-7 chunk 7-8"_s);
        LaneContents contents;
        contents.reset(&run);
        QVERIFY(!contents.take(2));
        QCOMPARE(contents.view(0).times.lastFinishNs(), 7);
        QVERIFY(contents.take(2));
        QCOMPARE(contents.view(0).times.lastFinishNs(), 8);
    }

    void aGrowingRecordIsTakenAsItGrows() {
        const RunRecord whole = record(u"now 90\n1: ready 5 chunk 10-20 chunk 25-40"_s);
        RunRecord run = whole;
        run.chunks.clear();
        LaneContents contents;
        contents.reset(&run);
        contents.take();
        QCOMPARE(contents.openSince(0), 5);
        run.chunks.push_back(whole.chunks[0]);
        contents.take();
        QCOMPARE(contents.openSince(0), 20);
        QVERIFY(!contents.isStale());
        run.chunks.clear();
        QVERIFY(contents.isStale());
    }

    void aChunkIsFoundByItsIndex() {
        const RunRecord run = record(u"now 90\n1: ready 5 chunk 10-20\n2: ready 5 chunk 12-40"_s);
        LaneContents contents;
        contents.reset(&run);
        contents.take();
        QCOMPARE(contents.find(1)->startedNs, 12);
        QVERIFY(!contents.find(2));
    }

    void aChunkDoneAgainIsFoundHoweverManyThereAre() {
        QString text = u"now 900000\n1: ready 5 at 10 of 7 ended 20 killed lost\n2: ready 5"_s;
        for (int i = 0; i < 1000; ++i)
            text += u" chunk %1-%2"_s.arg(10 * i).arg(10 * i + 5);
        const RunRecord run = record(text + u" redo 20000-20010"_s);
        LaneContents contents;
        contents.reset(&run);
        contents.take();
        QCOMPARE(contents.findAgain(0)->startedNs, 20'000);
        QVERIFY(!contents.findAgain(1)); // done, but never lost
        contents.reset(&run);
        QVERIFY(!contents.findAgain(0));
    }

    void whatWasLostIsUnderTheMouse() {
        const RunRecord run = record(u"now 900\n1: ready 5 at 10 of 7 ended 200 killed lost\n"
                                     "2: replaces 1 spawned 210 ready 220 redo 230-400"_s);
        LaneContents contents;
        contents.reset(&run);
        contents.take();
        const LaneHit lost = contents.hit(0, 100, 0);
        QCOMPARE(lost.lost, &run.lostAttempts.front());
        QCOMPARE(lost.chunkIndex(), std::optional<quint64>(0));
        QCOMPARE(lost.unfinished->count, quint64{7});
        QVERIFY(!contents.hit(0, 205, 0).lost);
        QCOMPARE(contents.hit(0, 300, 0).chunk, &run.chunks.front());
    }

    void nothingHasNoLanes() {
        LaneContents contents;
        contents.reset(nullptr);
        QVERIFY(contents.take());
        QCOMPARE(contents.lanes(), 0);
        QVERIFY(!contents.find(0));
    }
};

QTEST_GUILESS_MAIN(LaneContentsTest)
#include "lanecontents_test.moc"
