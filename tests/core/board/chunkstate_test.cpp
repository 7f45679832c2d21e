#include "core/board/chunkstate.h"
#include "tests/support/testcase.h"

using namespace poolscope;

class ChunkStateTest : public TestCase {
    Q_OBJECT

private slots:

    void zeroIsAFreshChunk() {
        QCOMPARE(ChunkState{}.word(), 0U);
        QVERIFY(ChunkState::fromWord(0) == (ChunkState{ChunkPhase::Free, 0, 0}));
    }

    void roundTrip_data() {
        QTest::addColumn<quint32>("phase");
        QTest::addColumn<quint32>("process");
        QTest::addColumn<quint32>("failedAttempts");
        QTest::newRow("owned by the first") << 1U << 0U << 0U;
        QTest::newRow("done by the last slot") << 2U << MostProcessSlots - 1 << 0U;
        QTest::newRow("free after a loss") << 0U << 0U << 1U;
        QTest::newRow("everything set") << 2U << MostProcessSlots - 1 << 65'535U;
        QTest::newRow("neighbouring bits") << 1U << 1U << 1U;
    }

    void roundTrip() {
        QFETCH(quint32, phase);
        QFETCH(quint32, process);
        QFETCH(quint32, failedAttempts);
        const ChunkState state{static_cast<ChunkPhase>(phase), process, failedAttempts};
        const ChunkState read = ChunkState::fromWord(state.word());
        QVERIFY(read == state);
        QCOMPARE(read.process, process);
        QCOMPARE(read.failedAttempts, failedAttempts);
    }

    void differentStatesHaveDifferentWords() {
        QVERIFY((ChunkState{ChunkPhase::Owned, 3, 0}.word()) !=
                (ChunkState{ChunkPhase::Done, 3, 0}.word()));
        QVERIFY((ChunkState{ChunkPhase::Owned, 3, 0}.word()) !=
                (ChunkState{ChunkPhase::Owned, 4, 0}.word()));
        QVERIFY((ChunkState{ChunkPhase::Owned, 3, 0}.word()) !=
                (ChunkState{ChunkPhase::Owned, 3, 1}.word()));
    }
};

QTEST_GUILESS_MAIN(ChunkStateTest)
#include "chunkstate_test.moc"
