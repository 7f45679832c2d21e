#include "tests/support/program.h"
#include "tests/support/testcase.h"
#include "ui/window/runcontrol.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A hundred squares of a second's waiting each, whose serial time need not be measured.
RunConfig longRun(RunEnvironment& environment) {
    RunConfig config;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = NsPerSecond;
    environment.rememberSerialTime(config, 100 * NsPerSecond);
    return config;
}

qsizetype workers() {
    return workersOf(QCoreApplication::applicationPid()).size();
}

} // namespace

class RunControlTest : public TestCase {
    Q_OBJECT

private slots:

    void shortRunIsShownOnceAndWhole() {
        RunControl control(m_environment);
        Outcome shown = Outcome::Running;
        int times = 0;
        connect(&control, &RunControl::recordChanged, this, [&](const RunRecord* record) {
            shown = record->outcome;
            ++times;
        });
        QSignalSpy ended(&control, &RunControl::ended);
        control.start(RunConfig());
        QVERIFY(control.isBusy());
        QVERIFY(ended.wait());
        QVERIFY(!control.isBusy());
        QCOMPARE(times, 1);
        QVERIFY(shown == Outcome::Finished || shown == Outcome::Running); // a slow machine: live
        QCOMPARE(workers(), 0);
    }

    void oneRunAtATime() {
        RunControl control(m_environment);
        const QSignalSpy started(&control, &RunControl::started);
        QSignalSpy ended(&control, &RunControl::ended);
        control.start(longRun(m_environment));
        control.start(RunConfig());
        QCOMPARE(started.count(), 1);
        control.stop();
        QVERIFY(ended.wait(1000));
        QCOMPARE(ended.count(), 1);
    }

    void stopBeforeTheFirstProcessIsStarted() {
        RunControl control(m_environment);
        const RunRecord* record = nullptr;
        connect(&control, &RunControl::recordChanged, this,
                [&record](const RunRecord* one) { record = one; });
        QSignalSpy ended(&control, &RunControl::ended);
        control.start(longRun(m_environment));
        control.stop();
        QVERIFY(ended.wait(1000));
        QCOMPARE(record->outcome, Outcome::Stopped);
        QVERIFY(record->processes.empty());
    }

    void recordStaysUntilTheNextHasSomethingToShow() {
        RunControl control(m_environment);
        QList<const RunRecord*> shown;
        connect(&control, &RunControl::recordChanged, this,
                [&shown](const RunRecord* record) { shown.append(record); });
        QSignalSpy ended(&control, &RunControl::ended);
        control.start(RunConfig());
        QVERIFY(ended.wait());
        control.start(longRun(m_environment));
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.first()->outcome, Outcome::Finished); // still there to be read
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(shown.last()->outcome, Outcome::Running);
        control.abandon();
        QCOMPARE(shown.size(), 3);
        QCOMPARE(shown.last(), nullptr);
    }

    void recordGrowsWhileItRuns() {
        RunControl control(m_environment);
        QSignalSpy progressed(&control, &RunControl::progressed);
        control.start(longRun(m_environment));
        QVERIFY(progressed.wait(2000));
        QCOMPARE(control.phase(), RunSession::Phase::Running);
        QTRY_COMPARE(workers(), 4);
        control.abandon();
        QCOMPARE(workers(), 0);
        QVERIFY(!control.isBusy());
    }

    void whatTheMachineRefusesIsNotStarted() {
        RunEnvironment nowhere(u"/nowhere/poolscope-worker"_s, readMachineFacts());
        RunControl control(nowhere);
        const QSignalSpy started(&control, &RunControl::started);
        QSignalSpy refused(&control, &RunControl::refused);
        control.start(RunConfig());
        QCOMPARE(started.count(), 0);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<Problem>().kind, ProblemKind::WorkerMissing);
        QVERIFY(!control.isBusy());
    }

    void destructionEndsTheProcesses() {
        {
            RunControl control(m_environment);
            control.start(longRun(m_environment));
            QTRY_COMPARE(workers(), 4);
        }
        QCOMPARE(workers(), 0);
    }

private:
    RunEnvironment m_environment{RunEnvironment::workerProgramIn(QStringLiteral(POOLSCOPE_BIN)),
                                 readMachineFacts()};
};

QTEST_MAIN(RunControlTest)
#include "runcontrol_test.moc"
