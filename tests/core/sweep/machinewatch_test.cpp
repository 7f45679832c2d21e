#include "core/sweep/machinewatch.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <QThread>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

void writeCores(const SystemFolder& machine, qint64 idleTicks, const QByteArray& rest) {
    QByteArray text;
    for (const int core : allowedCoreNumbers())
        text += "cpu" + QByteArray::number(core) + " 5 0 0 " + QByteArray::number(idleTicks) +
                " 0 0 0 0 0 0\n";
    machine.write(u"proc/stat"_s, text + rest);
}

MachineFacts withQuota() {
    MachineFacts facts;
    facts.quotaCores = 1.5;
    return facts;
}

} // namespace

class MachineWatchTest : public TestCase {
    Q_OBJECT

private slots:

    void whatHoldsBefore() {
        const SystemFolder machine;
        writeCores(machine, 100, {});
        const QString folder = u"sys/devices/system/cpu/cpu%1/cpufreq/scaling_governor"_s;
        for (const int core : allowedCoreNumbers())
            machine.write(folder.arg(core), "schedutil\n");
        const RunEnvironment environment({}, {}, machine.folders());
        const SweepConditions conditions = MachineWatch(environment).begin();
        QCOMPARE(conditions.cores, static_cast<int>(allowedCoreNumbers().size()));
        QCOMPARE(conditions.power.governor, u"schedutil"_s);
        QVERIFY(conditions.blocks.empty() && !conditions.othersBefore);
    }

    void whoElseRuns_data() {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<bool>("others");
        QTest::newRow("nobody") << QByteArray("procs_running 1\n") << false;
        QTest::newRow("somebody") << QByteArray("procs_running 2\n") << true;
        QTest::newRow("not told") << QByteArray() << true;
    }

    void whoElseRuns() {
        QFETCH(QByteArray, told);
        const SystemFolder machine;
        writeCores(machine, 100, told);
        const RunEnvironment environment({}, {}, machine.folders());
        MachineWatch watch(environment);
        [[maybe_unused]] const SweepConditions conditions = watch.begin();
        QTEST(watch.sawOthers(), "others");
    }

    void whatHappensBetweenTwoLooks() {
        const SystemFolder machine;
        writeCores(machine, 100, {});
        machine.write(u"proc/self/cgroup"_s, "0::/\n");
        machine.write(u"groups/cpu.stat"_s, "throttled_usec 1000\n");
        const RunEnvironment environment({}, withQuota(), machine.folders());
        MachineWatch watch(environment);
        [[maybe_unused]] const SweepConditions conditions = watch.begin();
        QThread::msleep(20);
        machine.write(u"groups/cpu.stat"_s, "throttled_usec 4000\n");
        const BlockConditions first = watch.look();
        QVERIFY(first.wallNs >= 20 * NsPerMs);
        QCOMPARE(*first.throttledNs, 3 * NsPerMs);
        // No core was idle, and we slept.
        QVERIFY(*first.othersNs > 0 && *first.othersNs <= conditions.cores * first.wallNs * 2);
        writeCores(machine, 10'000, {});
        const BlockConditions second = watch.look();
        QCOMPARE(*second.throttledNs, Nanoseconds{0});
        QVERIFY(*second.othersNs < 0);
        QVERIFY(!second.frequency); // too short, and not told
    }

    void whatIsNotToldIsNotKnown() {
        const SystemFolder empty;
        const RunEnvironment environment({}, {}, empty.folders());
        MachineWatch watch(environment);
        QVERIFY(watch.begin() == SweepConditions());
        QVERIFY(!watch.sawOthers());
        const BlockConditions seen = watch.look();
        QVERIFY(seen.wallNs >= 0 && !seen.othersNs && !seen.throttledNs && !seen.frequency);
    }

    /// A core that was switched off meanwhile makes the count of idle time jump.
    void coresThatComeAndGo() {
        const SystemFolder machine;
        writeCores(machine, 100, {});
        const RunEnvironment environment({}, {}, machine.folders());
        MachineWatch watch(environment);
        [[maybe_unused]] const SweepConditions conditions = watch.begin();
        if (conditions.cores < 2)
            QSKIP("one core alone cannot go");
        machine.write(u"proc/stat"_s, "cpu%d 5 0 0 100 0 0 0 0 0 0\n"_ba.replace(
                                          "%d", QByteArray::number(allowedCoreNumbers().front())));
        QVERIFY(!watch.look().othersNs);
    }
};

QTEST_GUILESS_MAIN(MachineWatchTest)
#include "machinewatch_test.moc"
