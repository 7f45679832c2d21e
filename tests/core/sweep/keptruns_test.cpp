#include "core/sweep/keptruns.h"
#include "core/sweep/sweeptask.h"
#include "tests/support/playedsweep.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

/// A run with so many chunks and results of its own.
SharedRecord runOf(std::size_t chunks, std::size_t results) {
    const auto record = std::make_shared<RunRecord>();
    record->chunks.resize(chunks);
    const std::shared_ptr<std::uint64_t[]> numbers(new std::uint64_t[results]());
    record->results = Results::ofNumbers({numbers, numbers.get()}, results);
    return record;
}

/// Three points of one process to three, each faster than the one before, and a run of each.
SweepRecord sweepWith(std::initializer_list<SharedRecord> runs) {
    SweepBuilder builder;
    int processes = 0;
    for (const SharedRecord& run : runs) {
        ++processes;
        builder.add(processes, {100.0 / processes, 110.0 / processes}).kept = run;
    }
    return builder.sweep;
}

/// Which points have a run: "1 3".
QString kept(const SweepRecord& sweep) {
    QStringList counts;
    for (const SweepPoint& point : sweep.points) {
        if (point.kept)
            counts.append(QString::number(point.setting.processes));
    }
    return counts.join(u' ');
}

/// A sweep of 1, 2 and 4 processes, the more the faster.
SweepRecord played(const SweepWishes& wishes) {
    PlayedEnvironment played(
        [](const RunConfig& config, int) { return (20 - config.processes) * NsPerMs; });
    SweepSession sweep({}, processes({1, 2, 4}), wishes, played.environment, shortest(wishes));
    QSignalSpy ended(&sweep, &SweepSession::ended);
    quint64 most = 0;
    QObject::connect(&sweep, &SweepSession::progressed, &sweep, [&sweep, &most] {
        quint64 bytes = 0;
        for (const SweepPoint& point : sweep.record().points)
            bytes += point.kept ? memoryOf(*point.kept) : 0;
        most = std::max(most, bytes);
    });
    sweep.start();
    if (!QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, PatienceMs))
        qWarning("it does not end");
    if (most > wishes.mostKeptBytes)
        qWarning("it kept %llu bytes", most);
    return sweep.record();
}

} // namespace

/// Whole runs that a sweep keeps: as many as memory is set aside for.
class KeptRunsTest : public TestCase {
    Q_OBJECT

private slots:

    void chunksAndResultsTakeMemory() {
        QCOMPARE(memoryOf(RunRecord()), quint64{0});
        QCOMPARE(memoryOf(*runOf(0, 1000)), quint64{8000});
        QVERIFY(memoryOf(*runOf(1000, 0)) > 1000 * sizeof(ChunkEvent)); // and their index
        RunRecord texts;
        texts.results = Results::ofTexts({u"one"_s, u"eleven"_s});
        QVERIFY(memoryOf(texts) >= 9 * sizeof(QChar));
    }

    void theFastestAreKept() {
        SweepRecord sweep = sweepWith({runOf(0, 100), runOf(0, 100), runOf(0, 100)});
        limitKeptRuns(sweep, 2400);
        QCOMPARE(kept(sweep), u"1 2 3"_s);
        limitKeptRuns(sweep, 2399);
        QCOMPARE(kept(sweep), u"2 3"_s);
        limitKeptRuns(sweep, 800);
        QCOMPARE(kept(sweep), u"3"_s);
        limitKeptRuns(sweep, 0);
        QCOMPARE(kept(sweep), QString());
    }

    /// Nobody gives way to a run for which there is no room anyway.
    void oneThatIsTooLargeTakesNothingFromTheOthers() {
        SweepRecord sweep = sweepWith({runOf(0, 10), runOf(0, 10), runOf(0, 1000)});
        limitKeptRuns(sweep, 200);
        QCOMPARE(kept(sweep), u"1 2"_s);
    }

    void whatIsNotKeptIsGivenBack() {
        SweepRecord sweep = sweepWith({runOf(0, 100)});
        const std::weak_ptr<const RunRecord> run = sweep.points[0].kept;
        limitKeptRuns(sweep, 100);
        QVERIFY(run.expired());
    }

    /// Never more than that while it goes on, and the fastest has one in the end.
    void aSweepKeepsToIt() {
        QCOMPARE(kept(played(withoutSerial(4))), u"1 2 4"_s);
        SweepWishes wishes = withoutSerial(4);
        wishes.mostKeptBytes = memoryOf(*played(wishes).points.back().kept);
        QCOMPARE(kept(played(wishes)), u"4"_s);
        wishes.mostKeptBytes = 0;
        QCOMPARE(kept(played(wishes)), QString());
    }

    /// Half of what is left beside the largest run.
    void littleMemoryIsShared() {
        const SystemFolder machine;
        const RunEnvironment environment(QString(), {}, machine.folders());
        SweepTask task;
        task.config.input.size = 1'000'000;
        task.settings = {{1, {ScheduleKind::Fixed, 1000}}, {1, {ScheduleKind::Fixed, 1}}};
        machine.write(u"proc/meminfo"_s, "MemAvailable:    1000 kB\n");
        QCOMPARE(memoryToKeep(task, environment), quint64{0});
        QVERIFY(!keepsRunOfEach(task, environment));
        machine.write(u"proc/meminfo"_s, "MemAvailable:    200000 kB\n");
        const quint64 some = memoryToKeep(task, environment);
        QVERIFY(some > 20'000'000 && some < 80'000'000);
        machine.write(u"proc/meminfo"_s, "MemAvailable:    9000000 kB\n");
        QCOMPARE(memoryToKeep(task, environment), task.wishes.mostKeptBytes);
        QVERIFY(keepsRunOfEach(task, environment));
        task.findsBest = true; // and may try more
        QVERIFY(!keepsRunOfEach(task, environment));
    }
};

QTEST_GUILESS_MAIN(KeptRunsTest)
#include "keptruns_test.moc"
