#include "tests/support/testcase.h"
#include "tests/support/watchedstalls.h"

#include <QDeadlineTimer>

using namespace poolscope;

/// Time in which nobody looked: the whole program stood still, or only the watch.
class StallWatchSuspendedTest : public TestCase {
    Q_OBJECT

private slots:

    /// Nobody is stuck then, but what happened is told.
    void withoutTimeoutFreezesAndSuspensionsAreTold() {
        RunConfig config = endless(WorkKind::Wait);
        config.recovery.stallTimeoutNs = 0;
        WatchedStalls watched(config);
        const QSignalSpy frozen(&watched.stalls, &StallWatch::frozen);
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(2);
        QCOMPARE(frozen.size(), 1);
        watched.lookAfter(86'400 * NsPerSecond);
        QCOMPARE(watched.suspensions.size(), 1);
    }

    void aSuspensionIsTold() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        watched.lookAfter(LookNs + 900 * NsPerMs); // busy machines have such
        QVERIFY(watched.suspensions.isEmpty());
        const std::int64_t before = watched.nowNs;
        watched.lookAfter(LookNs + 86'400 * NsPerSecond);
        QCOMPARE(watched.suspensions.size(), 1);
        QCOMPARE(watched.suspensions.front().first, before + LookNs);
        QCOMPARE(watched.suspensions.front().second, before + LookNs + 86'400 * NsPerSecond);
    }

    /// All were kept from their cores, the watch too.
    void whoeverHasNoCoreIsNotSuspended() {
        WatchedStalls watched(endless(WorkKind::Cpu));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        *watched.own.waitedNs += 1600 * NsPerMs;
        watched.lookAfter(LookNs + 1620 * NsPerMs);
        QVERIFY(watched.suspensions.isEmpty());
        watched.lookAfter(LookNs + 1620 * NsPerMs);
        QCOMPARE(watched.suspensions.size(), 1);
    }

    /// The watch alone was stopped, and others went through their waits.
    void nobodyIsSuspendedWhoWaitsAsAsked_data() {
        QTest::addColumn<std::int64_t>("started"); // thousandths of the stretch in which it is late
        QTest::addColumn<std::int64_t>("finished");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<bool>("suspended");
        const std::int64_t none = -1000;
        QTest::newRow("one wait is longer") << none << none << qint64{0} << true;
        QTest::newRow("begun within") << std::int64_t{500} << none << qint64{0} << false;
        QTest::newRow("finished within") << none << std::int64_t{600} << qint64{0} << false;
        QTest::newRow("finished when all went on")
            << none << std::int64_t{980} << qint64{1} << true;
        QTest::newRow("begun before all stood still")
            << std::int64_t{0} << none << qint64{1} << true;
        QTest::newRow("many waits of a chunk") << none << none << qint64{6} << false;
    }

    void nobodyIsSuspendedWhoWaitsAsAsked() {
        QFETCH(std::int64_t, started);
        QFETCH(std::int64_t, finished);
        QFETCH(qint64, items);
        const RunConfig config = endless(WorkKind::Wait);
        WatchedStalls watched(config);
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        const Nanoseconds late = 10 * config.work.meanNs;
        const auto stamp = [&](std::int64_t thousandths) {
            return watched.nowNs + LookNs + thousandths * (late / 1000);
        };
        ProcessSlot& slot = watched.slot(2);
        ChunkSlot& chunk = watched.board->chunks()[slot.lastChunk.load() - 1];
        chunk.startedNs.store(stamp(started));
        chunk.finishedNs.store(finished < 0 ? 0 : stamp(finished));
        slot.itemsDone.fetch_add(static_cast<std::uint64_t>(items));
        watched.lookAfter(LookNs + late);
        QTEST(!watched.suspensions.isEmpty(), "suspended");
    }

    /// Later chunks may hide those of the stretch.
    void chunksAreFollowedBack() {
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(3);
        const Nanoseconds late = 10 * NsPerSecond;
        const std::int64_t since = watched.nowNs + LookNs;
        ProcessSlot& slot = watched.slot(2);
        const std::uint64_t newest = slot.lastChunk.load();
        const std::uint64_t other = 3 - newest; // there are two
        watched.board->chunks()[newest - 1].startedNs.store(since + late - 1);
        watched.board->chunks()[newest - 1].previous.store(static_cast<std::uint32_t>(other));
        watched.board->chunks()[other - 1].startedNs.store(since + late / 2);
        watched.board->chunks()[other - 1].finishedNs.store(since + late - 2);
        watched.lookAfter(LookNs + late);
        QVERIFY(watched.suspensions.isEmpty());
    }

    /// The watch alone was held up.
    void nobodyIsSuspendedWhoComputes() {
        WatchedStalls watched(endless(WorkKind::Cpu, 1));
        QVERIFY(watched.allAreAtTheirChunks());
        watched.look(1);
        // Without the event loop, in which it looks by itself.
        const QDeadlineTimer patience(PatienceMs);
        while (cpuTimeOf(watched.pid(1)) - watched.cpuAtLook[1] < NsPerSecond &&
               !patience.hasExpired())
            QTest::qSleep(10);
        watched.lookAfter(LookNs + NsPerSecond + NsPerMs);
        QVERIFY(watched.suspensions.isEmpty());
    }

    /// As with Ctrl+Z: everybody stands still, the watch too, and all go on together. Only time in
    /// which somebody looked counts, however long the other was; also of the time that was given.
    void timeInWhichNobodyLookedDoesNotCount_data() {
        QTest::addColumn<Nanoseconds>("suspendedNs");
        QTest::newRow("a moment") << Nanoseconds{1};
        QTest::newRow("a little longer than the timeout") << TimeoutNs + NsPerMs;
        QTest::newRow("a day") << 86'400 * NsPerSecond;
    }

    void timeInWhichNobodyLookedDoesNotCount() {
        QFETCH(Nanoseconds, suspendedNs);
        WatchedStalls watched(endless(WorkKind::Wait));
        QVERIFY(watched.allAreAtTheirChunks());
        QVERIFY(watched.freeze(1));
        watched.look(6);
        watched.lookAfter(LookNs + suspendedNs);
        QCOMPARE(watched.told, QList<int>());
        watched.look(1);
        QCOMPARE(watched.told, QList<int>{1});
        QCOMPARE(watched.stillNs, TimeoutNs);
        watched.stalls.waitOn(1);
        watched.lookAfter(LookNs + suspendedNs);
        watched.look(6);
        QCOMPARE(watched.told, QList<int>{1});
        watched.look(1);
        QCOMPARE(watched.told, (QList<int>{1, 1}));
        QCOMPARE(watched.stillNs, 2 * TimeoutNs);
    }
};

QTEST_GUILESS_MAIN(StallWatchSuspendedTest)
#include "stallwatchsuspended_test.moc"
