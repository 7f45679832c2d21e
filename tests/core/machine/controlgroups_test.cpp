#include "core/machine/controlgroups.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ControlGroupsTest : public TestCase {
    Q_OBJECT

private slots:

    void noGroupsNoLimits() {
        const ControlGroups groups(SystemFolder().folders());
        QVERIFY(!groups.quotaCores());
        QVERIFY(!groups.memoryLeft());
        QVERIFY(!groups.processesLeft());
    }

    void theRealOnesCanBeRead() {
        const ControlGroups groups;
        QVERIFY(groups.quotaCores().value_or(1) > 0);
        QVERIFY(groups.memoryLeft().value_or(1) > 0);
        QVERIFY(groups.processesLeft().value_or(1) > 0);
    }

    void maxIsNoLimit() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/\n");
        machine.write(u"groups/cpu.max"_s, "max 100000\n");
        machine.write(u"groups/memory.max"_s, "max\n");
        machine.write(u"groups/pids.max"_s, "max\n");
        machine.write(u"groups/pids.current"_s, "7\n");
        const ControlGroups groups(machine.folders());
        QVERIFY(!groups.quotaCores());
        QVERIFY(!groups.memoryLeft());
        QVERIFY(!groups.processesLeft());
    }

    void aQuotaIsAFraction() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/box\n");
        machine.write(u"groups/box/cpu.max"_s, "250000 100000\n");
        QVERIFY(ControlGroups(machine.folders()).quotaCores() == 2.5);
        machine.write(u"groups/box/cpu.max"_s, "10000 100000\n");
        QVERIFY(ControlGroups(machine.folders()).quotaCores() == 0.1);
    }

    void theTightestGroupOnTheWayUpCounts() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/user.slice/user-1.slice/shell\n");
        machine.write(u"groups/user.slice/cpu.max"_s, "200000 100000\n");
        machine.write(u"groups/user.slice/user-1.slice/cpu.max"_s, "800000 100000\n");
        machine.write(u"groups/user.slice/user-1.slice/pids.max"_s, "100\n");
        machine.write(u"groups/user.slice/user-1.slice/pids.current"_s, "88\n");
        machine.write(u"groups/user.slice/user-1.slice/shell/pids.max"_s, "50\n");
        machine.write(u"groups/user.slice/user-1.slice/shell/pids.current"_s, "3\n");
        const ControlGroups groups(machine.folders());
        QVERIFY(groups.quotaCores() == 2);
        QVERIFY(groups.processesLeft() == 12U);
    }

    void fullGroupsLeaveNothing() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/\n");
        machine.write(u"groups/pids.max"_s, "5\n");
        machine.write(u"groups/pids.current"_s, "6\n"); // the limit was lowered afterwards
        machine.write(u"groups/memory.max"_s, "1000\n");
        machine.write(u"groups/memory.current"_s, "1200\n");
        const ControlGroups groups(machine.folders());
        QVERIFY(groups.processesLeft() == 0U);
        QVERIFY(groups.memoryLeft() == 0U);
    }

    /// Memory that only holds files is given back as soon as somebody needs it.
    void cachedFilesCountAsFree() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/box\n");
        machine.write(u"groups/box/memory.max"_s, "1000000\n");
        machine.write(u"groups/box/memory.current"_s, "900000\n");
        machine.write(u"groups/box/memory.stat"_s, "anon 100000\nfile 800000\nshmem 100000\n"
                                                   "inactive_file 500000\nactive_file 200000\n"
                                                   "unevictable 0\n");
        QVERIFY(ControlGroups(machine.folders()).memoryLeft() == 800'000U);
    }

    void versionOne() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s,
                      "4:memory:/docker/abc\n3:pids:/docker/abc\n2:cpu,cpuacct:/docker/abc\n"
                      "1:name=systemd:/\n");
        // Inside the container its own group is what is mounted; the path is not there.
        machine.write(u"groups/cpu/cpu.cfs_quota_us"_s, "150000\n");
        machine.write(u"groups/cpu/cpu.cfs_period_us"_s, "100000\n");
        machine.write(u"groups/memory/memory.limit_in_bytes"_s, "1000000\n");
        machine.write(u"groups/memory/memory.usage_in_bytes"_s, "600000\n");
        machine.write(u"groups/memory/memory.stat"_s, "inactive_file 1\nactive_file 1\n"
                                                      "total_inactive_file 200000\n"
                                                      "total_active_file 100000\n");
        machine.write(u"groups/pids/pids.max"_s, "64\n");
        machine.write(u"groups/pids/pids.current"_s, "4\n");
        const ControlGroups groups(machine.folders());
        QVERIFY(groups.quotaCores() == 1.5);
        QVERIFY(groups.memoryLeft() == 700'000U);
        QVERIFY(groups.processesLeft() == 60U);
    }

    void versionOneWithoutLimits() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "2:memory:/\n1:cpu:/\n0::/\n");
        machine.write(u"groups/cpu/cpu.cfs_quota_us"_s, "-1\n");
        machine.write(u"groups/cpu/cpu.cfs_period_us"_s, "100000\n");
        machine.write(u"groups/memory/memory.limit_in_bytes"_s, "9223372036854771712\n");
        machine.write(u"groups/memory/memory.usage_in_bytes"_s, "600000\n");
        const ControlGroups groups(machine.folders());
        QVERIFY(!groups.quotaCores());
        QVERIFY(!groups.memoryLeft());
    }

    void timeThatAQuotaTook() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/box/inner\n");
        QVERIFY(!ControlGroups(machine.folders()).throttledTime());
        machine.write(u"groups/cpu.stat"_s, "usage_usec 7000\nuser_usec 6000\n");
        QVERIFY(!ControlGroups(machine.folders()).throttledTime());
        machine.write(u"groups/box/inner/cpu.stat"_s, "nr_throttled 0\nthrottled_usec 0\n");
        QVERIFY(ControlGroups(machine.folders()).throttledTime() == 0);
        machine.write(u"groups/box/cpu.stat"_s, "nr_throttled 3\nthrottled_usec 250\n");
        QVERIFY(ControlGroups(machine.folders()).throttledTime() == 250 * NsPerUs);
    }

    void timeThatAQuotaTookInVersionOne() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "1:cpu,cpuacct:/\n");
        machine.write(u"groups/cpu/cpu.stat"_s,
                      "nr_periods 9\nnr_throttled 3\nthrottled_time 1234\n");
        QVERIFY(ControlGroups(machine.folders()).throttledTime() == 1234);
    }

    /// The innermost group counts what was done to those above it, too.
    void timeThatAGroupWasFrozen() {
        SystemFolder machine;
        QVERIFY(!ControlGroups(machine.folders()).frozenTime());
        machine.write(u"proc/self/cgroup"_s, "0::/box/inner\n");
        machine.write(u"groups/box/cgroup.stat.local"_s, "frozen_usec 9\n");
        QVERIFY(!ControlGroups(machine.folders()).frozenTime());
        machine.write(u"groups/box/inner/cgroup.stat.local"_s, "frozen_usec 1203353\n");
        QVERIFY(ControlGroups(machine.folders()).frozenTime() == 1'203'353 * NsPerUs);
    }

    /// A process that was moved out of its container's groups sees such a path.
    void pathsThatLeadOutAreLeftAlone() {
        SystemFolder machine;
        machine.write(u"proc/self/cgroup"_s, "0::/../other\n");
        machine.write(u"other/pids.max"_s, "1\n");
        machine.write(u"groups/pids.max"_s, "9\n");
        machine.write(u"groups/pids.current"_s, "1\n");
        QVERIFY(ControlGroups(machine.folders()).processesLeft() == 8U);
    }
};

QTEST_GUILESS_MAIN(ControlGroupsTest)
#include "controlgroups_test.moc"
