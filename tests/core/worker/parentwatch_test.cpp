#include "core/worker/parentwatch.h"
#include "core/worker/workerarguments.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <csignal>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The letter behind "State:" of a process; nobody may have waited yet for one that has ended (Z).
char stateOf(qint64 pid) {
    QFile file(u"/proc/%1/status"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return '-';
    const QByteArray status = file.readAll();
    const qsizetype at = status.indexOf("State:\t");
    return at < 0 ? '-' : status[at + 7];
}

bool hasEnded(qint64 pid) {
    const char state = stateOf(pid);
    return state == '-' || state == 'Z' || state == 'X';
}

/// A driver that starts a worker and forgets it: see forgetfulparent.cpp.
struct ForgetfulParent {
    ForgetfulParent(const QString& work, const QString& input) {
        process.start(QString(QCoreApplication::applicationDirPath() + "/forgetfulparent"_L1),
                      {programPath(u"poolscope-worker"_s), work, input});
        worker = nextNumber();
    }

    ~ForgetfulParent() {
        process.kill();
        process.waitForFinished();
        if (worker > 0 && !hasEnded(worker))
            ::kill(static_cast<pid_t>(worker), SIGKILL);
    }

    ForgetfulParent(const ForgetfulParent&) = delete;
    ForgetfulParent& operator=(const ForgetfulParent&) = delete;

    qint64 nextNumber() {
        const bool came = QTest::qWaitFor([this] { return process.canReadLine(); }, 20'000);
        return came ? process.readLine().trimmed().toLongLong() : -1;
    }

    QProcess process;
    qint64 worker = -1;
};

} // namespace

class ParentWatchTest : public TestCase {
    Q_OBJECT

private slots:

    void theParentIsKilled_data() {
        QTest::addColumn<QString>("work");
        QTest::addColumn<QString>("input");
        QTest::newRow("computing") << u"cpu"_s << u"pipe"_s;
        QTest::newRow("waiting") << u"wait"_s << u"pipe"_s;
        QTest::newRow("idle") << u"idle"_s << u"pipe"_s;
#if defined(__linux__)
        // Where the kernel tells, without any pipe.
        QTest::newRow("computing, by the kernel alone") << u"cpu"_s << u"null"_s;
        QTest::newRow("waiting, by the kernel alone") << u"wait"_s << u"null"_s;
#endif
    }

    void theParentIsKilled() {
        QFETCH(QString, work);
        QFETCH(QString, input);
        ForgetfulParent parent(work, input);
        QVERIFY(parent.worker > 0);
        QTest::qWait(20);
        QVERIFY(!hasEnded(parent.worker));
        ::kill(static_cast<pid_t>(parent.process.processId()), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(parent.worker), 10'000);
        QTRY_VERIFY(parent.process.state() == QProcess::NotRunning);
    }

    void theParentClosesThePipeAndLives_data() {
        QTest::addColumn<QString>("work");
        QTest::newRow("computing") << u"cpu"_s;
        QTest::newRow("waiting") << u"wait"_s;
        QTest::newRow("idle") << u"idle"_s;
    }

    void theParentClosesThePipeAndLives() {
        QFETCH(QString, work);
        ForgetfulParent parent(work, u"pipe"_s);
        QVERIFY(parent.worker > 0);
        QVERIFY(!hasEnded(parent.worker));
        parent.process.write("close\n");
        QCOMPARE(parent.nextNumber(), qint64{0});
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(parent.worker), 10'000);
        QVERIFY(parent.process.state() == QProcess::Running);
    }

    /// The parent may be gone before the worker program begins: somebody else is the parent then.
    void theParentWasGoneBefore() {
        QProcess worker;
        worker.start(programPath(u"poolscope-worker"_s),
                     {u"pool"_s, u"3"_s, u"0"_s, QString::number(getpid() + 1)});
        QVERIFY(worker.waitForFinished());
        QCOMPARE(worker.exitCode(), static_cast<int>(WorkerExit::ParentGone));
        QCOMPARE(worker.readAllStandardOutput(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(ParentWatchTest)
#include "parentwatch_test.moc"
