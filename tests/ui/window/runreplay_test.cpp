#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/replay/replaybar.h"
#include "ui/window/runreplay.h"

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A run of one process that took 1 ns for each of @p chunks, one after the other.
SharedRecord runOf(quint32 chunks) {
    RunRecord run = record(u"wall 100\n1: ready 0 chunk 1-2"_s);
    run.config.input.size = chunks;
    run.chunksPlanned = chunks;
    run.wallNs = run.mapDoneNs = run.processes[0].endedNs = chunks;
    run.chunks.clear();
    for (quint32 i = 0; i < chunks; ++i) {
        ChunkEvent chunk;
        chunk.index = chunk.position = i;
        chunk.count = chunk.process = 1;
        chunk.startedNs = i;
        chunk.finishedNs = i + 1;
        run.chunks.push_back(chunk);
    }
    run.processes[0].chunks = run.processes[0].items = chunks;
    return std::make_shared<const RunRecord>(std::move(run));
}

/// Seen in an order that takes long to put right.
SharedRecord slowToPrepare() {
    RunRecord run = *runOf(1'000'000);
    std::reverse(run.chunks.begin(), run.chunks.end());
    return std::make_shared<const RunRecord>(std::move(run));
}

/// What the window knows of a replay.
struct Watched {
    Watched() {
        QObject::connect(&replay, &RunReplay::preparing, [this] { ++preparing; });
        QObject::connect(&replay, &RunReplay::prepared, [this] {
            ++prepared;
            preparedAt = bar.time();
        });
        QObject::connect(&replay, &RunReplay::shown, [this](const SharedRecord& record) {
            shown = record;
            if (++changes == 1)
                firstShownNs = record->nowNs;
        });
        QObject::connect(&replay, &RunReplay::progressed, [this] { ++steps; });
    }

    ReplayBar bar;
    RunReplay replay{bar};
    SharedRecord shown;
    int preparing = 0;
    int prepared = 0;
    Nanoseconds firstShownNs = 0;
    Nanoseconds preparedAt = 0; ///< where the bar stood then
    int changes = 0;
    int steps = 0;
};

} // namespace

class RunReplayTest : public TestCase {
    Q_OBJECT

private slots:

    void aFewChunksAreShownAtOnce() {
        Watched watched;
        watched.replay.setRecord(runOf(100));
        QVERIFY(!watched.replay.isUnderWay());
        watched.bar.stepBack();
        QVERIFY(watched.shown != nullptr);
        QCOMPARE(watched.shown->chunks.size(), 95U);
        QCOMPARE(watched.shown->outcome, Outcome::Running);
        QVERIFY(watched.replay.isUnderWay());
        watched.bar.stepForth();
        QVERIFY(!watched.replay.isUnderWay());
        QCOMPARE(watched.shown->outcome, Outcome::Finished);
        QCOMPARE(watched.preparing, 0);
    }

    /// Nobody waits until they are in order.
    void manyChunksAreToldToTakeAMoment() {
        Watched watched;
        watched.replay.setRecord(runOf(200'000));
        watched.bar.stepBack();
        QCOMPARE(watched.preparing, 1);
        QVERIFY(watched.shown == nullptr);
        watched.bar.stepBack(); // while it is prepared
        QCOMPARE(watched.preparing, 1);
        QTRY_COMPARE(watched.prepared, 1);
        QVERIFY(watched.shown != nullptr);
        QTRY_COMPARE(watched.shown->nowNs, 180'000);
        QCOMPARE(watched.shown->chunks.size(), 180'000U);
        watched.bar.stepBack();
        QCOMPARE(watched.preparing, 1);
        QTRY_COMPARE(watched.shown->nowNs, 170'000);
    }

    /// All of it is seen, though it takes a moment until there is something to see.
    void playingWaitsUntilItIsPrepared() {
        Watched watched;
        watched.replay.setRecord(slowToPrepare());
        watched.bar.play();
        QTRY_VERIFY(!watched.bar.isPlaying()); // for the moment
        QCOMPARE(watched.prepared, 0);
        const Nanoseconds heldAt = watched.bar.time();
        QTRY_VERIFY(watched.bar.isPlaying());
        QCOMPARE(watched.prepared, 1);
        QCOMPARE(watched.preparedAt, heldAt);
        QTRY_VERIFY(watched.bar.time() > heldAt);
    }

    void whoScrubsMeanwhileDoesNotPlay() {
        Watched watched;
        watched.replay.setRecord(slowToPrepare());
        watched.bar.play();
        QTRY_VERIFY(!watched.bar.isPlaying());
        QCOMPARE(watched.prepared, 0);
        watched.bar.stepForth();
        QTRY_COMPARE(watched.prepared, 1);
        QVERIFY(!watched.bar.isPlaying());
    }

    void aLongWayIsGoneInSteps() {
        Watched watched;
        watched.replay.setRecord(runOf(1'000'000));
        watched.bar.stepBack();
        QTRY_VERIFY(watched.shown != nullptr);
        QVERIFY(watched.firstShownNs < 950'000); // the event loop turns in between
        QTRY_COMPARE(watched.shown->nowNs, 950'000);
        QCOMPARE(watched.shown->chunks.size(), 950'000U);
        QVERIFY(watched.steps >= 3);
        QCOMPARE(watched.changes, 1);
    }

    /// Views that have followed the replay need not take the whole run anew.
    void theEndIsReachedInStepsToo() {
        Watched watched;
        watched.replay.setRecord(runOf(1'000'000));
        watched.bar.stepBack();
        QTRY_VERIFY(watched.shown != nullptr);
        watched.bar.stepForth();
        QTRY_VERIFY(!watched.replay.isUnderWay());
        QCOMPARE(watched.changes, 1);
        QCOMPARE(watched.shown->chunks.size(), 1'000'000U);
        QCOMPARE(watched.shown->outcome, Outcome::Finished);
    }

    void anotherRunTakesThePlaceOfWhatIsPrepared() {
        Watched watched;
        std::weak_ptr<const RunRecord> large;
        {
            const SharedRecord run = runOf(300'000);
            large = run;
            watched.replay.setRecord(run);
        }
        watched.bar.stepBack();
        QCOMPARE(watched.preparing, 1);
        watched.replay.setRecord(runOf(100));
        QTRY_VERIFY(large.expired());
        QTest::qWait(20);
        QCOMPARE(watched.prepared, 0);
        QVERIFY(watched.shown == nullptr);
        QVERIFY(!watched.replay.isUnderWay());
        watched.bar.stepBack();
        QCOMPARE(watched.shown->chunks.size(), 95U);
    }

    void anotherRunEndsTheWayToATime() {
        Watched watched;
        watched.replay.setRecord(runOf(1'000'000));
        watched.bar.stepBack();
        QTRY_COMPARE(watched.prepared, 1);
        watched.replay.setRecord(nullptr);
        watched.shown.reset();
        const int steps = watched.steps;
        QTest::qWait(20);
        QCOMPARE(watched.steps, steps);
        QCOMPARE(watched.changes, 1);
    }
};

QTEST_MAIN(RunReplayTest)
#include "runreplay_test.moc"
