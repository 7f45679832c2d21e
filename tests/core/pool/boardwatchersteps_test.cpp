#include "core/board/claim.h"
#include "tests/support/boardstage.h"
#include "tests/support/testcase.h"

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// What a look saw is taken over by and by.
class BoardWatcherStepsTest : public TestCase {
    Q_OBJECT

private slots:

    /// They are first followed back, then taken over: both count.
    void manyAreTakenOverInSteps() {
        BoardStage stage(fixed(9, 1, 2));
        Claimer first(*stage.board, 0);
        Claimer second(*stage.board, 1);
        for (int i = 0; i < 2; ++i) {
            first.finish(*first.claimNext());
            second.finish(*second.claimNext());
        }
        for (int i = 0; i < 3; ++i)
            second.finish(*second.claimNext());
        stage.onlyLook();
        QCOMPARE(stage.seen(), QString());
        first.finish(*first.claimNext()); // not seen at this look
        for (const QString& seen : {u""_s, u"0/1 2/1"_s, u"0/1 2/1"_s, u"0/1 2/1"_s,
                                    u"0/1 2/1 1/2"_s, u"0/1 2/1 1/2 3/2 4/2"_s}) {
            QVERIFY(!stage.takeOver(2));
            QCOMPARE(stage.seen(), seen);
        }
        QVERIFY(stage.takeOver(2));
        QVERIFY(stage.takeOver(2)); // and nothing more
        QCOMPARE(stage.seen(), u"0/1 2/1 1/2 3/2 4/2 5/2 6/2"_s);
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 2/1 1/2 3/2 4/2 5/2 6/2 7/1"_s);
        QCOMPARE(stage.record.processes[0].chunks, quint64{3});
        QCOMPARE(stage.record.processes[1].items, quint64{5});
    }

    /// Until all is taken over, the record does not claim to reach any further.
    void aStepIsNoNews() {
        BoardStage stage(fixed(4, 1, 1));
        stage.look();
        const Nanoseconds before = stage.record.nowNs;
        Claimer claimer(*stage.board, 0);
        claimer.finish(*claimer.claimNext());
        claimer.finish(*claimer.claimNext());
        stage.onlyLook();
        QVERIFY(!stage.takeOver(3));
        QCOMPARE(stage.seen(), u"0/1"_s);
        QCOMPARE(stage.record.nowNs, before);
        QVERIFY(stage.takeOver(3));
        QVERIFY(stage.record.nowNs >= stage.record.chunks[1].finishedNs);
    }

    /// As when a process dies while the rest is still to be taken over.
    void aLookInBetween() {
        BoardStage stage(fixed(8, 1, 1));
        Claimer claimer(*stage.board, 0);
        for (int i = 0; i < 4; ++i)
            claimer.finish(*claimer.claimNext());
        stage.onlyLook();
        QVERIFY(!stage.takeOver(2)); // on the way back
        claimer.finish(*claimer.claimNext());
        QVERIFY(claimer.claimNext().has_value());
        stage.end(1, {WorkerEnd::How::Signalled, SIGKILL, {}});
        stage.look();
        QCOMPARE(stage.seen(), u"0/1 1/1 2/1 3/1 4/1"_s);
        QCOMPARE(stage.record.lostAttempts.size(), std::size_t{1});
        QVERIFY(stage.takeOver(1));
        stage.look();
        QCOMPARE(stage.record.chunks.size(), std::size_t{5});
        QCOMPARE(stage.record.processes[0].current.value_or(ChunkInProgress()).index, quint64{5});
    }

    /// The end is seen at once, what was done before by and by.
    void theDeadAreTakenOverInStepsToo() {
        BoardStage stage(fixed(4, 1, 1));
        Claimer claimer(*stage.board, 0);
        claimer.finish(*claimer.claimNext());
        claimer.finish(*claimer.claimNext());
        stage.end(1, {WorkerEnd::How::Signalled, SIGKILL, {}});
        stage.onlyLook();
        QVERIFY(!stage.takeOver(3));
        QCOMPARE(stage.seen(), u"0/1"_s);
        stage.onlyLook();
        QVERIFY(stage.takeOver(3));
        QCOMPARE(stage.seen(), u"0/1 1/1"_s);
    }
};

QTEST_GUILESS_MAIN(BoardWatcherStepsTest)
#include "boardwatchersteps_test.moc"
