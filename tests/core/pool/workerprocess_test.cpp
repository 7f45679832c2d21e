#include "core/plan/chunkplan.h"
#include "core/pool/boardspec.h"
#include "core/pool/workerprocess.h"
#include "tests/support/fakeworker.h"
#include "tests/support/freezer.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

using How = WorkerEnd::How;

namespace {

std::unique_ptr<Board> boardFor(const RunConfig& config) {
    return makeBoard(config, ChunkPlan(config), 0.0);
}

/// A worker process and all that it said.
struct Watched {
    explicit Watched(const QString& program, int boardFd = -1, WorkerTask task = WorkerTask::Pool)
        : process(program, {task, boardFd, 0, static_cast<int>(getpid())}) {
        QObject::connect(&process, &WorkerProcess::answered, &process,
                         [this](const QByteArray& line) {
                             answers.append(QString::fromUtf8(line));
                             answeredAfterEnd = answeredAfterEnd || !ends.empty();
                         });
        QObject::connect(&process, &WorkerProcess::ended, &process,
                         [this](const WorkerEnd& end) { ends.push_back(end); });
    }

    /// Waits for the end, and some more for a second one that must not come.
    [[nodiscard]] bool endedOnce() {
        const bool ended = QTest::qWaitFor([this] { return !ends.empty(); }, 20'000);
        QTest::qWait(20);
        return ended && ends.size() == 1 && process.hasEnded() && !answeredAfterEnd;
    }

    WorkerProcess process;
    QStringList answers;
    std::vector<WorkerEnd> ends;
    bool answeredAfterEnd = false;
};

} // namespace

class WorkerProcessTest : public TestCase {
    Q_OBJECT

private slots:

    void aMissingProgram() {
        Watched worker(u"/nowhere/poolscope-worker"_s);
        worker.process.start();
        QVERIFY(worker.ends.empty()); // never from within start()
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0].how == How::NotStarted);
        QVERIFY(!worker.ends[0].detail.isEmpty());
        worker.process.send(order::Quit);
        worker.process.kill();
        QCOMPARE(worker.answers, QStringList());
    }

    void aFileThatIsNoProgram() {
        Watched worker(QStringLiteral(POOLSCOPE_SOURCE "/CMakeLists.txt"));
        worker.process.start();
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0].how == How::NotStarted);
    }

    void endsByItself_data() {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<bool>("signalled");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("answers");
        QTest::newRow("at once") << QByteArray("exit 0") << false << 0 << QString();
        QTest::newRow("exit code") << QByteArray("exit 3") << false << 3 << QString();
        QTest::newRow("abort") << QByteArray("abort") << true << SIGABRT << QString();
        QTest::newRow("killed") << QByteArray("signal 9") << true << SIGKILL << QString();
        QTest::newRow("terminated") << QByteArray("signal 15") << true << SIGTERM << QString();
        QTest::newRow("error") << QByteArray("error") << false << 65
                               << u"error something is wrong"_s;
        QTest::newRow("half a line") << QByteArray("half") << false << 0 << u"ready"_s;
    }

    void endsByItself() {
        QFETCH(QByteArray, manner);
        QFETCH(bool, signalled);
        QFETCH(int, code);
        const FakeWorker fake(manner);
        Watched worker(FakeWorker::program());
        worker.process.start();
        QVERIFY(worker.process.pid() > 0);
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0] ==
                (WorkerEnd{signalled ? How::Signalled : How::Exited, code, QString()}));
        QTEST(worker.answers.join(u'|'), "answers");
    }

    void killed() {
        const FakeWorker fake("babble");
        Watched worker(FakeWorker::program());
        worker.process.start();
        QTRY_COMPARE(worker.answers.join(u'|'), u"ready||the weather is nice|idleness"_s);
        QVERIFY(!worker.process.hasEnded());
        worker.process.kill();
        worker.process.kill();
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0] == (WorkerEnd{How::Signalled, SIGKILL, QString()}));
    }

    void toldToQuit() {
        const FakeWorker fake("late 7");
        Watched worker(FakeWorker::program());
        worker.process.start();
        worker.process.send(order::Work);
        worker.process.send(order::Quit);
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0] == (WorkerEnd{How::Exited, 7, QString()}));
    }

    void theRealOneFromBeginningToEnd() {
        const RunConfig config;
        const auto board = boardFor(config);
        Watched worker(programPath(u"poolscope-worker"_s), board->fd());
        worker.process.start();
        QTRY_COMPARE(worker.answers, QStringList({u"ready"_s, u"idle"_s}));
        QCOMPARE(board->results()[99], std::uint64_t{9801});
        QCOMPARE(board->processes()[0].pid.load(),
                 static_cast<std::uint32_t>(worker.process.pid()));
        worker.process.send(order::Look);
        QTRY_COMPARE(worker.answers.size(), 3);
        worker.process.send(order::Quit);
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0] == WorkerEnd{});
    }

    /// Ctrl+C goes to every process of the terminal; only the driver answers.
    void interruptsAreNotForWorkers() {
        const auto board = boardFor(RunConfig{});
        Watched worker(programPath(u"poolscope-worker"_s), board->fd());
        worker.process.start();
        ::kill(static_cast<pid_t>(worker.process.pid()), SIGINT);
        QTRY_COMPARE(worker.answers.size(), 2);
        ::kill(static_cast<pid_t>(worker.process.pid()), SIGINT);
        worker.process.send(order::Quit);
        QVERIFY(worker.endedOnce());
        QVERIFY(worker.ends[0] == WorkerEnd{});
    }

    void theBoardStaysClosedInOtherPrograms() {
        const auto board = boardFor(RunConfig{});
        {
            Watched worker(programPath(u"poolscope-worker"_s), board->fd());
            worker.process.start();
            QTRY_COMPARE(worker.answers.size(), 2);
        }
        QVERIFY((fcntl(board->fd(), F_GETFD) & FD_CLOEXEC) != 0);
    }

    void destroyedWhileItRuns() {
        const FakeWorker fake("hang");
        qint64 pid = 0;
        {
            Watched worker(FakeWorker::program());
            worker.process.start();
            pid = worker.process.pid();
            QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0);
        }
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), -1); // killed, and waited for
        QCOMPARE(errno, ESRCH);
    }

    /// SIGKILL pends. Nobody waits for ever, and when the system lets it go it is gone.
    void whoIsHeldIsGivenUp() {
        const Freezer freezer;
        if (!freezer.isThere())
            QSKIP("no freezer of control groups here");
        const FakeWorker fake("hang");
        qint64 pid = 0;
        {
            Watched worker(FakeWorker::program());
            worker.process.start();
            pid = worker.process.pid();
            QVERIFY(freezer.hold(pid));
            worker.process.kill();
            QTest::qWait(1000);
            QVERIFY(worker.ends.empty()); // it may be slow to end
            QVERIFY(worker.endedOnce());
            QVERIFY(worker.ends[0] == (WorkerEnd{How::Held, SIGKILL, QString()}));
            worker.process.send(order::Quit);
            worker.process.kill();
        }
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0);
        freezer.thaw();
        QTRY_COMPARE(::kill(static_cast<pid_t>(pid), 0), -1);
    }

    void destroyedWhileItIsHeld() {
        const Freezer freezer;
        if (!freezer.isThere())
            QSKIP("no freezer of control groups here");
        const FakeWorker fake("hang");
        qint64 pid = 0;
        {
            Watched worker(FakeWorker::program());
            worker.process.start();
            pid = worker.process.pid();
            QVERIFY(freezer.hold(pid));
        }
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0); // so nobody waited for it
        freezer.thaw();
        QTRY_COMPARE(::kill(static_cast<pid_t>(pid), 0), -1);
    }

    void destroyedBeforeItStarts() {
        Watched worker(FakeWorker::program());
        QCOMPARE(worker.process.pid(), qint64{0});
        QVERIFY(!worker.process.hasEnded());
    }
};

QTEST_GUILESS_MAIN(WorkerProcessTest)
#include "workerprocess_test.moc"
