#include "tests/support/freezer.h"
#include "tests/support/program.h"
#include "tests/support/running.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The world fails: signals, killed processes, closed pipes, full disks.
class MisfortuneTest : public TestCase {
    Q_OBJECT

private slots:

    void interruptEndsAtOnce_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("signal");
        // One number takes longer than the patience of the test.
        QTest::addRow("computing") << u"--work cpu:100s --baseline skip"_s << 4 << SIGINT;
        QTest::addRow("waiting") << u"--work wait:100s --baseline skip -p 8"_s << 8 << SIGINT;
        QTest::addRow("serial time") << u"--work cpu:100s"_s << 1 << SIGINT;
        QTest::addRow("terminated") << u"--work wait:100s --baseline skip"_s << 4 << SIGTERM;
        QTest::addRow("terminal gone") << u"--work wait:100s --baseline skip"_s << 4 << SIGHUP;
    }

    void interruptEndsAtOnce() {
        QFETCH(QString, arguments);
        QFETCH(int, workers);
        QFETCH(int, signal);
        Running run(arguments);
        QTRY_COMPARE(workersOf(run.pid()).size(), workers);
        run.send(signal);
        QCOMPARE(run.wait(), 130);
        QCOMPARE(workersOf(run.pid()).size(), 0);
        QCOMPARE(run.out(), QByteArray());
    }

    /// Nobody waits for ever for a process that the system holds, and it is said who that is.
    void interruptWhereAProcessIsHeld() {
        const Freezer freezer;
        if (!freezer.isThere())
            QSKIP("no freezer of control groups here");
        Running run(u"--work wait:100s --baseline skip"_s);
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        const qint64 held = workersOf(run.pid()).constFirst();
        QVERIFY(freezer.hold(held));
        run.send(SIGINT);
        QCOMPARE(run.wait(), 130);
        QCOMPARE(run.err(), "The system still holds a process that was killed (pid " +
                                QByteArray::number(held) + "), as in a frozen control group.\n");
    }

    void interruptLeavesNoFile() {
        const QTemporaryDir folder;
        Running run(u"--work wait:10s --baseline skip --json "_s + folder.filePath(u"a.json"_s));
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        run.send(SIGINT);
        QCOMPARE(run.wait(), 130);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void killedDriverLeavesNoWorker_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addRow("computing") << u"--work cpu:10s --baseline skip"_s;
        QTest::addRow("waiting") << u"--work wait:10s --baseline skip"_s;
    }

    void killedDriverLeavesNoWorker() {
        QFETCH(QString, arguments);
        Running run(arguments);
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        run.send(SIGKILL);
        QCOMPARE(run.wait(), -1);
        QTRY_COMPARE(workersOf(run.pid()).size(), 0);
    }

    void killedWorkerIsNamed() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.json"_s);
        Running run(u"--on-death fail --work wait:200ms --baseline skip --json "_s + file);
        QTRY_COMPARE(workersOf(run.pid()).size(), 4);
        // Not before each has had the time to own a chunk.
        QTest::qWait(300);
        const qint64 victim = workersOf(run.pid()).constFirst();
        ::kill(static_cast<pid_t>(victim), SIGKILL);
        QCOMPARE(run.wait(), 1);
        QCOMPARE(run.out(), QByteArray());
        const QByteArray words = run.err();
        const QByteArray named = "(pid " + QByteArray::number(victim) + ')';
        QVERIFY2(words.contains(named), words.constData());
        QVERIFY2(words.contains("signal 9 (SIGKILL)"), words.constData());
        QVERIFY2(words.contains("at chunk "), words.constData());
        QCOMPARE(workersOf(run.pid()).size(), 0);

        const QJsonObject record = jsonFile(file);
        QCOMPARE(record[u"outcome"].toString(), u"failed"_s);
        QCOMPARE(record[u"error"].toString().toUtf8(), words.trimmed());
        QVERIFY(record[u"results"].isNull());
        QVERIFY(record[u"results_checked"].isNull());
    }

    void closedStdoutEndsQuietly() {
        const Ran ran = runBash(u"$BIN/poolscope run -n 1e6 --quiet --json - | head -c 5; "
                                "exit ${PIPESTATUS[0]}"_s);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err, QByteArray());
    }

    void closedStdoutDescriptorEndsQuietly() {
        const Ran ran = runBash(u"$BIN/poolscope run >&-"_s);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.err, QByteArray());
    }

    void pipesAreWrittenToNotReplaced() {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        const Ran ran = runBash(u"mkfifo '%1'; cat '%1' > '%1.copy' & "
                                "$BIN/poolscope run --quiet --json '%1' && wait && "
                                "test -p '%1' && head -c 26 '%1.copy'"_s.arg(pipe));
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, "{\"format\":\"poolscope.run\",");
    }

    void aSignalToTheGroupIsNoFailure() {
        for (const char* signal : {"TERM", "HUP", "INT"}) {
            // Once there is a worker, the driver listens.
            const Ran ran =
                runBash(u"set -m; $BIN/poolscope run --work wait:10s --baseline skip & "
                        "pid=$!; until pgrep -P $pid > /dev/null; do sleep 0.05; done; "
                        "kill -%1 -- -$pid; wait $pid"_s.arg(QLatin1StringView(signal)));
            QVERIFY2(ran.exitCode == 130, ran.err.constData());
        }
    }

    void fullDiskIsTold() {
        const Ran line = runBash(u"$BIN/poolscope run -n 1e5 > /dev/full"_s);
        QCOMPARE(line.exitCode, 1);
        QVERIFY2(line.err.contains("No space left on device"), line.err.constData());
        QCOMPARE(line.err.count('\n'), 1);
        const Ran info = runBash(u"$BIN/poolscope info > /dev/full"_s);
        QCOMPARE(info.exitCode, 1);
    }

    void progressGoesToStderr() {
        const Ran ran = runBash(u"$BIN/poolscope run --work wait:20ms -n 40 --progress always"_s);
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.startsWith("Pool    : [0, 1, 4, "));
        QVERIFY(ran.err.contains("serial time"));
        QVERIFY(ran.err.contains("% ") || ran.err.contains(" %"));
        const Ran never = runBash(u"$BIN/poolscope run --work wait:20ms -n 40 --progress never"_s);
        QVERIFY(!never.err.contains('\r'));
    }

    /// As on a terminal that was halted with Ctrl+S: nobody takes what is written until the results
    /// are there.
    void progressNeverHoldsUpARun() {
        const Ran ran = runBash(u"cd $(mktemp -d) && mkfifo p && exec 3<>p && "
                                "dd if=/dev/zero bs=64k count=1 status=none >&3; "
                                "$BIN/poolscope run --work wait:20ms -n 40 --progress always "
                                ">out 2>&3 & until [ -s out ]; do sleep 0.05; done; "
                                "cat <&3 >/dev/null & wait %1; code=$?; kill %2; "
                                "cat out; rm -r $PWD; exit $code"_s);
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.out.startsWith("Pool    : [0, 1, 4, "));
    }
};

QTEST_GUILESS_MAIN(MisfortuneTest)
#include "misfortune_test.moc"
