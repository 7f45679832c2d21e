#include "core/machine/machinelimits.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <limits>
#include <sys/resource.h>
#include <unistd.h>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Count = std::numeric_limits<quint64>::max(); // more than ever fit: count exactly

/// Another soft limit while this lives.
class SoftLimit {
public:
    SoftLimit(decltype(RLIMIT_NPROC) resource, rlim_t soft)
        : m_resource(resource) {
        getrlimit(m_resource, &m_before);
        const rlimit lowered{soft, m_before.rlim_max};
        m_isSet = setrlimit(m_resource, &lowered) == 0;
    }

    ~SoftLimit() { setrlimit(m_resource, &m_before); }

    SoftLimit(const SoftLimit&) = delete;
    SoftLimit& operator=(const SoftLimit&) = delete;

    /// False if the hard limit is lower still.
    [[nodiscard]] bool isSet() const { return m_isSet; }

private:
    decltype(RLIMIT_NPROC) m_resource;
    rlimit m_before{};
    bool m_isSet = false;
};

QByteArray status(int user, int threads, const QByteArray& capabilities = "0000000000000000") {
    const QByteArray uid = QByteArray::number(user);
    return "Name:\tsleep\nUid:\t" + uid + "\t0\t0\t0\nThreads:\t" + QByteArray::number(threads) +
           "\nCapEff:\t" + capabilities + "\n";
}

/// A machine with 500 threads, 7 of which in three processes of this account (number 1000).
void addAccounts(const SystemFolder& machine) {
    machine.write(u"proc/loadavg"_s, "0.20 0.18 0.12 1/500 11206\n");
    machine.write(u"proc/self/uid_map"_s, "         0          0 4294967295\n");
    machine.write(u"proc/self/status"_s, status(1000, 1));
    machine.write(u"proc/10/status"_s, status(1000, 1));
    machine.write(u"proc/11/status"_s, status(0, 400));
    machine.write(u"proc/12/status"_s, status(1000, 4));
    machine.write(u"proc/13/status"_s, status(1000, 2));
    machine.write(u"proc/14/status"_s, status(100, 93));
    machine.write(u"proc/irq/status"_s, status(1000, 1000)); // no process
}

} // namespace

class MachineLimitsTest : public TestCase {
    Q_OBJECT

private slots:

    void memoryOfTheMachine() {
        SystemFolder machine;
        QVERIFY(!MachineLimits(machine.folders()).memory());
        machine.write(u"proc/meminfo"_s,
                      "MemTotal:       24683600 kB\nMemFree:  100 kB\nMemAvailable:    2000 kB\n");
        QVERIFY(MachineLimits(machine.folders()).memory() ==
                (Room{2000 * 1024, LimitedBy::Machine}));
    }

    void memoryOfTheGroup() {
        SystemFolder machine;
        machine.write(u"proc/meminfo"_s, "MemAvailable:    2000 kB\n");
        machine.write(u"proc/self/cgroup"_s, "0::/\n");
        machine.write(u"groups/memory.max"_s, "1000000\n");
        machine.write(u"groups/memory.current"_s, "400000\n");
        QVERIFY(MachineLimits(machine.folders()).memory() ==
                (Room{600'000, LimitedBy::ControlGroup}));
        machine.write(u"groups/memory.max"_s, "9000000\n");
        QVERIFY(MachineLimits(machine.folders()).memory()->by == LimitedBy::Machine);
    }

    void realMemory() {
        const auto room = MachineLimits().memory();
        QVERIFY(room.has_value());
        QVERIFY(room->left > 1'000'000);
    }

    void addresses() {
#ifdef POOLSCOPE_SANITIZED
        QSKIP("The sanitizer has mapped more than any limit.");
#endif
        const quint64 limit = quint64{1} << 40;
        const SoftLimit lowered(RLIMIT_AS, limit);
        if (!lowered.isSet())
            QSKIP("The hard limit on addresses is lower than what this test needs.");
        SystemFolder machine;
        machine.write(u"proc/self/statm"_s, "1000 10 5 3 0 20 0\n");
        const auto page = static_cast<quint64>(sysconf(_SC_PAGESIZE));
        QVERIFY(MachineLimits(machine.folders()).addresses() == limit - 1000 * page);
        const auto real = MachineLimits().addresses();
        QVERIFY(real.has_value() && *real > limit / 2 && *real < limit);
    }

    void addressesWithoutLimit() {
        rlimit limit{};
        getrlimit(RLIMIT_AS, &limit);
        if (limit.rlim_cur != RLIM_INFINITY)
            QSKIP("Addresses are limited here.");
        QVERIFY(!MachineLimits().addresses());
    }

    void processesOfTheAccountAreCounted() {
        const SoftLimit lowered(RLIMIT_NPROC, 20);
        QVERIFY(lowered.isSet());
        SystemFolder machine;
        addAccounts(machine);
        QVERIFY(MachineLimits(machine.folders()).processes(Count) ==
                (Room{13, LimitedBy::Account}));
        QVERIFY(MachineLimits(machine.folders()).processes(4) == (Room{13, LimitedBy::Account}));
    }

    void nothingIsCountedWhereThereIsPlenty() {
        const SoftLimit lowered(RLIMIT_NPROC, 600);
        if (!lowered.isSet())
            QSKIP("The hard limit on processes is lower than what this test needs.");
        SystemFolder machine;
        addAccounts(machine);
        QVERIFY(!MachineLimits(machine.folders()).processes(100));
        QVERIFY(MachineLimits(machine.folders()).processes(101) == (Room{593, LimitedBy::Account}));
    }

    void anAccountWithTooManyMayStartNone() {
        const SoftLimit lowered(RLIMIT_NPROC, 5);
        QVERIFY(lowered.isSet());
        SystemFolder machine;
        addAccounts(machine);
        QVERIFY(MachineLimits(machine.folders()).processes(1) == (Room{0, LimitedBy::Account}));
    }

    void theLimitDoesNotHoldForAll_data() {
        QTest::addColumn<QByteArray>("self");
        QTest::addColumn<QByteArray>("users");
        QTest::addColumn<bool>("holds");
        const QByteArray whole = "         0          0 4294967295\n";
        const QByteArray container = "         0     100000      65536\n";
        QTest::addRow("anybody") << status(1000, 1) << whole << true;
        QTest::addRow("root") << status(0, 1) << whole << false;
        QTest::addRow("CAP_SYS_RESOURCE") << status(1000, 1, "0000000001000000") << whole << false;
        QTest::addRow("CAP_SYS_ADMIN") << status(1000, 1, "0000000000200000") << whole << false;
        QTest::addRow("another capability") << status(1000, 1, "0000000000100000") << whole << true;
        QTest::addRow("root in a container")
            << status(0, 1, "000001ffffffffff") << container << true;
    }

    void theLimitDoesNotHoldForAll() {
        QFETCH(QByteArray, self);
        QFETCH(QByteArray, users);
        const SoftLimit lowered(RLIMIT_NPROC, 20);
        SystemFolder machine;
        addAccounts(machine);
        machine.write(u"proc/self/status"_s, self);
        machine.write(u"proc/self/uid_map"_s, users);
        QTEST(MachineLimits(machine.folders()).processes(Count).has_value(), "holds");
    }

    void processesOfTheGroup() {
        const SoftLimit lowered(RLIMIT_NPROC, 20);
        SystemFolder machine;
        addAccounts(machine);
        machine.write(u"proc/self/cgroup"_s, "0::/box\n");
        machine.write(u"groups/box/pids.max"_s, "16\n");
        machine.write(u"groups/box/pids.current"_s, "4\n");
        QVERIFY(MachineLimits(machine.folders()).processes(1) ==
                (Room{12, LimitedBy::ControlGroup}));
        machine.write(u"groups/box/pids.max"_s, "100\n");
        QVERIFY(MachineLimits(machine.folders()).processes(1) == (Room{13, LimitedBy::Account}));
    }

    /// What the whole machine may run holds for everybody, root included.
    void processesOfTheMachine() {
        SystemFolder machine;
        machine.write(u"proc/loadavg"_s, "0.20 0.18 0.12 1/80 11206\n");
        machine.write(u"proc/sys/kernel/pid_max"_s, "310\n");
        QVERIFY(MachineLimits(machine.folders()).processes(400) == (Room{230, LimitedBy::Machine}));
        machine.write(u"proc/sys/kernel/threads-max"_s, "100\n");
        QVERIFY(MachineLimits(machine.folders()).processes(400) == (Room{20, LimitedBy::Machine}));
    }

    void fileSize() {
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        if (limit.rlim_cur == RLIM_INFINITY)
            QVERIFY(!MachineLimits::fileSize());
        const SoftLimit lowered(RLIMIT_FSIZE, 4096);
        QVERIFY(MachineLimits::fileSize() == 4096U);
    }

    void openFiles() {
        const SoftLimit lowered(RLIMIT_NOFILE, 50);
        const auto limits = MachineLimits::openFiles();
        QVERIFY(limits.has_value());
        QCOMPARE(limits->soft, quint64{50});
        QVERIFY(limits->hard >= 50);
    }

    void unopenedFiles() {
        const quint64 before = MachineLimits::unopenedFiles(60, 1000);
        QVERIFY(before < 60);
        const int fd = dup(STDERR_FILENO);
        QVERIFY(fd >= 0 && fd < 60);
        QCOMPARE(MachineLimits::unopenedFiles(60, 1000), before - 1);
        close(fd);
        QCOMPARE(MachineLimits::unopenedFiles(60, 1000), before);
        QCOMPARE(MachineLimits::unopenedFiles(60, 5), quint64{5});
    }
};

QTEST_GUILESS_MAIN(MachineLimitsTest)
#include "machinelimits_test.moc"
