#include "core/metrics/warmup.h"
#include "tests/support/simulations.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

#include <cmath>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// How many settings a sweep has, how noisy its blocks and runs are, and how much slower the first
/// block is, as a share.
struct Design {
    int settings = 4;
    double blockNoise = 0;
    double ownNoise = 0;
    double slowness = 0;
};

SweepRecord made(const Design& design, Noise& random) {
    SweepRecord sweep;
    sweep.points.resize(static_cast<std::size_t>(design.settings));
    for (int block = 0; block < WarmUpCheckAfter; ++block) {
        const double shared =
            random.ofARun(design.blockNoise) + (block == 0 ? std::log1p(design.slowness) : 0);
        for (SweepPoint& point : sweep.points) {
            const double time = 1e8 * std::exp(shared + random.ofARun(design.ownNoise));
            point.runs.push_back({block, static_cast<Nanoseconds>(time), {}, 0, 0, {}});
        }
    }
    return sweep;
}

/// Ten blocks of two settings; the first two took so long in ms with one process.
SweepBuilder steady(double first, double second = 100.2) {
    SweepBuilder builder;
    builder.add(1, {first, second, 100, 101, 100.5, 99.6, 100.1, 100.4, 99.8, 100.3});
    builder.add(2, {first / 2, second / 2, 50, 50.4, 49.9, 50.2, 50.1, 50.3, 50.5, 50.2});
    return builder;
}

} // namespace

Q_DECLARE_METATYPE(Design)

class WarmUpTest : public TestCase {
    Q_OBJECT

private slots:

    void aBlockAsTheOthers() {
        QVERIFY(!blockThatWarmedUp(SweepRecord()));
        QVERIFY(!blockThatWarmedUp(steady(100.3).sweep));
        QVERIFY(!blockThatWarmedUp(steady(101.5).sweep)); // below 2 %
        QVERIFY(!blockThatWarmedUp(steady(80).sweep));    // faster
    }

    void aSlowerOne() { QCOMPARE(*blockThatWarmedUp(steady(120).sweep), 0); }

    void thenTheNext() {
        SweepBuilder builder = steady(120, 105);
        QCOMPARE(*blockThatWarmedUp(builder.sweep), 0);
        for (SweepPoint& point : builder.sweep.points)
            point.runs[0].setAside = SetAside::WarmingUp;
        QCOMPARE(*blockThatWarmedUp(builder.sweep), 1);
        for (SweepPoint& point : builder.sweep.points)
            point.runs[1].setAside = SetAside::WarmingUp;
        QVERIFY(!blockThatWarmedUp(builder.sweep));
    }

    /// One setting alone proves nothing about the block.
    void slowInOneSetting() {
        SweepBuilder builder = steady(120);
        *builder.sweep.points[1].runs[0].wallNs = 50 * NsPerMs;
        builder.add(3, {40, 40.1, 40.2, 40, 40.3, 40.1, 40.2, 39.9, 40, 40.1});
        QVERIFY(!blockThatWarmedUp(builder.sweep));
    }

    void tooFewBlocks() {
        SweepBuilder builder = steady(200);
        for (SweepPoint& point : builder.sweep.points)
            point.runs.resize(8);
        QVERIFY(!blockThatWarmedUp(builder.sweep));
    }

    void sweeps_data() {
        QTest::addColumn<Design>("design");
        QTest::addColumn<double>("least"); // share of the sweeps in which it is found
        QTest::addColumn<double>("most");
        for (const int settings : {1, 2, 4, 8, 16}) {
            const auto row = [settings](const char* name, double blocks, double own) {
                QTest::addRow("%d as the others, %s", settings, name)
                    << Design{settings, blocks, own, 0} << 0.0 << 0.02;
            };
            row("calm", 0.005, 0.01);
            row("quiet", 0.03, 0.03);
            row("busy", 0.10, 0.06);
        }
        QTest::newRow("10 % slower, calm") << Design{4, 0.005, 0.01, 0.1} << 0.8 << 1.0;
        QTest::newRow("37 % slower, calm") << Design{4, 0.005, 0.01, 0.37} << 0.98 << 1.0;
        QTest::newRow("37 % slower, quiet") << Design{4, 0.03, 0.03, 0.37} << 0.6 << 1.0;
    }

    void sweeps() {
        QFETCH(Design, design);
        QFETCH(double, least);
        QFETCH(double, most);
        const int count = simulations(500);
        Noise random(SimulationSeed);
        int found = 0;
        for (int i = 0; i < count; ++i)
            found += blockThatWarmedUp(made(design, random)) ? 1 : 0;
        const double share = static_cast<double>(found) / count;
        qInfo().noquote() << u"%1 sweeps, seed %2: %3 %"_s.arg(count)
                                 .arg(SimulationSeed)
                                 .arg(100 * share, 0, 'f', 2);
        QVERIFY(share >= least - allowance(least, count));
        QVERIFY(share <= most + allowance(most, count));
    }
};

QTEST_GUILESS_MAIN(WarmUpTest)
#include "warmup_test.moc"
