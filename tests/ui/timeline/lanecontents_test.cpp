#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/timeline/lanecontents.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::size_t> placesOn(const LaneContents& contents, int lane) {
    const std::span<const std::size_t> places = contents.processesOf(lane);
    return {places.begin(), places.end()};
}

} // namespace

class LaneContentsTest : public TestCase {
    Q_OBJECT

private slots:

    void replacementsShareALane() {
        const RunRecord run = record(u"now 90\n1: ready 5\n2: ready 6 ended 50 killed\n"
                                     "3: replaces 2 spawned 55"_s);
        const Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        QCOMPARE(contents.lanes(), 2);
        QCOMPARE(placesOn(contents, 0), std::vector<std::size_t>{0});
        QCOMPARE(placesOn(contents, 1), (std::vector<std::size_t>{1, 2}));
    }

    void lanesAreThereBeforeTheirProcesses() {
        const RunRecord run = record(u"now 0 processes 3"_s);
        const Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        QCOMPARE(contents.lanes(), 3);
        QVERIFY(contents.processesOf(2).empty());
    }

    void whoIsNotThereYetIsOnNoLane() {
        const RunRecord run = record(u"wall 90\n1: ready 5\n2: ready 6 ended 50 killed\n"
                                     "3: replaces 2 spawned 55"_s);
        Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        moment.goTo(54);
        contents.refresh();
        QCOMPARE(placesOn(contents, 1), std::vector<std::size_t>{1});
        moment.goTo(60);
        contents.refresh();
        QCOMPARE(placesOn(contents, 1), (std::vector<std::size_t>{1, 2}));
    }

    void aPictureIsOpenSinceTheLastChunk() {
        RunRecord run = record(u"now 90\n1: ready 5 chunk 10-20"_s);
        Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        QCOMPARE(contents.openSince(0), 20);
        addChunk(run, {25, 40, 1, 1, 1, 1, 1, -1});
        QCOMPARE(contents.openSince(0), 20); // the moment is the same
        moment.goToEnd();
        contents.refresh();
        QCOMPARE(contents.openSince(0), 40);
        moment.goTo(7);
        contents.refresh();
        QCOMPARE(contents.openSince(0), 5);
    }

    void aChunkDoneAgainIsFoundHoweverManyThereAre() {
        QString text = u"now 900000\n1: ready 5 at 10 of 7 ended 20 killed lost\n2: ready 5"_s;
        for (int i = 0; i < 1000; ++i)
            text += u" chunk %1-%2"_s.arg(10 * i).arg(10 * i + 5);
        const RunRecord run = record(text + u" redo 20000-20010"_s);
        const Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        QCOMPARE(contents.findAgain(0)->startedNs, 20'000);
        QVERIFY(!contents.findAgain(1)); // done, but never lost
    }

    void whatWasLostIsUnderTheMouse() {
        const RunRecord run = record(u"now 900\n1: ready 5 at 10 of 7 ended 200 killed lost\n"
                                     "2: replaces 1 spawned 210 ready 220 redo 230-400"_s);
        const Moment moment(borrowed(run));
        LaneContents contents(moment);
        contents.reset();
        const LaneHit lost = contents.hit(0, 100, 0);
        QCOMPARE(lost.lost, &run.lostAttempts.front());
        QCOMPARE(lost.chunkIndex(), std::optional<quint64>(0));
        QCOMPARE(lost.unfinished->count, quint64{7});
        QVERIFY(!contents.hit(0, 205, 0).lost);
        QCOMPARE(contents.hit(0, 300, 0).chunk, &run.chunks.front());
    }

    void nothingHasNoLanes() {
        const Moment moment;
        LaneContents contents(moment);
        contents.reset();
        QCOMPARE(contents.lanes(), 0);
        QVERIFY(contents.isEmpty());
    }
};

QTEST_GUILESS_MAIN(LaneContentsTest)
#include "lanecontents_test.moc"
