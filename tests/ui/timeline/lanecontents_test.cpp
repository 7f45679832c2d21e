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
