#include "core/base/clock.h"
#include "core/plan/chunkplan.h"
#include "core/worker/chunkloop.h"
#include "tests/support/boardstage.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

class BoardWatcherTest : public TestCase {
    Q_OBJECT

private slots:

    void beforeAnythingHappened() {
        BoardStage stage(fixed(10, 4, 2));
        stage.look();
        QCOMPARE(stage.record.processes.size(), std::size_t{2});
        const ProcessRecord& process = stage.record.processes[1];
        QCOMPARE(process.number, 2);
        QCOMPARE(process.lane, 2);
        QCOMPARE(process.pid, qint64{1002});
        QVERIFY(process.spawnedNs > 0);
        QVERIFY(!process.readyNs && !process.endedNs && !process.current);
        QVERIFY(stage.record.nowNs >= process.spawnedNs);
        QVERIFY(stage.record.chunks.empty());
    }

    void finishedChunks() {
        BoardStage stage(fixed(10, 4, 2));
        stage.say(1);
        ChunkLoop(*stage.board, 0).drawAll();
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 1/1 2/1"_s);
        const ChunkEvent& last = stage.record.chunks[2];
        QCOMPARE(last.position, 8U);
        QCOMPARE(last.count, quint64{2});
        QCOMPARE(int{last.attempt}, 1);
        QCOMPARE(int{last.cpu}, static_cast<int>(stage.board->chunks()[2].cpu.load()) - 1);
        QVERIFY(last.cpu >= 0);
        const ProcessRecord& process = stage.record.processes[0];
        QVERIFY(process.readyNs.value_or(-1) > 0);
        QVERIFY(stage.record.chunks[0].startedNs >= *process.readyNs);
        QVERIFY(last.finishedNs >= last.startedNs && last.finishedNs <= stage.record.nowNs);
        QCOMPARE(process.chunks, quint64{3});
        QCOMPARE(process.items, quint64{10});
        Nanoseconds busy = 0;
        for (const ChunkEvent& chunk : stage.record.chunks)
            busy += chunk.finishedNs - chunk.startedNs;
        QCOMPARE(process.busyNs, busy);
        QVERIFY(process.cpuNs >= 0 && process.cpuNs <= busy);
    }

    void unequalChunks() {
        RunConfig config = fixed(100, 1, 4);
        config.schedule = {ScheduleKind::Guided, 1};
        BoardStage stage(config);
        ChunkLoop(*stage.board, 3).drawAll();
        stage.look();
        const ChunkPlan plan(config);
        QCOMPARE(stage.record.chunks.size(), static_cast<std::size_t>(plan.chunks()));
        for (const ChunkEvent& chunk : stage.record.chunks) {
            QCOMPARE(quint64{chunk.position}, plan.chunk(chunk.index).position);
            QCOMPARE(chunk.count, plan.chunk(chunk.index).count);
        }
    }

    void nothingIsTakenTwice() {
        BoardStage stage(fixed(5, 1, 2));
        Claimer first(*stage.board, 0);
        Claimer second(*stage.board, 1);
        first.finish(*first.claimNext());
        stage.look();
        stage.look();
        QCOMPARE(stage.seen(), u"0/1"_s);
        second.finish(*second.claimNext());
        first.finish(*first.claimNext());
        second.finish(*second.claimNext());
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 2/1 1/2 3/2"_s);
        first.finish(*first.claimNext());
        stage.look();
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 2/1 1/2 3/2 4/1"_s);
        QCOMPARE(stage.record.processes[0].items, quint64{3});
    }

    void aChunkInProgress() {
        BoardStage stage(fixed(10, 4, 1));
        Claimer claimer(*stage.board, 0);
        claimer.finish(*claimer.claimNext());
        const std::uint64_t index = *claimer.claimNext();
        stage.board->processes()[0].itemsDone.store(3);
        stage.look();
        QCOMPARE(stage.seen(), u"0/1"_s);
        const auto current = stage.record.processes[0].current;
        QVERIFY(current.has_value());
        QCOMPARE(current->index, quint64{1});
        QCOMPARE(current->position, quint64{4});
        QCOMPARE(current->count, quint64{4});
        QCOMPARE(current->itemsDone, quint64{3});
        QVERIFY(current->startedNs.value_or(0) >= stage.record.chunks[0].finishedNs);
        claimer.finish(index);
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 1/1"_s);
        QVERIFY(!stage.record.processes[0].current);
    }

    /// The counter may be that of the next chunk already, which may be longer.
    void progressIsNeverMoreThanTheChunk() {
        BoardStage stage(fixed(10, 4, 1));
        Claimer claimer(*stage.board, 0);
        QVERIFY(claimer.claimNext().has_value());
        stage.board->processes()[0].itemsDone.store(1000);
        stage.look();
        QVERIFY(stage.record.processes[0].current->itemsDone <= 4);
    }

    void aDeathInAChunk() {
        BoardStage stage(fixed(10, 4, 2));
        Claimer claimer(*stage.board, 0);
        claimer.finish(*claimer.claimNext());
        QVERIFY(claimer.claimNext().has_value());
        stage.board->processes()[0].itemsDone.store(2);
        stage.end(1, {WorkerEnd::How::Signalled, SIGKILL, {}});
        stage.look();
        stage.look();
        const ProcessRecord& process = stage.record.processes[0];
        QVERIFY(process.end == ProcessEnd::Killed);
        QCOMPARE(process.signal, SIGKILL);
        QCOMPARE(process.endedNs, std::optional(stage.members[0].endedNs - stage.startedNs));
        QVERIFY(process.current.has_value());
        QCOMPARE(stage.record.lostAttempts.size(), std::size_t{1});
        const LostAttempt& lost = stage.record.lostAttempts[0];
        QCOMPARE(lost.index, quint64{1});
        QCOMPARE(lost.process, 1);
        QCOMPARE(lost.itemsDone, quint64{2});
        QCOMPARE(lost.endedNs, *process.endedNs);
        QVERIFY(lost.startedNs.value_or(0) > 0);
        QCOMPARE(lost.position, quint64{4});
        QCOMPARE(lost.count, quint64{4});
        QCOMPARE(stage.seen(), u"0/1"_s);
    }

    /// The dead had owned it, but not come so far as to say so.
    void aDeathRightAfterOwning() {
        BoardStage stage(fixed(10, 4, 1));
        Claimer claimer(*stage.board, 0);
        claimer.finish(*claimer.claimNext());
        const std::uint64_t index = claimer.draw();
        const std::uint32_t word = claimer.readState(index);
        claimer.announce(index);
        QVERIFY(claimer.swapToOwned(index, word));
        stage.board->processes()[0].itemsDone.store(4); // still of the chunk before
        stage.look();
        QVERIFY(!stage.record.processes[0].current); // of the living that is a glance
        stage.end(1, {WorkerEnd::How::Signalled, SIGKILL, {}});
        stage.look();
        QCOMPARE(stage.seen(), u"0/1"_s);
        QCOMPARE(stage.record.lostAttempts.size(), std::size_t{1});
        const LostAttempt& lost = stage.record.lostAttempts[0];
        QCOMPARE(lost.index, quint64{1});
        QCOMPARE(lost.itemsDone, quint64{0});
        QVERIFY(!lost.startedNs);
    }

    void aLostChunkIsDoneAgain() {
        BoardStage stage(fixed(10, 4, 2));
        Claimer dead(*stage.board, 0);
        QVERIFY(dead.claimNext().has_value());
        stage.end(1, {WorkerEnd::How::Signalled, SIGSEGV, {}});
        stage.look();
        releaseChunk(stage.board->chunks()[0]);
        PoolMember next = stage.members[0];
        next.number = 3;
        next.end.reset();
        next.replaces = 1;
        stage.members.push_back(next);
        stage.look();
        QCOMPARE(stage.record.processes[2].replaces, std::optional(1));
        QCOMPARE(stage.record.processes[2].lane, 1);
        ChunkLoop(*stage.board, 2).lookForFreed();
        stage.look();
        QCOMPARE(stage.seen(), u"0/3 1/3 2/3"_s);
        QCOMPARE(int{stage.record.chunks[0].attempt}, 2);
        QCOMPARE(int{stage.record.chunks[1].attempt}, 1);
        QCOMPARE(stage.record.lostAttempts.size(), std::size_t{1});
        QVERIFY(stage.record.processes[0].end == ProcessEnd::Crashed);
        QCOMPARE(stage.record.processes[0].chunks, quint64{0});
    }

    /// Two processes die in the same chunk, one after the other.
    void aChunkIsLostTwice() {
        BoardStage stage(fixed(4, 4, 2));
        for (const int number : {1, 2}) {
            Claimer claimer(*stage.board, static_cast<std::uint32_t>(number - 1));
            QVERIFY(claimer.claimFreed().has_value());
            stage.end(number, {WorkerEnd::How::Exited, 3, {}});
            stage.look();
            releaseChunk(stage.board->chunks()[0]);
        }
        stage.look();
        QCOMPARE(stage.record.lostAttempts.size(), std::size_t{2});
        QCOMPARE(stage.record.lostAttempts[0].process, 1);
        QCOMPARE(stage.record.lostAttempts[1].process, 2);
        QVERIFY(stage.record.chunks.empty());
    }

    void anEndBetweenChunks() {
        BoardStage stage(fixed(10, 4, 2));
        ChunkLoop(*stage.board, 0).drawAll();
        stage.members[0].toldToQuit = true;
        stage.end(1, {});
        stage.end(2, {WorkerEnd::How::Exited, 3, {}});
        stage.look();
        QVERIFY(stage.record.processes[0].end == ProcessEnd::Finished);
        QVERIFY(stage.record.processes[1].end == ProcessEnd::Exited);
        QCOMPARE(stage.record.processes[1].exitCode, 3);
        QCOMPARE(stage.record.chunks.size(), std::size_t{3});
        QVERIFY(stage.record.lostAttempts.empty());
    }

    void manyChunksOfManyProcesses() {
        BoardStage stage(fixed(9'000, 1, 3));
        Claimer claimers[] = {{*stage.board, 0}, {*stage.board, 1}, {*stage.board, 2}};
        for (std::size_t i = 0; i < 9'000; ++i) {
            Claimer& claimer = claimers[i * i % 7 % 3];
            claimer.finish(*claimer.claimNext());
            if (i % 1000 == 0)
                stage.look();
        }
        stage.look();
        std::vector<int> times(9'000, 0);
        std::vector<Nanoseconds> latest(4, 0);
        for (const ChunkEvent& chunk : stage.record.chunks) {
            ++times[chunk.index];
            QVERIFY(chunk.startedNs >= latest[chunk.process]); // in order within a process
            latest[chunk.process] = chunk.finishedNs;
        }
        QCOMPARE(times, std::vector<int>(9'000, 1));
    }
};

QTEST_GUILESS_MAIN(BoardWatcherTest)
#include "boardwatcher_test.moc"
