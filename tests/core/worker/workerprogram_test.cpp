#include "core/board/board.h"
#include "core/board/chunkstate.h"
#include "core/work/square.h"
#include "core/worker/workerprogram.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QProcess>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Board> notebookBoard() {
    BoardSpec spec;
    spec.size = 100;
    spec.chunks = 15;
    spec.uniformCount = 7;
    spec.processes = 2;
    return Board::create(spec);
}

/// The real worker program as a driver starts it.
struct Worker {
    Worker(const QString& task, int fd, const QString& slot) {
        process.setChildProcessModifier([fd] { fcntl(fd, F_SETFD, 0); });
        process.start(programPath(u"poolscope-worker"_s),
                      {task, QString::number(fd), slot, QString::number(getpid())});
    }

    /// The next line; empty if none comes.
    QString line() {
        const bool came = QTest::qWaitFor([this] { return process.canReadLine(); }, 20'000);
        return came ? QString::fromUtf8(process.readLine()).trimmed() : QString();
    }

    /// −1 if it does not end by itself.
    int exitCode() {
        const bool ended =
            QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 20'000);
        return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QProcess process;
};

int right(const Board& board) {
    int count = 0;
    for (std::uint64_t i = 0; i < board.results().size(); ++i)
        count += board.results()[i] == square(i) ? 1 : 0;
    return count;
}

} // namespace

class WorkerProgramTest : public TestCase {
    Q_OBJECT

private slots:

    void startedByPeople_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("without arguments") << QStringList();
        QTest::newRow("--help") << QStringList(u"--help"_s);
        QTest::newRow("too many") << QStringList({u"pool"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    }

    void startedByPeople() {
        QFETCH(QStringList, arguments);
        const Ran ran = runProgram(u"poolscope-worker"_s, arguments);
        QCOMPARE(ran.exitCode, 64);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY(ran.err.endsWith(".\n"));
        QCOMPARE(ran.err.count('\n'), 1);
    }

    void computesReportsAndQuits() {
        const auto board = notebookBoard();
        Worker worker(u"pool"_s, board->fd(), u"1"_s);
        QCOMPARE(worker.line(), u"ready"_s);
        QCOMPARE(worker.line(), u"idle"_s);
        QCOMPARE(right(*board), 100);
        const ProcessSlot& slot = board->processes()[1];
        QCOMPARE(qint64{slot.pid.load()}, worker.process.processId());
        QVERIFY(slot.readyNs.load() > 0);
        QVERIFY(slot.state.load() == ProcessState::Idle);
        worker.process.write("quit\n");
        QCOMPARE(worker.exitCode(), 0);
        QCOMPARE(worker.process.readAll(), QByteArray());
    }

    void followsOrders() {
        const auto board = notebookBoard();
        Worker worker(u"pool"_s, board->fd(), u"0"_s);
        QCOMPARE(worker.line(), u"ready"_s);
        QCOMPARE(worker.line(), u"idle"_s);
        board->chunks()[4].state.store(0); // free once more
        board->results()[30] = 0;
        worker.process.write("nonsense\n\nlook\n");
        QCOMPARE(worker.line(), u"idle"_s);
        QCOMPARE(right(*board), 100);
        board->chunks()[0].state.store(0);
        board->results()[3] = 0;
        board->header().nextChunk.store(0);
        worker.process.write("wor"); // orders may come in pieces
        worker.process.waitForBytesWritten();
        worker.process.write("k\nlook\nquit\n");
        QCOMPARE(worker.line(), u"idle"_s);
        QCOMPARE(worker.line(), u"idle"_s);
        QCOMPARE(worker.exitCode(), 0);
        QCOMPARE(right(*board), 100);
    }

    /// What was lost, and what was never drawn behind it.
    void aReplacementLooksThroughTheTable() {
        const auto board = notebookBoard();
        board->header().nextChunk.store(5); // drawn by others: the first three are done
        for (std::size_t i = 0; i < 3; ++i)
            board->chunks()[i].state.store(ChunkState{ChunkPhase::Done, 0, 0}.word());
        Worker worker(u"replacement"_s, board->fd(), u"2"_s);
        QCOMPARE(worker.line(), u"ready"_s);
        QCOMPARE(worker.line(), u"idle"_s);
        QCOMPARE(right(*board), 79 + 1); // all but three times seven, where 0 is the square of 0
        QVERIFY(ChunkState::fromWord(board->chunks()[4].state.load()) ==
                (ChunkState{ChunkPhase::Done, 2, 0}));
        QCOMPARE(board->header().nextChunk.load(), std::uint64_t{5}); // it does not draw
        worker.process.write("quit\n");
        QCOMPARE(worker.exitCode(), 0);
    }

    void theEndOfItsInputIsTheEnd() {
        const auto board = notebookBoard();
        Worker worker(u"pool"_s, board->fd(), u"0"_s);
        QCOMPARE(worker.line(), u"ready"_s);
        QCOMPARE(worker.line(), u"idle"_s);
        worker.process.closeWriteChannel();
        QCOMPARE(worker.exitCode(), static_cast<int>(WorkerExit::ParentGone));
    }

    void measuresTheSerialTime() {
        const auto board = notebookBoard();
        Worker worker(u"serial"_s, board->fd(), u"0"_s);
        const QStringList words = worker.line().split(u' ');
        QCOMPARE(words.size(), 3);
        QCOMPARE(words[0], u"serial"_s);
        QVERIFY(words[1].toLongLong() >= 50'000); // the part that counts, of ten
        QVERIFY(words[2].toLongLong() >= 1);
        QCOMPARE(worker.exitCode(), 0);
    }

    void noBoardThere_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("closed") << 0;
        QTest::newRow("an empty file") << 1;
        QTest::newRow("something else") << 2;
    }

    void noBoardThere() {
        QFETCH(int, kind);
        const int fd = kind == 0 ? 987'654 : memfd_create("foreign", MFD_CLOEXEC);
        if (kind == 2)
            QCOMPARE(ftruncate(fd, 65'536), 0);
        Worker worker(u"pool"_s, fd, u"0"_s);
        QVERIFY(worker.line().startsWith(u"error "_s));
        QCOMPARE(worker.exitCode(), 65);
        if (kind != 0)
            close(fd);
    }

    void noSuchSlot() {
        const auto board = notebookBoard();
        Worker worker(u"pool"_s, board->fd(), u"18"_s);
        QVERIFY(worker.line().startsWith(u"error "_s));
        QCOMPARE(worker.exitCode(), 64);
        Worker last(u"pool"_s, board->fd(), u"17"_s);
        QCOMPARE(last.line(), u"ready"_s);
        last.process.write("quit\n");
        QCOMPARE(last.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(WorkerProgramTest)
#include "workerprogram_test.moc"
