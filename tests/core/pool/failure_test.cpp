#include "core/pool/failure.h"
#include "core/pool/processpool.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <cerrno>
#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

using How = WorkerEnd::How;

namespace {

PoolMember memberThat(const WorkerEnd& end, bool toldToQuit = false, bool killedByUs = false) {
    PoolMember member;
    member.number = 2;
    member.pid = 4711;
    member.end = end;
    member.toldToQuit = toldToQuit;
    member.killedByUs = killedByUs;
    return member;
}

} // namespace

class FailureTest : public TestCase {
    Q_OBJECT

private slots:

    void whatTheEndTells() {
        RunFailure killed;
        killed.kind = FailureKind::ProcessKilled;
        killed.signal = SIGKILL;
        QVERIFY(failureOf(WorkerEnd{How::Signalled, SIGKILL, {}}, {}) == killed);
        RunFailure exited;
        exited.kind = FailureKind::ProcessExited;
        exited.exitCode = 3;
        QVERIFY(failureOf(WorkerEnd{How::Exited, 3, {}}, {}) == exited);
        RunFailure notStarted;
        notStarted.kind = FailureKind::ProcessNotStarted;
        notStarted.detail = u"no such file"_s;
        QVERIFY(failureOf(WorkerEnd{How::NotStarted, 0, u"no such file"_s}, {}) == notStarted);
    }

    void whatTheProcessSaidCountsMore() {
        RunFailure expected;
        expected.kind = FailureKind::ProcessReported;
        expected.detail = u"no memory"_s;
        QVERIFY(failureOf(WorkerEnd{How::Exited, 65, {}}, u"no memory"_s) == expected);
    }

    void membersAddWhoAndWhere() {
        RunRecord run = record(u"now 90 size 100\n1: ready 1\n2: ready 1 at 20 of 7"_s);
        run.config.input.first = 1000;
        run.processes[1].current->index = 3;
        run.processes[1].current->position = 21;
        const RunFailure failure = failureOf(memberThat({How::Signalled, SIGSEGV, {}}), run);
        QCOMPARE(failure.process, 2);
        QCOMPARE(failure.pid, qint64{4711});
        QCOMPARE(failure.signal, SIGSEGV);
        QVERIFY(failure.chunk == (ChunkAtFault{3, 1021, 1027}));
        run.processes[1].current.reset();
        QVERIFY(!failureOf(memberThat({How::Signalled, SIGSEGV, {}}), run).chunk);
    }

    void theSystemRefusesTheBoard() {
        const RunFailure failure = boardFailure(ENOMEM);
        QVERIFY(failure.kind == FailureKind::BoardFailed);
        QCOMPARE(failure.detail, u"Cannot allocate memory"_s);
    }

    void aStuckProcessHasItsChunkAndItsTime() {
        RunRecord record;
        record.config.input.first = 100;
        record.processes.resize(1);
        record.processes[0].current = ChunkInProgress{3, 21, 7, 2, 10};
        PoolMember member;
        member.number = 1;
        member.pid = 4001;
        const RunFailure failure = stuckFailure(member, record, 2 * NsPerSecond);
        QVERIFY(failure.kind == FailureKind::ProcessStuck);
        QCOMPARE(failure.process, 1);
        QCOMPARE(failure.pid, qint64{4001});
        QCOMPARE(failure.stillNs, 2 * NsPerSecond);
        QVERIFY(failure.chunk == (ChunkAtFault{3, 121, 127}));
    }

    void endsAsRecordsHaveThem_data() {
        QTest::addColumn<PoolMember>("member");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, const PoolMember& member, ProcessEnd end) {
            QTest::newRow(name) << member << static_cast<int>(end);
        };
        row("runs", {}, ProcessEnd::Running);
        row("quit", memberThat({}, true), ProcessEnd::Finished);
        row("quit untold", memberThat({}), ProcessEnd::Exited);
        row("told, but with another code", memberThat({How::Exited, 1, {}}, true),
            ProcessEnd::Exited);
        row("killed", memberThat({How::Signalled, SIGKILL, {}}), ProcessEnd::Killed);
        row("terminated", memberThat({How::Signalled, SIGTERM, {}}), ProcessEnd::Killed);
        row("killed when told to quit", memberThat({How::Signalled, SIGKILL, {}}, true),
            ProcessEnd::Killed);
        row("killed by us", memberThat({How::Signalled, SIGKILL, {}}, false, true),
            ProcessEnd::Stopped);
        PoolMember stuck = memberThat({How::Signalled, SIGKILL, {}});
        stuck.stuck = true;
        row("killed since it stood still", stuck, ProcessEnd::Stuck);
        stuck.toldToQuit = true;
        row("killed since it did not quit", stuck, ProcessEnd::Stuck);
        stuck.killedByUs = true;
        row("killed with all others while it stood still", stuck, ProcessEnd::Stopped);
        for (const int own : {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGSYS, SIGTRAP})
            row(qPrintable(u"signal %1"_s.arg(own)), memberThat({How::Signalled, own, {}}),
                ProcessEnd::Crashed);
        row("held by the system", memberThat({How::Held, SIGKILL, {}}), ProcessEnd::Held);
        row("held when all others ended", memberThat({How::Held, SIGKILL, {}}, false, true),
            ProcessEnd::Held);
        row("not started", memberThat({How::NotStarted, 0, {}}), ProcessEnd::Exited);
    }

    void endsAsRecordsHaveThem() {
        QFETCH(PoolMember, member);
        QTEST(static_cast<int>(processEndOf(member)), "expected");
    }
};

QTEST_GUILESS_MAIN(FailureTest)
#include "failure_test.moc"
