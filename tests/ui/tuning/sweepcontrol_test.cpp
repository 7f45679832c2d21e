#include "tests/support/playedsweep.h"
#include "tests/support/sharedmachine.h"
#include "tests/support/testcase.h"
#include "ui/tuning/sweepcontrol.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

SweepTask taskOf(std::initializer_list<int> counts, int repeats) {
    SweepTask task;
    task.settings = processes(counts);
    task.wishes = withoutSerial(repeats);
    return task;
}

PlayedEnvironment quickOnes() {
    return PlayedEnvironment(
        [](const RunConfig& config, int) { return 4 * NsPerMs / config.processes; });
}

} // namespace

class SweepControlTest : public TestCase {
    Q_OBJECT

private slots:

    void fromTheBeginningToTheEnd() {
        PlayedEnvironment played = quickOnes();
        SweepControl control(played.environment);
        QVERIFY(!control.isBusy() && control.session() == nullptr);
        const QSignalSpy started(&control, &SweepControl::started);
        QSignalSpy ended(&control, &SweepControl::ended);
        control.start(taskOf({1, 2}, 8));
        QCOMPARE(started.count(), 1);
        QVERIFY(control.isBusy());
        control.start(taskOf({3}, 8)); // one at a time
        QCOMPARE(started.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(!control.isBusy());
        QCOMPARE(control.summary().points.size(), std::size_t{2});
        QCOMPARE(control.summary().points[1].times.size(),
                 control.session()->record().points[1].runs.size());
        QCOMPARE(control.pointShown(1).setting.processes, 2);
    }

    void whatTheMachineCannotDoIsRefused() {
        RunEnvironment environment(u"/nowhere/poolscope-worker"_s, {});
        SweepControl control(environment);
        const QSignalSpy refused(&control, &SweepControl::refused);
        const QSignalSpy started(&control, &SweepControl::started);
        control.start(taskOf({1}, 6));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(started.count(), 0);
        QVERIFY(!control.isBusy());
    }

    void stoppedItKeepsWhatIsMeasured() {
        PlayedEnvironment played = quickOnes();
        SweepControl control(played.environment);
        QSignalSpy ended(&control, &SweepControl::ended);
        control.stop(); // nothing to stop
        control.start(taskOf({1, 2}, 1000));
        QTRY_VERIFY(control.session()->record().blocks >= 3);
        control.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(control.session()->record().outcome == Outcome::Stopped);
        QVERIFY(control.summary().points[0].times.size() >= 3);
        control.start(taskOf({1}, 6)); // and another one
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, PatienceMs);
        QCOMPARE(control.summary().points.size(), std::size_t{1});
    }

    /// Points come in between while a search goes on: what is shown has a place for each of them
    /// whenever it is told of.
    void whoeverLooksSeesAllPoints() {
        PlayedEnvironment played([](const RunConfig& config, int run) {
            return 1500 * NsPerUs / std::min(config.processes, 8) + run % 3 * NsPerUs;
        });
        SweepControl control(played.environment);
        QSignalSpy ended(&control, &SweepControl::ended);
        SweepTask task = taskOf({}, 1);
        for (int count = 1; count <= 40; ++count)
            task.settings.push_back({count, {}});
        task.findsBest = true;
        bool isSound = true;
        const auto look = [&] {
            const SweepRecord& sweep = control.session()->record();
            isSound = isSound && control.summary().points.size() == sweep.points.size();
        };
        connect(&control, &SweepControl::progressed, this, look);
        connect(&control, &SweepControl::ended, this, look);
        control.start(task);
        const std::size_t atFirst = control.summary().points.size();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(isSound);
        QVERIFY(control.summary().points.size() > atFirst);
        for (std::size_t at = 0; at < control.summary().points.size(); ++at)
            QVERIFY(control.pointShown(at).setting ==
                    control.session()->record().points[at].setting);
    }

    void itSaysWhenItWaitsForOthers() {
        SharedMachine machine;
        PlayedEnvironment played([](const RunConfig&, int) { return NsPerMs; }, machine.facts(),
                                 machine.folders());
        SweepControl control(played.environment);
        bool waited = false;
        connect(&control, &SweepControl::progressed, this,
                [&] { waited = waited || control.isWaiting(); });
        machine.change(true);
        control.start(taskOf({1, 2}, 6));
        QSignalSpy ended(&control, &SweepControl::ended);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, PatienceMs);
        QVERIFY(waited);
        QVERIFY(!control.isWaiting());
    }
};

QTEST_MAIN(SweepControlTest)
#include "sweepcontrol_test.moc"
