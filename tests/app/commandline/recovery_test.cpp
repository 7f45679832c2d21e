#include "tests/support/plaindeaths.h"
#include "tests/support/program.h"
#include "tests/support/running.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

/// `poolscope run` with its JSON on stdout, in chunks of ten.
struct JsonRun {
    explicit JsonRun(const QString& arguments)
        : ran(runProgram(u"poolscope"_s, QStringList{u"run"_s, u"-c"_s, u"10"_s, u"--baseline"_s,
                                                     u"skip"_s, u"--json"_s, u"-"_s} +
                                             arguments.split(u' ', Qt::SkipEmptyParts)))
        , json(jsonObject(ran.out)) {}

    Ran ran;
    QJsonObject json;
};

/// The processes that died, as "killed 9", "exited 3", "killed 9 stuck".
QString deaths(const QJsonObject& run) {
    QStringList texts;
    const QJsonArray processes = run[u"processes"].toArray();
    for (const auto& process : processes) {
        const QString end = process[u"end"].toString();
        if (end == "finished"_L1 || end == "stopped"_L1)
            continue;
        const int code = process[u"signal"].toInt() + process[u"exit_code"].toInt();
        texts.append(end + u" %1"_s.arg(code) +
                     (process[u"stuck"].toBool() ? u" stuck"_s : QString()));
    }
    return texts.join(u", "_s);
}

/// What does not add up in the JSON of a finished run; empty if all does.
QString faultOf(const QJsonObject& run) {
    if (run[u"outcome"].toString() != "finished"_L1 || !run[u"error"].isNull() ||
        !run[u"results_checked"].toBool())
        return u"not finished"_s;
    qint64 losses = 0;
    const QJsonObject parts = run[u"losses_ns"].toObject();
    for (const auto& part : parts)
        losses += part.toInteger();
    if (losses != run[u"times_ns"][u"wall"].toInteger() * run[u"config"][u"processes"].toInt())
        return u"the losses do not add up"_s;
    const QJsonArray results = run[u"results"].toArray();
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (results[i].toInteger(-1) != i * i)
            return u"the square of %1 is wrong"_s.arg(i);
    }
    return results.size() == run[u"config"][u"size"].toInteger() ? QString()
                                                                 : u"results are missing"_s;
}

} // namespace

/// Processes of `poolscope run` die or are stuck.
class RecoveryTest : public TestCase {
    Q_OBJECT

private slots:

    void initTestCase() { letProcessesDiePlainly(); }

    void eachKindOfFault_data() {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("death");
        QTest::newRow("kill") << u"kill@42"_s << u"killed 9"_s;
        QTest::newRow("crash") << u"crash@42"_s << u"crashed 11"_s;
        QTest::newRow("freeze") << u"freeze@42"_s << u"killed 9 stuck"_s;
        QTest::newRow("exit") << u"exit:3@42"_s << u"exited 3"_s;
        QTest::newRow("exit 0") << u"exit:0@42"_s << u"exited 0"_s;
    }

    void eachKindOfFault() {
        QFETCH(QString, fault);
        QFETCH(QString, death);
        const JsonRun run(u"--work wait:1ms --stall-timeout 200ms --fault "_s + fault);
        QCOMPARE(run.ran.exitCode, 0);
        QCOMPARE(faultOf(run.json), QString());
        QCOMPARE(deaths(run.json), death);
        const QJsonArray lost = run.json[u"lost_attempts"].toArray();
        QCOMPARE(lost.size(), 1);
        QCOMPARE(lost[0][u"index"].toInt(), 4);
        QCOMPARE(lost[0][u"items_done"].toInt(), 2);
        const int dead = lost[0][u"process"].toInt();
        QVERIFY(lost[0][u"started_ns"].toInteger() > 0);
        QCOMPARE(lost[0][u"ended_ns"].toInteger(),
                 run.json[u"processes"][dead - 1][u"ended_ns"].toInteger());
        const QJsonValue replacement = run.json[u"processes"][4];
        QCOMPARE(replacement[u"replaces"].toInt(), dead);
        QCOMPARE(replacement[u"lane"].toInt(), dead);
        QCOMPARE(replacement[u"number"].toInt(), 5);
        QCOMPARE(run.json[u"chunks"][4][u"attempt"].toInt(), 2);
        QCOMPARE(run.json[u"chunks"][3][u"attempt"].toInt(), 1);
        QCOMPARE(run.json[u"config"][u"faults"].toString(), fault);
        QVERIFY(run.json[u"losses_ns"][u"lost"].toInteger() > 0);
    }

    void theNotebooksLineIsTheSame() {
        const Ran peace = runProgram(u"poolscope"_s, {u"run"_s});
        const Ran luck =
            runProgram(u"poolscope"_s, {u"run"_s, u"--fault"_s, u"kill@0,crash@42,exit:1@99"_s});
        QCOMPARE(luck.exitCode, 0);
        QCOMPARE(luck.out, peace.out);
        QVERIFY2(luck.err.startsWith("Finished: "), luck.err.constData());
    }

    void theRulesStandInTheJson() {
        const JsonRun usual({});
        QCOMPARE(usual.json[u"config"][u"on_death"].toString(), u"retry"_s);
        QCOMPARE(usual.json[u"config"][u"retries"].toString(), u"3"_s);
        QCOMPARE(usual.json[u"config"][u"stall_timeout"].toString(), u"30s"_s);
        QCOMPARE(usual.json[u"config"][u"faults"].toString(), QString());
        QCOMPARE(usual.json[u"lost_attempts"].toArray().size(), 0);
        QCOMPARE(usual.json[u"losses_ns"][u"lost"].toInteger(-1), 0);
        const JsonRun other(u"--on-death fail --retries off --stall-timeout off"_s);
        QCOMPARE(other.ran.exitCode, 0);
        QCOMPARE(other.json[u"config"][u"on_death"].toString(), u"fail"_s);
        QCOMPARE(other.json[u"config"][u"retries"].toString(), u"off"_s);
        QCOMPARE(other.json[u"config"][u"stall_timeout"].toString(), u"off"_s);
    }

    void whenItIsGivenUp_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("mentions"); // what its sentence does, with bars between
        QTest::newRow("a chunk that ends three processes")
            << u"--fault kill@42:always"_s
            << u"3 processes have ended at chunk 5, the numbers 40 to 49|signal 9 (SIGKILL)"_s;
        QTest::newRow("an exit code")
            << u"--fault exit:7@42:always --retries 2"_s
            << u"2 processes have ended at chunk 5, the numbers 40 to 49|exit code 7"_s;
        QTest::newRow("no retry")
            << u"--fault crash@42 --retries 1"_s
            << u"crashed with signal 11 (SIGSEGV) at chunk 5, the numbers 40 to 49"_s;
        QTest::newRow("a pool that gives up")
            << u"--fault kill@42 --on-death fail"_s
            << u"was killed by signal 9 (SIGKILL) at chunk 5, the numbers 40 to 49"_s;
        QTest::newRow("a pool that waits for ever")
            << u"--fault kill@42 --on-death hang --stall-timeout 200ms"_s
            << u"at chunk 5, the numbers 40 to 49|Python's Pool|waits for it for ever"_s;
        QTest::newRow("stuck, and not replaced")
            << u"--fault freeze@42 --on-death fail --stall-timeout 200ms"_s
            << u"has stood still for|ms at chunk 5, the numbers 40 to 49"_s;
        QTest::newRow("stuck again and again")
            << u"--fault freeze@42:always --stall-timeout 50ms"_s
            << u"3 processes have ended at chunk 5, the numbers 40 to 49"_s;
    }

    void whenItIsGivenUp() {
        QFETCH(QString, arguments);
        QFETCH(QString, mentions);
        const JsonRun run(arguments);
        QCOMPARE(run.ran.exitCode, 1);
        QCOMPARE(run.ran.err.count('\n'), 1);
        const QString error = run.json[u"error"].toString();
        QCOMPARE(QString::fromUtf8(run.ran.err), QString(error + u'\n').replace(QChar::Nbsp, u' '));
        for (const QString& words : mentions.split(u'|'))
            QVERIFY2(error.contains(words), qPrintable(error));
        QCOMPARE(run.json[u"outcome"].toString(), u"failed"_s);
        QVERIFY(run.json[u"results"].isNull());
        QVERIFY(run.json[u"results_checked"].isNull());
        QVERIFY(run.json[u"chunks"][4][u"process"].isNull());
        QVERIFY(!run.json[u"lost_attempts"].toArray().isEmpty());
        const Ran plain = runProgram(u"poolscope"_s, QStringList{u"run"_s, u"-c"_s, u"10"_s} +
                                                         arguments.split(u' '));
        QCOMPARE(plain.exitCode, 1);
        QCOMPARE(plain.out, QByteArray()); // no line
    }

    void deathsAreNoMatterWithoutChunksLeft() {
        for (const char* onDeath : {"fail", "hang"}) {
            const JsonRun run(u"--on-death "_s + QLatin1StringView(onDeath));
            QCOMPARE(run.ran.exitCode, 0);
            QCOMPARE(faultOf(run.json), QString());
        }
    }

    void theStallTimeoutIsKept() {
        const JsonRun run(
            u"--fault kill@42 --on-death hang --stall-timeout 700ms --work wait:1ms"_s);
        QCOMPARE(run.ran.exitCode, 1);
        const qint64 wall = run.json[u"times_ns"][u"wall"].toInteger();
        QVERIFY2(wall >= 700'000'000, qPrintable(QString::number(wall)));
    }

    void aGivenUpRunIsSavedAsFarAsItCame() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.poolscope"_s);
        const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, u"-c"_s, u"10"_s, u"--fault"_s,
                                                    u"kill@42:always"_s, u"--save"_s, file});
        QCOMPARE(ran.exitCode, 1);
        const Ran read = runBash(
            u"python3 -c \"import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
            "print(c.execute('SELECT count(*) FROM lost_attempt WHERE chunk = 4').fetchone()[0], "
            "c.execute('SELECT count(*) FROM process').fetchone()[0] > 4, "
            "c.execute('SELECT count(*) FROM chunk').fetchone()[0] > 3)\" '%1'"_s.arg(file));
        QCOMPARE(read.out, "3 True True\n");
    }

    void aWorkerKilledFromOutside_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("death");
        QTest::newRow("SIGKILL") << SIGKILL << u"killed 9"_s;
        QTest::newRow("SIGTERM") << SIGTERM << u"killed 15"_s;
        QTest::newRow("SIGSEGV") << SIGSEGV << u"crashed 11"_s;
        QTest::newRow("SIGSTOP") << SIGSTOP << u"killed 9 stuck"_s;
    }

    void aWorkerKilledFromOutside() {
        QFETCH(int, signal);
        QFETCH(QString, death);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.json"_s);
        Running run(u"--work wait:20ms --baseline skip --stall-timeout 300ms --json "_s + file);
        QTRY_COMPARE_WITH_TIMEOUT(workersOf(run.pid()).size(), 4, PatienceMs);
        const qint64 victim = workersOf(run.pid()).constFirst();
        ::kill(static_cast<pid_t>(victim), signal);
        QCOMPARE(run.wait(), 0);
        QVERIFY(run.out().startsWith("Pool    : [0, 1, 4, 9, "));
        QCOMPARE(workersOf(run.pid()), QList<qint64>());
        const QJsonObject json = jsonFile(file);
        QCOMPARE(faultOf(json), QString());
        QCOMPARE(deaths(json), death);
        const QJsonArray processes = json[u"processes"].toArray();
        QCOMPARE(processes.size(), 5);
        const int dead = processes[4][u"replaces"].toInt();
        QCOMPARE(processes[dead - 1][u"pid"].toInteger(), victim);
    }

    void workersKilledOneAfterTheOther() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.json"_s);
        Running run(u"-n 400 --work wait:10ms --baseline skip --retries off --json "_s + file);
        const auto hasAllWorkers = [&run] { return workersOf(run.pid()).size() == 4; };
        int killed = 0;
        for (; killed < 8; ++killed) {
            QVERIFY(QTest::qWaitFor([&] { return !run.isRunning() || hasAllWorkers(); }));
            const QList<qint64> workers = workersOf(run.pid());
            if (workers.size() != 4)
                break; // it was quicker
            const qint64 victim = workers[killed % 4];
            ::kill(static_cast<pid_t>(victim), SIGKILL);
            QVERIFY(QTest::qWaitFor([&] { return !workersOf(run.pid()).contains(victim); }));
        }
        QVERIFY(killed >= 2);
        QCOMPARE(run.wait(), 0);
        const QJsonObject json = jsonFile(file);
        QCOMPARE(faultOf(json), QString());
        QCOMPARE(json[u"processes"].toArray().size(), 4 + killed);
    }
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
