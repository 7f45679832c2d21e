#include "core/base/clock.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/recordkeeper.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A pool of two that has done all chunks of one number each, and a keeper that has seen nothing.
struct Stage {
    explicit Stage(quint64 chunks) {
        config.input.size = chunks;
        config.processes = 2;
        config.schedule = {ScheduleKind::Fixed, 1};
        board = makeBoard(config, ChunkPlan(config), 0.0);
        pool = std::make_unique<ProcessPool>(programPath(u"poolscope-worker"_s), config.processes);
        const auto plan = std::make_shared<const ChunkPlan>(config);
        writer.addMap({u"square"_s, 0, config.input.size, 0, plan->chunks(), plan, config.order, 0,
                       std::nullopt});
        keeper = std::make_unique<RecordKeeper>(writer, *board, *pool, monotonicNow(),
                                                FrameBudget::of(50'000));
        told = std::make_unique<QSignalSpy>(keeper.get(), &RecordKeeper::upToDate);
        QSignalSpy mapped(pool.get(), &ProcessPool::mapped);
        pool->map(*board);
        QVERIFY(mapped.wait(20'000));
    }

    RunConfig config;
    RunRecord record;
    RecordWriter writer{record};
    std::unique_ptr<Board> board;
    std::unique_ptr<ProcessPool> pool;
    std::unique_ptr<RecordKeeper> keeper;
    std::unique_ptr<QSignalSpy> told;
};

} // namespace

class RecordKeeperTest : public TestCase {
    Q_OBJECT

private slots:

    void fewChunksAreThereAtOnce() {
        Stage stage(100);
        stage.keeper->look();
        QCOMPARE(stage.told->size(), 1);
        QVERIFY(!stage.keeper->isBusy());
        QCOMPARE(stage.record.chunks.size(), std::size_t{100});
        QVERIFY(stage.record.nowNs > 0);
    }

    /// The event loop turns in between.
    void manyChunksComeInSlices() {
        Stage stage(300'000);
        stage.keeper->look();
        QVERIFY(stage.keeper->isBusy());
        QCOMPARE(stage.told->size(), 0);
        QCOMPARE(stage.record.processes.size(), std::size_t{2});
        QVERIFY(stage.record.chunks.size() < 100'000);
        QCOMPARE(stage.record.nowNs, 0); // that far it does not reach yet
        int turns = 0;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        QTRY_COMPARE(stage.told->size(), 1);
        QVERIFY(turns >= 5);
        QVERIFY(!stage.keeper->isBusy());
        QCOMPARE(stage.record.chunks.size(), std::size_t{300'000});
        QTest::qWait(20);
        QCOMPARE(stage.told->size(), 1);
    }

    void aLookInBetweenIsToldOnce() {
        Stage stage(300'000);
        stage.keeper->look();
        stage.keeper->look();
        stage.keeper->seeProcesses();
        QVERIFY(stage.keeper->isBusy());
        QTRY_COMPARE(stage.told->size(), 1);
        QTest::qWait(20);
        QCOMPARE(stage.told->size(), 1);
        QCOMPARE(stage.record.chunks.size(), std::size_t{300'000});
    }

    void seenProcessesBringNoChunks() {
        Stage stage(100);
        stage.keeper->seeProcesses();
        QCOMPARE(stage.record.processes.size(), std::size_t{2});
        QVERIFY(stage.record.processes[1].readyNs.has_value());
        QVERIFY(stage.record.chunks.empty());
        QCOMPARE(stage.told->size(), 0);
    }
};

QTEST_GUILESS_MAIN(RecordKeeperTest)
#include "recordkeeper_test.moc"
