#include "core/machine/standstill.h"
#include "tests/support/testcase.h"

#include <csignal>
#include <unistd.h>

using namespace poolscope;

namespace {

constexpr Nanoseconds Late = 10 * NsPerSecond;

} // namespace

class StandstillTest : public TestCase {
    Q_OBJECT

private slots:

    void whoStoodStill_data() {
        QTest::addColumn<Nanoseconds>("late");
        QTest::addColumn<Nanoseconds>("cpu");
        QTest::addColumn<Nanoseconds>("waited"); // −1: the system does not tell
        QTest::addColumn<bool>("continued");
        QTest::addColumn<bool>("stoodStill");
        QTest::newRow("stopped") << Late << NsPerMs << NsPerMs << true << true;
        QTest::newRow("frozen: no signal comes") << Late << NsPerMs << NsPerMs << false << true;
        QTest::newRow("a short while") << NsPerSecond << NsPerMs << NsPerMs << true << false;
        QTest::newRow("computed all the time") << Late << Late << NsPerMs << false << false;
        QTest::newRow("had no core") << Late << NsPerMs << Late - NsPerMs << false << false;
        QTest::newRow("computed or had no core") << Late << Late / 4 << Late / 4 << false << false;
        QTest::newRow("stopped for a moment, then without a core")
            << Late << NsPerMs << Late - NsPerSecond << true << false;
        QTest::newRow("stopped, as far as is told")
            << Late << NsPerMs << Nanoseconds{-1} << true << true;
        QTest::newRow("late for an unknown reason")
            << Late << NsPerMs << Nanoseconds{-1} << false << false;
        QTest::newRow("continued while it computed")
            << Late << Late << Nanoseconds{-1} << true << false;
    }

    void whoStoodStill() {
        QFETCH(Nanoseconds, late);
        QFETCH(Nanoseconds, cpu);
        QFETCH(Nanoseconds, waited);
        QFETCH(bool, continued);
        const bool told = waited >= 0;
        OwnTime time{NsPerSecond, told ? std::optional(NsPerSecond) : std::nullopt, 7,
                     std::nullopt};
        Standstill standstill([&time] { return time; });
        time.cpuNs += cpu;
        if (told)
            *time.waitedNs += waited;
        time.continued += continued ? 1 : 0;
        QTEST(standstill.explains(late), "stoodStill");
    }

    /// Where waiting for a core is not told.
    void aFrozenGroupThatIsCounted() {
        OwnTime time{0, std::nullopt, 0, NsPerSecond};
        Standstill standstill([&time] { return time; });
        *time.frozenNs += Late - NsPerSecond;
        QVERIFY(standstill.explains(Late));
        *time.frozenNs += Late / 2 - NsPerMs; // for less than half of it
        QVERIFY(!standstill.explains(Late));
    }

    /// What is told of the time before says nothing about now.
    void onlyTheTimeSinceTheLastLookCounts() {
        OwnTime time{0, std::nullopt, 0, std::nullopt};
        Standstill standstill([&time] { return time; });
        ++time.continued;
        QVERIFY(!standstill.explains(0));
        QVERIFY(!standstill.explains(Late));
        ++time.continued;
        QVERIFY(standstill.explains(Late));
    }

    void aContinuedProgramKnowsIt() {
        const std::uint32_t before = ownTime().continued;
        raise(SIGCONT);
        QCOMPARE(ownTime().continued, before + 1);
        QVERIFY(ownTime().cpuNs > 0);
    }
};

QTEST_GUILESS_MAIN(StandstillTest)
#include "standstill_test.moc"
