#include "tests/stress/processes.h"
#include "tests/support/running.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// What the stress program sees of a run from outside.
class ProcessesTest : public TestCase {
    Q_OBJECT

private slots:

    /// A pool in Python and a Qt program may come and go beside a run.
    void onlyWhatBearsOurNameIsJudged() {
        const QTemporaryDir folder;
        for (const auto& name :
             {u"sem.mp-k3j_x1"_s, u"psm_5f1c"_s, u"qipc_sharedmemory_other"_s,
              u"sem.poolscope-board"_s, u"poolscope.4711"_s, u".hidden-poolscope"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(
            namedMemory(folder.path()),
            (QStringList{u".hidden-poolscope"_s, u"poolscope.4711"_s, u"sem.poolscope-board"_s}));
    }

    void workersOfARunAreSeenAsTheyStand() {
        Running run(u"--work wait:100s --baseline skip -p 3 --stall-timeout off"_s);
        const auto begun = [&run] {
            int count = 0;
            for (const SeenWorker& worker : seenWorkers(run.pid()))
                count += worker.hasBegun() ? 1 : 0;
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(begun(), 3, 30'000);
        const qint64 stopped = seenWorkers(run.pid())[1].pid;
        ::kill(static_cast<pid_t>(stopped), SIGSTOP);
        const auto areStopped = [&run] {
            QList<qint64> pids;
            for (const SeenWorker& worker : seenWorkers(run.pid())) {
                if (worker.isStopped())
                    pids.append(worker.pid);
            }
            return pids;
        };
        QTRY_COMPARE_WITH_TIMEOUT(areStopped(), QList{stopped}, 30'000);
        const QString stand = standOf(run.pid());
        QVERIFY2(stand.startsWith(u"driver %1 in state "_s.arg(run.pid())), qPrintable(stand));
        QCOMPARE(stand.count(u"poolscope-worker pool "_s), 3);
        QCOMPARE(stand.count(u") in state T"_s), 1);
        run.send(SIGINT);
        QCOMPARE(run.wait(), 130);
        QVERIFY(seenWorkers(run.pid()).empty());
    }

    /// The process that measures the serial time is none of the pool's.
    void theSerialProcessIsNotAWorker() {
        Running run(u"--work wait:100s"_s);
        QTRY_COMPARE_WITH_TIMEOUT(workersOf(run.pid()).size(), 1, 30'000);
        QVERIFY(seenWorkers(run.pid()).empty());
        run.send(SIGINT);
        QCOMPARE(run.wait(), 130);
    }
};

QTEST_GUILESS_MAIN(ProcessesTest)
#include "processes_test.moc"
