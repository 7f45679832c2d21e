#include "tests/stress/verdict.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <functional>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A run in which the process that came to number 20 was killed.
StressPlan planWithFault() {
    StressPlan plan;
    plan.config.input.size = 40;
    plan.config.processes = 2;
    plan.config.work.kind = WorkKind::Wait;
    plan.config.work.meanNs = 100 * NsPerUs;
    plan.wishes.measureSerial = false;
    plan.config.recovery.faults = {{FaultKind::Kill, 0, 20, false}};
    return plan;
}

RunEnd goodEnd() {
    return drive(planWithFault(), programPath(u"poolscope"_s));
}

using Change = std::function<void(QJsonObject&)>;

/// Changes the @p field of an object in an array of the run.
Change changed(const QString& array, qsizetype at, const QString& field, const QJsonValue& value) {
    return [=](QJsonObject& run) {
        QJsonArray all = run[array].toArray();
        QJsonObject one = all[at].toObject();
        one[field] = value;
        all[at] = one;
        run[array] = all;
    };
}

Change changedIn(const QString& object, const QString& field, qint64 by) {
    return [=](QJsonObject& run) {
        QJsonObject inner = run[object].toObject();
        inner[field] = inner[field].toInteger() + by;
        run[object] = inner;
    };
}

} // namespace

/// That the stress program would find what it looks for.
class VerdictTest : public TestCase {
    Q_OBJECT

private slots:

    void initTestCase() { m_end = goodEnd(); }

    void aRunWithADeathIsRight() {
        const Verdict verdict = judge(planWithFault(), m_end);
        QCOMPARE(verdict.faults.join(u'\n'), QString());
        QVERIFY(verdict.outcome == StressOutcome::Finished);
        QCOMPARE(verdict.deaths, 1);
        QCOMPARE(verdict.lostAttempts, 1);
        QCOMPARE(verdict.replacements, 1);
    }

    void withoutADeathOnlyFrozenTimeIsLost() {
        StressPlan plan = planWithFault();
        plan.config.recovery.faults.clear();
        RunEnd end = drive(plan, programPath(u"poolscope"_s));
        QCOMPARE(judge(plan, end).faults.join(u'\n'), QString());
        QJsonObject run = QJsonDocument::fromJson(end.json).object();
        changed(u"processes"_s, 1, u"frozen_ns"_s, 5)(run);
        end.json = QJsonDocument(run).toJson();
        QCOMPARE(judge(plan, end).faults.join(u'\n'),
                 u"nobody died, and more or less was lost than the time frozen"_s);
    }

    void whatIsWrongInTheRecordIsFound_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const Change& change, const char* fault) {
            QTest::addRow("%s", name) << change << QString::fromUtf8(fault);
        };
        row(
            "result",
            [](QJsonObject& run) {
                QJsonArray results = run[u"results"_s].toArray();
                results[3] = 10;
                run[u"results"_s] = results;
            },
            "the result for 3 is wrong");
        row(
            "too few results", [](QJsonObject& run) { run[u"results"_s] = QJsonArray(); },
            "0 results of 40");
        row("loss", changedIn(u"losses_ns"_s, u"tail"_s, 1), "the losses do not add up");
        row("negative", changedIn(u"losses_ns"_s, u"lost"_s, -60'000'000'000),
            "the loss lost is negative");
        row("phases", changedIn(u"times_ns"_s, u"map"_s, 1), "the phases do not add up");
        row("undone", changed(u"chunks"_s, 0, u"process"_s, QJsonValue::Null),
            "chunk 0 is not done");
        row("attempt", changed(u"chunks"_s, 0, u"attempt"_s, 2),
            "chunk 0 does not count its lost attempts");
        row("unstamped", changed(u"chunks"_s, 1, u"finished_ns"_s, 0), "chunk 1 has wrong stamps");
        row("counts", changed(u"processes"_s, 1, u"chunks"_s, 100),
            "process 2 did another number of chunks");
        row("lane", changed(u"processes"_s, 2, u"lane"_s, 9), "process 3 does not replace");
        row("no replacement", changed(u"processes"_s, 2, u"replaces"_s, QJsonValue::Null),
            "process 3 replaces nobody");
        row("early replacement", changed(u"processes"_s, 2, u"spawned_ns"_s, 0),
            "process 3 came before");
        row("lost by the living", changed(u"lost_attempts"_s, 0, u"process"_s, 3),
            "process 3 lost a chunk, and did not die then");
        row(
            "outcome", [](QJsonObject& run) { run[u"outcome"_s] = u"failed"_s; },
            "exit code 0, and the outcome is \"failed\"");
        row(
            "nothing", [](QJsonObject& run) { run = {}; }, "no JSON of a run");
    }

    void whatIsWrongInTheRecordIsFound() {
        QFETCH(Change, change);
        QFETCH(QString, fault);
        QJsonObject run = QJsonDocument::fromJson(m_end.json).object();
        change(run);
        RunEnd end = m_end;
        end.json = QJsonDocument(run).toJson();
        const QString faults = judge(planWithFault(), end).faults.join(u'\n');
        QVERIFY2(faults.contains(fault), qPrintable(faults));
    }

    void whatIsWrongAroundItIsFound_data() {
        QTest::addColumn<std::function<void(RunEnd&)>>("change");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const std::function<void(RunEnd&)>& change,
                            const char* fault) {
            QTest::addRow("%s", name) << change << QString::fromUtf8(fault);
        };
        row(
            "hang", [](RunEnd& end) { end.hung = true; }, "it hangs");
        row(
            "signal",
            [](RunEnd& end) {
                end.exited = false;
                end.code = 11;
            },
            "ended by signal 11");
        row(
            "failed", [](RunEnd& end) { end.code = 1; }, "exit code 1");
        row(
            "stopped", [](RunEnd& end) { end.code = 130; }, "exit code 130");
        row(
            "refused", [](RunEnd& end) { end.code = 2; }, "exit code 2");
        row(
            "stdout", [](RunEnd& end) { end.out = "x"; }, "something on stdout");
        row(
            "stderr", [](RunEnd& end) { end.err = "warning"; }, "on stderr: warning");
        row(
            "workers", [](RunEnd& end) { end.workersLeft = 2; }, "2 workers live a second");
        row(
            "files", [](RunEnd& end) { end.thingsLeft = {u"x.lock"_s}; }, "left behind: x.lock");
        row(
            "run file", [](RunEnd& end) { end.hasRunFile = true; }, "the run file");
    }

    void whatIsWrongAroundItIsFound() {
        QFETCH(std::function<void(RunEnd&)>, change);
        QFETCH(QString, fault);
        RunEnd end = m_end;
        change(end);
        const QString faults = judge(planWithFault(), end).faults.join(u'\n');
        QVERIFY2(faults.contains(fault), qPrintable(faults));
    }

    void aDeathThatNobodyCausedIsFound() {
        StressPlan plan = planWithFault();
        plan.config.recovery.faults.clear();
        QVERIFY(judge(plan, m_end).faults.contains(u"1 processes died, and 0 were killed"_s));
    }

    /// A program that does nothing, leaves a file, and a process that takes itself for a worker.
    void theProgramTellsAllOfIt() {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"poolscope"_s);
        QFile script(name);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/bash\ntouch $TMPDIR/x.lock\n"
                     "(exec -a poolscope-worker sleep 3 0 0 $$) > /dev/null 2>&1 &\n"
                     "until grep -q poolscope-worker /proc/$!/cmdline; do :; done\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Ran ran =
            runProgram(u"poolscope-stress"_s, {u"--program"_s, name, u"--kind"_s, u"one"_s,
                                               u"--runs"_s, u"1"_s, u"--seed"_s, u"5"_s});
        QCOMPARE(ran.exitCode, 1);
        for (const char* words :
             {"FAULT 5, ", "no JSON of a run", "left behind: x.lock", "1 workers live a second",
              "again: --kind one --seed 5 --runs 1", "1 runs with a fault, 0 of them hung"})
            QVERIFY2(ran.out.contains(words), ran.out.constData());
    }

private:
    RunEnd m_end;
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
