#include "core/base/clock.h"
#include "core/machine/coreuse.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

#include <QProcess>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds Tick = 10 * NsPerMs;

/// Time on a core of the thread that asks.
void compute(Nanoseconds time) {
    const Nanoseconds until = threadCpuNow() + time;
    while (threadCpuNow() < until) {
    }
}

} // namespace

class CoreUseTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingIsKnownWithoutFiles() { QVERIFY(!readCoreUse({}, SystemFolder().folders())); }

    /// As a sandbox shows it that has its own kernel.
    void zerosAreNoAnswer() {
        const SystemFolder machine;
        machine.write(u"proc/stat"_s, "cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0\n");
        QVERIFY(!readCoreUse({}, machine.folders()));
    }

    void idleTimeOfTheCoresAskedFor() {
        const SystemFolder machine;
        machine.write(u"proc/stat"_s, "cpu  60 6 6 600 60 0 0 0 0 0\n"
                                      "cpu0 10 1 1 100 10 0 0 0 0 0\n"
                                      "cpu1 20 2 2 200 20 0 0 0 0 0\n"
                                      "cpu12 30 3 3 300 30 0 0 0 0 0\n"
                                      "intr 4711 0 0\nctxt 9\nprocs_running 3\nprocs_blocked 0\n");
        const auto all = readCoreUse({}, machine.folders());
        QCOMPARE(all->cores, 3);
        QCOMPARE(all->idleNs, 660 * Tick); // waiting for a disk is idle, too
        QCOMPARE(*all->running, 3);
        const auto some = readCoreUse({1, 12, 7}, machine.folders());
        QCOMPARE(some->cores, 2);
        QCOMPARE(some->idleNs, 550 * Tick);
        QVERIFY(!readCoreUse({7}, machine.folders()));
    }

    void whoRunsMayNotBeTold() {
        const SystemFolder machine;
        machine.write(u"proc/stat"_s, "cpu0 10 1 1 100 10 0 0 0 0 0\n");
        QVERIFY(!readCoreUse({}, machine.folders())->running);
    }

    void neitherIdleNorOurOwn() {
        const CoreUse from{NsPerSecond, 2, 7 * NsPerSecond, 0};
        CoreUse until{2 * NsPerSecond, 2, 8 * NsPerSecond, 600 * NsPerMs};
        QCOMPARE(usedByOthers(from, until), 400 * NsPerMs);
        until.idleNs += 400 * NsPerMs + Tick;
        QCOMPARE(usedByOthers(from, until), -Tick); // as ticks are
    }

    void stretchesAddUp() {
        const CoreUse a{0, 4, 0, 0};
        const CoreUse b{31 * NsPerMs, 4, 7 * Tick, 9 * NsPerMs};
        const CoreUse c{77 * NsPerMs, 4, 19 * Tick, 13 * NsPerMs};
        QCOMPARE(usedByOthers(a, b) + usedByOthers(b, c), usedByOthers(a, c));
    }

    /// With what that started in turn.
    void whatWeStartedIsOurOwn() {
        const auto from = readCoreUse({});
        if (!from)
            QSKIP("no /proc/stat here");
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s, u"sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; "
                              "times"_s});
        QVERIFY(shell.waitForFinished(30'000));
        // The last line: what the children of the shell used, such as "0m0.31s 0m0.00s".
        const QString used = QString::fromLatin1(shell.readAll()).trimmed().section(u'\n', -1);
        const double seconds = used.section(u'm', 1, 1).section(u's', 0, 0).toDouble();
        QVERIFY2(seconds > 0, qPrintable(used));
        const Nanoseconds own = readCoreUse({})->ownNs - from->ownNs;
        QVERIFY(static_cast<double>(own) >= (seconds - 0.01) * NsPerSecond);
    }

    void thisMachine() {
        const auto cores = allowedCoreNumbers();
        const auto from = readCoreUse(cores);
        compute(50 * NsPerMs);
        const auto until = readCoreUse(cores);
        if (!from || !until)
            QSKIP("no /proc/stat here");
        QCOMPARE(from->cores, static_cast<int>(cores.size()));
        QVERIFY(until->running.value_or(1) >= 1);
        QVERIFY(until->ownNs - from->ownNs >= 49 * NsPerMs);
        // What we use is nobody else's, and nobody uses more than there is.
        const Nanoseconds all = until->cores * (until->atNs - from->atNs);
        const Nanoseconds error = until->cores * Tick;
        QVERIFY(usedByOthers(*from, *until) >= -error);
        QVERIFY(usedByOthers(*from, *until) <= all - 49 * NsPerMs + error);
    }
};

QTEST_GUILESS_MAIN(CoreUseTest)
#include "coreuse_test.moc"
