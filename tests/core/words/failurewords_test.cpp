#include "core/words/failurewords.h"
#include "tests/support/testcase.h"

#include <csignal>
#include <functional>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Change = std::function<void(RunFailure&)>;

namespace {

/// Process 2 (pid 4711) at the numbers 21 to 27, killed, if @p change does not say otherwise.
RunFailure failureWith(FailureKind kind, const Change& change = {}) {
    RunFailure failure;
    failure.kind = kind;
    failure.process = 2;
    failure.pid = 4711;
    failure.signal = SIGKILL;
    failure.chunk = ChunkAtFault{3, 21, 27};
    if (change)
        change(failure);
    return failure;
}

void exitedWithoutChunk(RunFailure& failure) {
    failure.signal = 0;
    failure.exitCode = 3;
    failure.chunk.reset();
}

} // namespace

class FailureWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void oneProcessIsTheReason_data() {
        QTest::addColumn<RunFailure>("failure");
        QTest::addColumn<QString>("expected");
        QTest::newRow("killed")
            << failureWith(FailureKind::ProcessKilled)
            << u"Process 2 (pid 4711) was killed by signal 9 (SIGKILL) at chunk "
               "4, the numbers 21 to 27, so the run could not be finished."_s;
        QTest::newRow("a signal that has no name")
            << failureWith(FailureKind::ProcessKilled, [](RunFailure& f) { f.signal = 40; })
            << u"Process 2 (pid 4711) was killed by signal 40 at chunk 4, the numbers 21 to 27, so "
               "the run could not be finished."_s;
        QTest::newRow("a chunk of one number")
            << failureWith(FailureKind::ProcessKilled,
                           [](RunFailure& f) {
                               f.chunk = ChunkAtFault{45, 45, 45};
                           })
            << u"Process 2 (pid 4711) was killed by signal 9 (SIGKILL) at chunk 46, the number 45, "
               "so the run could not be finished."_s;
        QTest::newRow("exited") << failureWith(FailureKind::ProcessExited, exitedWithoutChunk)
                                << u"Process 2 (pid 4711) ended by itself with exit code 3 while "
                                   "it had no chunk, so the run could not be finished."_s;
        QTest::newRow("reported") << failureWith(FailureKind::ProcessReported,
                                                 [](RunFailure& f) {
                                                     exitedWithoutChunk(f);
                                                     f.detail = u"no memory"_s;
                                                 })
                                  << u"Process 2 (pid 4711) reported an error: no memory while it "
                                     "had no chunk, so the run could not be finished."_s;
        QTest::newRow("not started")
            << failureWith(FailureKind::ProcessNotStarted,
                           [](RunFailure& f) {
                               exitedWithoutChunk(f);
                               f.detail = u"no such file"_s;
                           })
            << u"Process 2 (pid 4711) could not be started (no such file)."_s;
        QTest::newRow("stuck")
            << failureWith(FailureKind::ProcessStuck,
                           [](RunFailure& f) { f.stillNs = 30 * NsPerSecond; })
            << u"Process 2 (pid 4711) has stood still for 30.0\u00A0s at chunk 4, the numbers 21 "
               u"to 27, "
               "and this pool does not replace processes, so the run was given up."_s;
        QTest::newRow("waits for ever")
            << failureWith(FailureKind::WaitsForEver)
            << u"Process 2 (pid 4711) was killed by signal 9 (SIGKILL) at chunk 4, the numbers 21 "
               "to 27. Python's Pool starts another process, but never learns that this chunk is "
               "lost: map() waits for it for ever."_s;
    }

    void oneProcessIsTheReason() {
        QFETCH(RunFailure, failure);
        QTEST(sentence(failure), "expected");
    }

    void oneDeathTooMany_data() {
        QTest::addColumn<RunFailure>("failure");
        QTest::addColumn<QString>("expected");
        const auto times = [](RunFailure& f) { f.times = 3; };
        QTest::newRow("a chunk that ends processes")
            << failureWith(FailureKind::ChunkEndsProcesses, times)
            << u"3 processes have ended at chunk 4, the numbers 21 to 27; the last of them, "
               u"process 2 "
               "(pid 4711), was killed by signal 9 (SIGKILL). More would end the same way, so the "
               "run was given up."_s;
        QTest::newRow("with an exit code")
            << failureWith(FailureKind::ChunkEndsProcesses,
                           [](RunFailure& f) {
                               f.times = 5;
                               f.signal = 0;
                           })
            << u"5 processes have ended at chunk 4, the numbers 21 to 27; the last of them, "
               u"process 2 "
               "(pid 4711), ended by itself with exit code 0. More would end the same way, so the "
               "run was given up."_s;
        QTest::newRow("in a row")
            << failureWith(FailureKind::DeathsInARow, times)
            << u"3 processes in a row ended before one more chunk was done; the last of them, "
               "process 2 (pid 4711), was killed by signal 9 (SIGKILL) at chunk 4, the numbers 21 "
               "to "
               "27. The run was given up."_s;
        QTest::newRow("in a row, without a chunk")
            << failureWith(FailureKind::DeathsInARow,
                           [](RunFailure& f) {
                               exitedWithoutChunk(f);
                               f.times = 3;
                           })
            << u"3 processes in a row ended before one more chunk was done; the last of them, "
               "process 2 (pid 4711), ended by itself with exit code 3 while it had no chunk. The "
               "run was given up."_s;
        QTest::newRow("no place is left")
            << failureWith(FailureKind::NoProcessSlot, [](RunFailure& f) { f.times = 16; })
            << u"16 processes have died, and no place for another replacement is left; the last of "
               "them, process 2 (pid 4711), was killed by signal 9 (SIGKILL) at chunk 4, the "
               "numbers "
               "21 to 27. The run was given up."_s;
    }

    void oneDeathTooMany() { oneProcessIsTheReason(); }

    void noProcessOfThePoolIsTheReason_data() {
        QTest::addColumn<RunFailure>("failure");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const RunFailure& failure, const QString& expected) {
            QTest::newRow(name) << failure << expected;
        };
        RunFailure serial;
        serial.kind = FailureKind::SerialFailed;
        serial.pid = 4711;
        serial.signal = SIGSEGV;
        row("serial", serial,
            u"The process that measures the serial time crashed with signal 11 (SIGSEGV), so the "
            "run was not begun."_s);
        RunFailure board;
        board.kind = FailureKind::BoardFailed;
        board.detail = u"Cannot allocate memory"_s;
        row("board", board,
            u"The system refused the memory that the processes share: Cannot allocate memory."_s);
        RunFailure wrong;
        wrong.kind = FailureKind::WrongResult;
        wrong.wrongNumber = 1042;
        row("wrong result", wrong, u"The result for 1042 is wrong: this run cannot be trusted."_s);
        RunFailure idle;
        idle.kind = FailureKind::NoProgress;
        row("no progress", idle,
            u"All processes were idle before every chunk was done: this is an error in "
            "Poolscope."_s);
    }

    void noProcessOfThePoolIsTheReason() { oneProcessIsTheReason(); }

    /// A sentence without holes, whatever is not known.
    void everyKindHasASentence() {
        for (int kind = 0; kind <= static_cast<int>(FailureKind::WaitsForEver); ++kind) {
            RunFailure failure;
            failure.kind = static_cast<FailureKind>(kind);
            const QString words = sentence(failure);
            QVERIFY2(words.endsWith(u'.') && !words.contains(u'%') && words.size() > 20,
                     qPrintable(words));
        }
    }
};

QTEST_GUILESS_MAIN(FailureWordsTest)
#include "failurewords_test.moc"
