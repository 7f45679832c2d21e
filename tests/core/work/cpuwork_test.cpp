#include "core/work/cpuwork.h"
#include "tests/support/testcase.h"

#include <cmath>

using namespace poolscope;

class CpuWorkTest : public TestCase {
    Q_OBJECT

private slots:

    void theSameIterationsGiveTheSameValue() {
        for (const std::uint64_t iterations : {0U, 1U, 2U, 1000U, 123'457U})
            QCOMPARE(burn(iterations), burn(iterations));
        QVERIFY(burn(1000) != burn(1002));
    }

    /// Every step is made, and none more.
    void eachStepDependsOnTheOneBefore() {
        QCOMPARE(burn(0), std::uint64_t{1});
        std::uint64_t value = 3;
        for (int i = 0; i < 3; ++i)
            value = value * 6364136223846793005ULL + 1442695040888963407ULL;
        QCOMPARE(burn(3), value);
    }

    void calibrated() {
        const double speed = calibrateIterationsPerUs();
        QVERIFY(speed > 0.0);
        QVERIFY(std::isfinite(speed));
        keep(burn(1));
    }
};

QTEST_GUILESS_MAIN(CpuWorkTest)
#include "cpuwork_test.moc"
