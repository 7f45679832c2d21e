#include "core/config/configtext.h"
#include "core/metrics/runsummary.h"
#include "core/metrics/speedup.h"
#include "core/plan/chunkplan.h"
#include "core/run/runsession.h"
#include "tests/support/testcase.h"
#include "tests/support/watchedrun.h"

#include <QTimer>

#include <algorithm>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Phase = RunSession::Phase;

namespace {

RunConfig configOf(quint64 size, int processes, const QString& schedule) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.schedule = parseSchedule(schedule).value();
    return config;
}

/// What is wrong with a finished record; empty if nothing is.
QString faultOf(const RunRecord& record) {
    if (record.outcome != Outcome::Finished || record.failure)
        return u"not finished"_s;
    if (record.resultsChecked != true)
        return u"not checked"_s;
    const ChunkPlan plan(record.config);
    if (record.chunksPlanned != plan.chunks() || record.chunks.size() != plan.chunks())
        return u"chunks are missing"_s;
    std::vector<int> times(record.chunks.size(), 0);
    for (const ChunkEvent& chunk : record.chunks) {
        const Chunk planned = plan.chunk(chunk.index);
        if (++times[chunk.index] > 1 || chunk.position != planned.position ||
            chunk.count != planned.count || chunk.attempt != 1)
            return u"chunk %1 is wrong"_s.arg(chunk.index);
        if (chunk.startedNs > chunk.finishedNs || chunk.finishedNs > *record.wallNs)
            return u"chunk %1 has wrong times"_s.arg(chunk.index);
    }
    quint64 items = 0;
    for (const ProcessRecord& process : record.processes) {
        items += process.items;
        if (process.end != ProcessEnd::Finished || process.current || !process.readyNs ||
            !process.endedNs || *process.endedNs > *record.wallNs)
            return u"process %1 is wrong"_s.arg(process.number);
    }
    if (items != record.config.input.size ||
        record.processes.size() != static_cast<std::size_t>(record.config.processes))
        return u"processes or numbers are missing"_s;
    return sumFault(record);
}

} // namespace

class RunSessionTest : public TestCase {
    Q_OBJECT

private slots:

    void everyScheduleAndSize_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<quint64>("size");
        const QStringList schedules{u"python"_s,    u"fixed:1"_s,  u"fixed:7"_s,
                                    u"static"_s,    u"guided"_s,   u"guided-half:2"_s,
                                    u"trapezoid"_s, u"factoring"_s};
        for (const QString& schedule : schedules) {
            for (const quint64 size : {0U, 1U, 2U, 99U, 100U, 101U})
                QTest::newRow(qPrintable(u"%1, %2 numbers"_s.arg(schedule).arg(size)))
                    << schedule << size;
        }
    }

    void everyScheduleAndSize() {
        QFETCH(QString, schedule);
        QFETCH(quint64, size);
        WatchedRun run(configOf(size, 4, schedule));
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faultOf(run.record()), QString());
        for (quint64 i = 0; i < size; ++i)
            QCOMPARE(quint64{run.record().results.numbers()[i]}, i * i);
    }

    void processCounts_data() {
        QTest::addColumn<int>("processes");
        for (const int processes : {1, 2, 3, 17, 64})
            QTest::addRow("%d processes", processes) << processes;
    }

    void processCounts() {
        QFETCH(int, processes);
        WatchedRun run(configOf(1000, processes, u"fixed:3"_s));
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faultOf(run.record()), QString());
        QCOMPARE(workersOf(getpid()), QList<qint64>());
    }

    void theLargestNumbers() {
        RunConfig config = configOf(100, 2, u"python"_s);
        config.input.first = 4'294'967'196;
        WatchedRun run(config);
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faultOf(run.record()), QString());
        QCOMPARE(quint64{run.record().results.numbers()[99]}, quint64{18'446'744'065'119'617'025U});
    }

    /// To check them takes longer than a turn of the event loop, which goes on meanwhile.
    void manyResultsAreCheckedInSlices() {
        WatchedRun run(configOf(30'000'000, 2, u"fixed:100000"_s));
        bool turned = false;
        connect(&run.session, &RunSession::phaseChanged, this, [this, &run, &turned](Phase phase) {
            if (phase != Phase::Checking)
                return;
            QTimer::singleShot(0, this, [&run, &turned] {
                turned = run.session.phase() == Phase::Checking && run.session.progress() > 0.0 &&
                         run.session.progress() < 1.0;
            });
        });
        run.session.start();
        QVERIFY(run.endedOnce());
        QVERIFY(turned);
        QCOMPARE(faultOf(run.record()), QString());
        QCOMPARE(run.session.progress(), 1.0);
    }

    void phasesInTheirOrder() {
        WatchedRun run(RunConfig{}, RunWishes{true});
        QVERIFY(run.session.phase() == Phase::Waiting);
        run.session.start();
        QVERIFY(run.session.phase() == Phase::Serial);
        QVERIFY(run.endedOnce());
        QVERIFY(run.phases ==
                (std::vector{Phase::Serial, Phase::Running, Phase::Checking, Phase::Ended}));
        QVERIFY(run.record().serialNs.value_or(0) > 0);
        QVERIFY(speedup(run.record()).value_or(0) > 0);
        QVERIFY(summaryOf(run.record()).mapSpeedup.value_or(0) > 0);
    }

    void theSerialTimeIsMeasuredOnce() {
        WatchedRun run(RunConfig{}, RunWishes{true});
        run.session.start();
        QVERIFY(run.endedOnce());
        RunSession again(RunConfig{}, run.environment);
        again.start();
        QVERIFY(again.phase() == Phase::Running);
        QCOMPARE(again.record().serialNs, run.record().serialNs);
        QTRY_VERIFY_WITH_TIMEOUT(again.phase() == Phase::Ended, 20'000);
        QVERIFY(again.record().outcome == Outcome::Finished);
    }

    void withoutSerialTime() {
        WatchedRun run(configOf(100, 4, u"python"_s));
        run.session.start();
        QVERIFY(run.session.phase() == Phase::Running);
        QVERIFY(run.endedOnce());
        QVERIFY(!run.record().serialNs && !speedup(run.record()));
    }

    void whatTheRecordSaysOfTheRun() {
        RunConfig config = configOf(20, 2, u"fixed:2"_s);
        config.work = {WorkKind::Cpu, WorkProfile::Rising, 100 * NsPerUs, 1};
        WatchedRun run(config);
        const QDateTime before = QDateTime::currentDateTime();
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faultOf(run.record()), QString());
        QVERIFY(run.record().startedAt >= before);
        QVERIFY(machineOf(run.record()).iterationsPerUs.value_or(0.0) > 0);
        QVERIFY(run.record().mapDoneNs.value_or(0) > 0);
        QVERIFY(*run.record().mapDoneNs <= *run.record().wallNs);
        Nanoseconds cpu = 0;
        for (const ProcessRecord& process : run.record().processes)
            cpu += process.cpuNs;
        QVERIFY(cpu > NsPerMs / 2); // 2 ms were asked for
    }

    void watchedWhileItRuns() {
        RunConfig config = configOf(40, 2, u"fixed:2"_s);
        config.work = {WorkKind::Wait, WorkProfile::Equal, 5 * NsPerMs, 1};
        WatchedRun run(config);
        std::size_t before = 0;
        int faults = 0;
        int grown = 0;
        connect(&run.session, &RunSession::progressed, this, [&] {
            const RunRecord& record = run.record();
            faults += record.chunks.size() < before ? 1 : 0;
            faults += summaryOf(record).losses.total() == endOf(record) * 2 ? 0 : 1;
            faults += run.session.progress() <= 1.0 ? 0 : 1;
            grown += record.chunks.size() > before ? 1 : 0;
            before = record.chunks.size();
        });
        run.session.setWatchInterval(2);
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(faultOf(run.record()), QString());
        QCOMPARE(faults, 0);
        QVERIFY(grown > 1);
    }

    void notWatchedUnlessAsked() {
        WatchedRun run(configOf(100, 2, u"python"_s));
        int told = 0;
        connect(&run.session, &RunSession::progressed, this, [&told] { ++told; });
        run.session.start();
        QVERIFY(run.endedOnce());
        QCOMPARE(told, 0);
        QCOMPARE(faultOf(run.record()), QString());
    }

    void resultsOutliveTheSession() {
        Results results;
        {
            WatchedRun run(configOf(100, 2, u"python"_s));
            run.session.start();
            QVERIFY(run.endedOnce());
            results = run.record().results;
        }
        QCOMPARE(quint64{results.numbers()[99]}, quint64{9801});
    }
};

QTEST_GUILESS_MAIN(RunSessionTest)
#include "runsession_test.moc"
