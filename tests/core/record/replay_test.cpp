#include "core/metrics/runsummary.h"
#include "core/record/replay.h"
#include "tests/support/realrun.h"
#include "tests/support/testcase.h"

using namespace poolscope;

namespace {

RunConfig waitingConfig() {
    RunConfig config;
    config.input.size = 60;
    config.processes = 3;
    config.schedule = {ScheduleKind::Fixed, 2};
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 300'000;
    config.work.profile = WorkProfile::Random;
    return config;
}

} // namespace

/// A replay at any time is the record as it was then.
class ReplayTest : public TestCase {
    Q_OBJECT

private:
    RunRecord m_whole;

private slots:

    void initTestCase() {
        m_whole = realRun(waitingConfig());
        QCOMPARE(m_whole.outcome, Outcome::Finished);
    }

    void atTheEndItIsTheWhole() {
        Replay replay(m_whole);
        replay.goTo(endOf(m_whole));
        const RunRecord& record = replay.record();
        QCOMPARE(record.outcome, Outcome::Finished);
        QCOMPARE(record.wallNs, m_whole.wallNs);
        QCOMPARE(record.chunks.size(), m_whole.chunks.size());
        QCOMPARE(summaryOf(record).losses, summaryOf(m_whole).losses);
        for (std::size_t i = 0; i < m_whole.processes.size(); ++i) {
            QCOMPARE(record.processes[i].items, m_whole.processes[i].items);
            QCOMPARE(record.processes[i].busyNs, m_whole.processes[i].busyNs);
            QCOMPARE(record.processes[i].cpuNs, m_whole.processes[i].cpuNs);
            QCOMPARE(record.processes[i].endedNs, m_whole.processes[i].endedNs);
            QVERIFY(!record.processes[i].current.has_value());
        }
    }

    void nothingHasHappenedAtZero() {
        Replay replay(m_whole);
        replay.goTo(0);
        QCOMPARE(replay.record().outcome, Outcome::Running);
        QCOMPARE(replay.record().chunks.size(), 0U);
        QCOMPARE(replay.record().wallNs, std::nullopt);
    }

    void inBetweenItHoldsWhatHadHappened() {
        Replay replay(m_whole);
        for (int tenth = 1; tenth < 10; ++tenth) {
            const Nanoseconds time = endOf(m_whole) * tenth / 10;
            replay.goTo(time);
            std::size_t finished = 0;
            std::size_t begun = 0;
            for (const ChunkEvent& chunk : m_whole.chunks) {
                finished += chunk.finishedNs <= time ? 1 : 0;
                begun += chunk.startedNs <= time && chunk.finishedNs > time ? 1 : 0;
            }
            QCOMPARE(replay.record().chunks.size(), finished);
            std::size_t current = 0;
            for (const ProcessRecord& process : replay.record().processes)
                current += process.current.has_value() ? 1 : 0;
            QCOMPARE(current, begun);
            QCOMPARE(endOf(replay.record()), time);
            QCOMPARE(summaryOf(replay.record()).losses.total(), time * 3);
        }
    }

    void backwardBeginsAgain() {
        Replay replay(m_whole);
        QVERIFY(!replay.goTo(endOf(m_whole) / 2));
        const std::size_t half = replay.record().chunks.size();
        QVERIFY(!replay.goTo(endOf(m_whole)));
        QVERIFY(replay.goTo(endOf(m_whole) / 2));
        QCOMPARE(replay.record().chunks.size(), half);
        QCOMPARE(replay.record().outcome, Outcome::Running);
    }

    void aLongWayIsGoneInSteps() {
        Replay steps(m_whole);
        Replay atOnce(m_whole);
        const Nanoseconds half = endOf(m_whole) / 2;
        atOnce.goTo(half);
        int count = 0;
        for (; steps.record().nowNs < half; ++count) {
            const std::size_t before = steps.record().chunks.size();
            QVERIFY(!steps.goTo(half, 5));
            QCOMPARE_LE(steps.record().chunks.size(), before + 5);
        }
        QVERIFY(count > 1);
        QCOMPARE(steps.record().chunks.size(), atOnce.record().chunks.size());
        QCOMPARE(summaryOf(steps.record()).losses, summaryOf(atOnce.record()).losses);
        QVERIFY(steps.goTo(half - 1, 5)); // began again
        QCOMPARE(steps.record().chunks.size(), 5U);
    }

    void preparingCanBeStopped() {
        std::stop_source source;
        const auto replay = Replay::prepare(m_whole, source.get_token());
        QVERIFY(replay != nullptr);
        replay->goTo(endOf(m_whole));
        QCOMPARE(replay->record().chunks.size(), m_whole.chunks.size());
        source.request_stop();
        QVERIFY(Replay::prepare(m_whole, source.get_token()) == nullptr);
    }

    void timesOutsideAreTheEnds() {
        Replay replay(m_whole);
        replay.goTo(-5);
        QCOMPARE(replay.record().nowNs, 0);
        replay.goTo(endOf(m_whole) * 2);
        QCOMPARE(replay.record().nowNs, endOf(m_whole));
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
