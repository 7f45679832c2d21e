#include "core/machine/thismachine.h"
#include "tests/support/fakeengine.h"
#include "tests/support/program.h"
#include "tests/support/testcase.h"
#include "ui/run/runcontrol.h"
#include "ui/shown/shownruns.h"

#include <QFile>
#include <QSignalSpy>

#include <sys/resource.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

/// A hundred squares of a second's waiting each, whose serial time need not be measured.
RunConfig longRun(RunEnvironment& environment) {
    RunConfig config;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = NsPerSecond;
    environment.rememberSerialTime(config, 100 * NsPerSecond);
    return config;
}

/// A million chunks of one number: some 100 MB in the end, whose serial time is known.
RunConfig largeRun(RunEnvironment& environment) {
    RunConfig config;
    config.input.size = 1'000'000;
    config.schedule = {ScheduleKind::Fixed, 1};
    environment.rememberSerialTime(config, NsPerMs);
    return config;
}

/// This process may take so many more bytes while this lives.
class MemoryLimit {
public:
    explicit MemoryLimit(quint64 more) {
        getrlimit(RLIMIT_AS, &m_before);
        QFile sizes(u"/proc/self/statm"_s);
        if (!sizes.open(QIODevice::ReadOnly))
            qFatal("It is not known what is taken.");
        const quint64 pages = sizes.readAll().split(' ')[0].toULongLong();
        const rlimit limit{pages * static_cast<quint64>(sysconf(_SC_PAGESIZE)) + more,
                           m_before.rlim_max};
        setrlimit(RLIMIT_AS, &limit);
    }

    ~MemoryLimit() { setrlimit(RLIMIT_AS, &m_before); }

    Q_DISABLE_COPY_MOVE(MemoryLimit)

private:
    rlimit m_before{};
};

/// The sanitizers take more addresses than any limit leaves.
constexpr bool MemoryCanBeLimited =
#ifdef POOLSCOPE_SANITIZED
    false;
#else
    true;
#endif

/// A control whose runs the test plays.
struct Played {
    explicit Played(RunEnvironment& real)
        : environment(real)
        , control(environment, runs) {
        playRuns(environment, engine);
        environment.rememberSerialTime(RunConfig(), NsPerMs);
    }

    /// Begins the notebook's run, and waits until its processes are ready.
    void start() {
        control.start(RunConfig());
        QTRY_VERIFY(control.phase() == RunSession::Phase::Running);
    }

    void finish() {
        start();
        engine->complete(2 * NsPerMs);
        QTRY_VERIFY(!control.isBusy());
    }

    QPointer<FakeEngine> engine;
    RunEnvironment environment;
    ShownRuns runs;
    RunControl control;
    QSignalSpy started{&control, &RunControl::started};
    QSignalSpy progressed{&control, &RunControl::progressed};
    QSignalSpy ended{&control, &RunControl::ended};
};

/// A control that shows a run, and what it told since.
struct Shown {
    Shown(RunEnvironment& environment, const RunConfig& config)
        : control(environment, runs) {
        control.start(config);
        if (!QTest::qWaitFor([this] { return !control.isBusy(); }, PatienceMs))
            qFatal("The run did not end.");
        QObject::connect(&runs, &ShownRuns::replaced, &runs,
                         [this] { shown.append(runs.whole().get()); });
        started.clear();
    }

    ShownRuns runs;
    RunControl control;
    QList<const RunRecord*> shown;
    QSignalSpy started{&control, &RunControl::started};
    QSignalSpy refused{&control, &RunControl::refused};
};

qsizetype workers() {
    return workersOf(QCoreApplication::applicationPid()).size();
}

} // namespace

class RunControlTest : public TestCase {
    Q_OBJECT

private slots:

    void shortRunIsShownOnceAndWhole() {
        ShownRuns runs;
        RunControl control(m_environment, runs);
        int looks = 0; // none but on a slow machine
        connect(&control, &RunControl::progressed, this, [&looks] { ++looks; });
        QList<Outcome> shown;
        connect(&runs, &ShownRuns::replaced, this, [&] { shown.append(runs.whole()->outcome); });
        QSignalSpy ended(&control, &RunControl::ended);
        control.start(RunConfig());
        QVERIFY(control.isBusy());
        QVERIFY(ended.wait(PatienceMs));
        QVERIFY(!control.isBusy());
        QCOMPARE(shown, QList{looks == 0 ? Outcome::Finished : Outcome::Running});
        QCOMPARE(runs.whole()->outcome, Outcome::Finished);
        QCOMPARE(workers(), 0);
    }

    void oneRunAtATime() {
        Played played(m_environment);
        played.start();
        const FakeEngine* engine = played.engine;
        played.control.start(RunConfig());
        QCOMPARE(played.started.count(), 1);
        QVERIFY(played.engine == engine);
        played.control.stop();
        QVERIFY(engine->stopped);
        QCOMPARE(played.ended.count(), 1);
    }

    void stopBeforeTheFirstProcessIsStarted() {
        Played played(m_environment);
        played.control.start(RunConfig());
        played.control.stop();
        QCOMPARE(played.ended.count(), 0); // never from within a call
        QTRY_COMPARE(played.ended.count(), 1);
        QCOMPARE(played.runs.whole()->outcome, Outcome::Stopped);
        QVERIFY(played.runs.whole()->processes.empty());
    }

    void recordStaysUntilTheNextHasSomethingToShow() {
        Played played(m_environment);
        QList<SharedRecord> shown;
        connect(&played.runs, &ShownRuns::replaced, this,
                [&] { shown.append(played.runs.whole()); });
        played.finish();
        played.control.start(RunConfig());
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.first()->outcome, Outcome::Finished); // still there to be read
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(shown.last()->outcome, Outcome::Running);
        played.control.abandon();
        QCOMPARE(shown.size(), 3);
        QCOMPARE(shown.last(), nullptr);
    }

    void recordGrowsWhileItRuns() {
        Played played(m_environment);
        played.start();
        played.engine->work(5 * NsPerMs);
        QTRY_VERIFY(played.progressed.count() > 0);
        QCOMPARE(played.runs.whole()->chunks.size(), 4U);
        QCOMPARE(played.runs.whole()->nowNs, 5 * NsPerMs);
        QVERIFY(played.control.progress() > 0.0);
        played.engine->work(9 * NsPerMs);
        QTRY_COMPARE(played.runs.whole()->nowNs, 9 * NsPerMs);
        QCOMPARE(played.runs.whole()->chunks.size(), 8U);
        played.control.abandon();
        QVERIFY(played.engine.isNull());
        QVERIFY(!played.control.isBusy());
    }

    /// A run that is over before the first look is shown once, and whole.
    void whatEndsBeforeTheFirstLookIsShownOnce() {
        Played played(m_environment);
        playRuns(played.environment, 2 * NsPerMs);
        QList<Outcome> shown;
        connect(&played.runs, &ShownRuns::replaced, this,
                [&] { shown.append(played.runs.whole()->outcome); });
        played.control.start(RunConfig());
        QTRY_COMPARE(played.ended.count(), 1);
        QCOMPARE(shown, QList{Outcome::Finished});
        QCOMPARE(played.runs.whole()->chunks.size(), 15U);
    }

    void whatTheMachineRefusesIsNotStarted() {
        RunEnvironment nowhere(u"/nowhere/poolscope-worker"_s, readMachineFacts());
        ShownRuns runs;
        RunControl control(nowhere, runs);
        const QSignalSpy started(&control, &RunControl::started);
        QSignalSpy refused(&control, &RunControl::refused);
        control.start(RunConfig());
        QCOMPARE(started.count(), 0);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<Problem>().kind, ProblemKind::WorkerMissing);
        QVERIFY(!control.isBusy());
    }

    void aRefusalLeavesWhatIsShown() {
        if (!MemoryCanBeLimited)
            QSKIP("The memory cannot be limited here.");
        Shown shown(m_environment, largeRun(m_environment));
        const SharedRecord before = shown.runs.whole();
        RunConfig larger = largeRun(m_environment);
        larger.input.size *= 10;
        const MemoryLimit limit(10'000'000);
        shown.control.start(larger);
        QCOMPARE(shown.refused.count(), 1);
        QCOMPARE(shown.refused[0][0].value<Problem>().kind, ProblemKind::NotEnoughMemory);
        QCOMPARE(shown.started.count(), 0);
        QCOMPARE(shown.shown.size(), 0);
        QCOMPARE(shown.runs.whole(), before);
        QCOMPARE(before->outcome, Outcome::Finished);
        QVERIFY(!shown.control.isBusy());
    }

    /// Only with what it gives back there is memory enough for the next one.
    void theRecordShownMakesRoomForTheNext() {
        if (!MemoryCanBeLimited)
            QSKIP("The memory cannot be limited here.");
        const RunConfig config = largeRun(m_environment);
        Shown shown(m_environment, config);
        const MemoryLimit limit(50'000'000);
        QVERIFY(!shown.control.refusalOf(config));
        shown.control.start(config);
        QCOMPARE(shown.refused.count(), 0);
        QCOMPARE(shown.shown, QList<const RunRecord*>{nullptr});
        QTRY_VERIFY(!shown.control.isBusy());
        QCOMPARE(shown.runs.whole()->outcome, Outcome::Finished);
        QCOMPARE(shown.runs.whole()->chunks.size(), 1'000'000U);
    }

    /// While somebody else reads the record, letting go of it would give nothing back.
    void aRecordThatIsHeldMakesNoRoom() {
        if (!MemoryCanBeLimited)
            QSKIP("The memory cannot be limited here.");
        const RunConfig config = largeRun(m_environment);
        Shown shown(m_environment, config);
        const MemoryLimit limit(50'000'000);
        shown.control.setRecordHeld(true);
        shown.control.start(config);
        QCOMPARE(shown.refused.count(), 1);
        QCOMPARE(shown.shown.size(), 0);
        shown.control.setRecordHeld(false);
        shown.control.start(config);
        QCOMPARE(shown.refused.count(), 1);
        QCOMPARE(shown.started.count(), 1);
    }

    void aSmallRecordStaysUntilTheNextHasSomethingToShow() {
        Played played(m_environment);
        played.finish();
        const SharedRecord before = played.runs.whole();
        played.control.start(RunConfig());
        QCOMPARE(played.runs.whole(), before);
    }

    /// Whoever has a share in a record may go on reading it.
    void aRecordOutlivesItsControl() {
        SharedRecord record;
        {
            Played played(m_environment);
            played.finish();
            record = played.runs.whole();
        }
        QCOMPARE(record->outcome, Outcome::Finished);
        QCOMPARE(record->chunks.size(), 15U);
        QCOMPARE(record->results.numbers()[99], 9801U);
    }

    void theSerialTimeIsMeasuredAgain() {
        const RunConfig config;
        constexpr Nanoseconds Nonsense = 100 * NsPerSecond;
        m_environment.rememberSerialTime(config, Nonsense);
        Shown shown(m_environment, config);
        QCOMPARE(shown.runs.whole()->serialNs, std::optional(Nonsense));
        shown.control.startMeasuringAgain(config);
        QTRY_VERIFY(!shown.control.isBusy());
        QVERIFY(shown.runs.whole()->serialNs.value() != Nonsense);
        QCOMPARE(m_environment.serialTime(config), shown.runs.whole()->serialNs);
    }

    void aRefusalForgetsNoSerialTime() {
        RunEnvironment nowhere(u"/nowhere/poolscope-worker"_s, readMachineFacts());
        nowhere.rememberSerialTime(RunConfig(), 5);
        ShownRuns runs;
        RunControl control(nowhere, runs);
        control.startMeasuringAgain(RunConfig());
        QCOMPARE(nowhere.serialTime(RunConfig()), std::optional<Nanoseconds>(5));
    }

    void destructionEndsTheProcesses() {
        {
            ShownRuns runs;
            RunControl control(m_environment, runs);
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
