#include "core/run/runsession.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedrun.h"

#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Phase = RunSession::Phase;

namespace {

/// More than is taken over at once.
RunConfig manyChunks() {
    RunConfig config;
    config.input.size = 400'000;
    config.processes = 2;
    config.schedule = {ScheduleKind::Fixed, 1};
    return config;
}

QList<qint64> nobody() {
    return {};
}

} // namespace

class RunSessionStopTest : public TestCase {
    Q_OBJECT

private slots:

    void beforeItStarts() {
        WatchedRun run(RunConfig{}, RunWishes{true});
        run.session.stop();
        QCOMPARE(run.ended, 0); // never from within a call
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
    }

    void whileSerial() {
        WatchedRun run(endlessRun(2), RunWishes{true});
        run.session.start();
        QTRY_COMPARE(workersOf(getpid()).size(), 1);
        run.session.stop();
        run.session.stop();
        QCOMPARE(run.ended, 0);
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(!run.record().serialNs && !run.record().failure && !run.record().wallNs);
        QCOMPARE(workersOf(getpid()), nobody());
    }

    void whileRunning() {
        WatchedRun run(endlessRun(3));
        run.session.setWatchInterval(5);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.allAreAtWork(), 20'000);
        QCOMPARE(run.session.progress(), 0.0);
        run.session.stop();
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(!run.record().failure && !run.record().resultsChecked);
        QCOMPARE(run.record().lostAttempts.size(), std::size_t{3});
        for (const ProcessRecord& process : run.record().processes)
            QVERIFY(process.end == ProcessEnd::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), nobody());
    }

    /// All processes have ended, but not all that they did is on the record.
    void whileTheRestIsTakenOver() {
        WatchedRun run(manyChunks());
        bool stopped = false;
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&] {
            if (stopped || !run.record().wallNs)
                return;
            stopped = true;
            run.session.stop();
        });
        poll.start(0);
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(stopped);
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(run.record().chunks.size(), std::size_t{400'000});
        QCOMPARE(sumFault(run.record()), QString());
    }

    void destroyedWhileTheRestIsTakenOver() {
        RunEnvironment environment(programPath(u"poolscope-worker"_s), MachineFacts{});
        auto session = std::make_unique<RunSession>(manyChunks(), environment);
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&session] {
            if (session && session->record().wallNs)
                session.reset();
        });
        poll.start(0);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session == nullptr, 20'000);
        QTest::qWait(20);
    }

    void whatIsDoneStaysDone() {
        RunConfig config = endlessRun(2);
        config.input.size = 2001;
        config.work.profile = WorkProfile::OneHeavy;
        config.work.meanNs = NsPerMs; // half a ms each, but one of a second
        WatchedRun run(config);
        run.session.setWatchInterval(1);
        run.session.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.record().chunks.size() > 10, 20'000);
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QVERIFY(run.record().chunks.size() > 10);
        for (const ChunkEvent& chunk : run.record().chunks)
            QCOMPARE(quint64{run.record().results.numbers()[chunk.position]},
                     quint64{chunk.position} * chunk.position);
        QCOMPARE(sumFault(run.record()), QString());
    }

    void rightAfterTheStart() {
        WatchedRun run(endlessRun(4));
        run.session.start();
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(sumFault(run.record()), QString());
        QCOMPARE(workersOf(getpid()), nobody());
    }

    void afterItsEnd() {
        RunConfig config;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        run.session.stop();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Finished);
    }

    /// Whoever listens to the phases may stop in any of them.
    void fromWithinAPhaseChange_data() {
        QTest::addColumn<int>("phase");
        QTest::newRow("serial") << static_cast<int>(Phase::Serial);
        QTest::newRow("running") << static_cast<int>(Phase::Running);
        QTest::newRow("checking") << static_cast<int>(Phase::Checking);
    }

    void fromWithinAPhaseChange() {
        QFETCH(int, phase);
        WatchedRun run(RunConfig{}, RunWishes{true});
        connect(&run.session, &RunSession::phaseChanged, &run.session, [&run, phase](Phase now) {
            if (now == static_cast<Phase>(phase))
                run.session.stop();
        });
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(run.record().outcome == Outcome::Stopped);
        QCOMPARE(workersOf(getpid()), nobody());
    }

    void destroyedInAnyPhase_data() {
        QTest::addColumn<bool>("serial");
        QTest::newRow("serial") << true;
        QTest::newRow("running") << false;
    }

    void destroyedInAnyPhase() {
        QFETCH(bool, serial);
        {
            WatchedRun run(endlessRun(3), RunWishes{serial});
            run.session.start();
            QTRY_COMPARE(workersOf(getpid()).size(), serial ? 1 : 3);
        }
        QCOMPARE(workersOf(getpid()), nobody());
    }
};

QTEST_GUILESS_MAIN(RunSessionStopTest)
#include "runsessionstop_test.moc"
