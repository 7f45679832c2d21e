#include "core/board/chunkstate.h"
#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class BoardSpecTest : public TestCase {
    Q_OBJECT

private slots:

    void unequalChunksStandInTheirPlaces() {
        RunConfig config;
        config.input.size = 100;
        config.schedule = {ScheduleKind::Guided, 1};
        const ChunkPlan plan(config);
        const auto board = makeBoard(config, plan, 0.0);
        QVERIFY(board != nullptr);
        for (quint64 i = 0; i < plan.chunks(); ++i) {
            QCOMPARE(quint64{board->range(i).position}, plan.chunk(i).position);
            QCOMPARE(quint64{board->range(i).count}, plan.chunk(i).count);
        }
    }

    void itTellsWhatIsAsked() {
        RunConfig config;
        config.input.first = 9;
        const BoardSpec spec = boardSpec(config, ChunkPlan(config), 0.0);
        QCOMPARE(quint64{spec.first}, quint64{9});
        QCOMPARE(quint64{spec.chunks}, quint64{15});
        QCOMPARE(quint64{spec.uniformCount}, quint64{7});
    }

    void faultsAndRoomForReplacements() {
        RunConfig config;
        config.recovery.faults = {{FaultKind::Exit, 3, 42, true}};
        QVERIFY(boardSpec(config, ChunkPlan(config), 0.0).faults == config.recovery.faults);
        const auto slotCount = [&config] {
            return makeBoard(config, ChunkPlan(config), 0.0)->processes().size();
        };
        QCOMPARE(slotCount(), std::size_t{20});
        config.recovery.retries = 1000;
        QCOMPARE(slotCount(), std::size_t{20});
        config.recovery.retries = 0; // no limit
        QCOMPARE(slotCount(), std::size_t{MostProcessSlots});
    }
};

QTEST_GUILESS_MAIN(BoardSpecTest)
#include "boardspec_test.moc"
