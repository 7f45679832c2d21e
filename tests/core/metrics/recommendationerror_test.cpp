#include "core/metrics/race.h"
#include "core/metrics/recommendation.h"
#include "tests/support/simulations.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace poolscope;
using namespace Qt::StringLiterals;

// How often a sweep recommends what it should not.

namespace {

/// Settings with their true times, in order of preference, and how noisy a sweep of them is.
struct Design {
    std::vector<double> medians;
    double blockNoise = 0; ///< hits all settings of a block alike
    double ownNoise = 0;
    int mostBlocks = 40;
    std::size_t right = 0;      ///< the first that is at most 3 % slower than the fastest
    bool firstIsSerial = false; ///< run in every second block, at another moment
};

/// Runs those of @p candidates that are in @p racing.
void runBlock(const Design& design, Noise& random, std::vector<Candidate>& candidates,
              const std::vector<std::size_t>& racing) {
    const double shared = random.ofARun(design.blockNoise);
    for (const std::size_t i : racing) {
        std::vector<double>& times = candidates[i].logTimes;
        const double own = std::log(design.medians[i]) + random.ofARun(design.ownNoise);
        if (!candidates[i].isSerial)
            times.push_back(own + shared);
        else if (times.size() % 2 == 0)
            times.push_back(own + random.ofARun(design.blockNoise));
        else
            times.push_back(std::numeric_limits<double>::quiet_NaN());
    }
}

std::vector<std::size_t> allOf(const Design& design) {
    std::vector<std::size_t> all(design.medians.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

bool isIn(const std::array<int, 6>& looks, int block) {
    return std::find(looks.begin(), looks.end(), block) != looks.end();
}

/// One sweep: blocks until a look proves something, at most design.mostBlocks.
Recommendation sweep(const Design& design, Noise& random) {
    std::vector<Candidate> candidates(design.medians.size());
    candidates.front().isSerial = design.firstIsSerial;
    for (int block = 1;; ++block) {
        runBlock(design, random, candidates, allOf(design));
        if (!isIn(looks(10), block) && block < design.mostBlocks)
            continue;
        Recommendation found = recommend(candidates);
        if (found.isProved || block == design.mostBlocks)
            return found;
    }
}

/// The settings of @p all that are in @p racing.
std::vector<Candidate> those(const std::vector<Candidate>& all,
                             const std::vector<std::size_t>& racing) {
    std::vector<Candidate> picked;
    for (const std::size_t i : racing)
        picked.push_back(all[i]);
    return picked;
}

/// One race; adds the runs it took to @p runs.
Recommendation race(const Design& design, Noise& random, int& runs) {
    std::vector<Candidate> candidates(design.medians.size());
    std::vector<std::size_t> racing = allOf(design);
    for (int block = 1;; ++block) {
        runBlock(design, random, candidates, racing);
        runs += static_cast<int>(racing.size());
        const bool isEnd = block == design.mostBlocks;
        const bool isLook = isIn(looks(RaceRepeats), block) || isEnd;
        if (!isLook && block != FirstDropAfter)
            continue;
        const std::vector<Candidate> left = those(candidates, racing);
        Recommendation found = recommend(left);
        if (isLook && (found.isProved || isEnd)) {
            found.taken = racing[found.taken.value_or(0)];
            return found;
        }
        std::vector<std::size_t> kept;
        for (const std::size_t i : keptInRace(left))
            kept.push_back(racing[i]);
        racing = kept;
    }
}

/// What came of many sweeps.
struct Tally {
    int sweeps = 0;
    int right = 0;
    int proved = 0;
    int provedWrong = 0;
    int boundTooLow = 0; ///< "at most … slower" was not true

    void add(const Design& design, const Recommendation& found) {
        ++sweeps;
        right += found.taken == design.right ? 1 : 0;
        proved += found.isProved ? 1 : 0;
        const double best = *std::min_element(design.medians.begin(), design.medians.end());
        const double slower = design.medians[found.taken.value_or(0)] / best - 1;
        constexpr double Rounding = 1e-9;
        provedWrong += found.isProved && slower > 0.03 + Rounding ? 1 : 0;
        boundTooLow += found.atMostSlower && slower > *found.atMostSlower + Rounding ? 1 : 0;
    }

    [[nodiscard]] QString text() const {
        const auto percent = [this](int count) {
            return QString::number(100.0 * count / sweeps, 'f', 2);
        };
        return u"%1 sweeps, seed %2: %3 % right, %4 % proved, %5 % proved and wrong, bound too low "
               "in %6 %"_s.arg(QString::number(sweeps), QString::number(SimulationSeed),
                               percent(right), percent(proved), percent(provedWrong),
                               percent(boundTooLow));
    }
};

bool isAtMost(int count, int all, double share) {
    return static_cast<double>(count) / all <= share + allowance(share, all);
}

} // namespace

Q_DECLARE_METATYPE(Design)

class RecommendationErrorTest : public TestCase {
    Q_OBJECT

private slots:

    void sweeps_data() {
        QTest::addColumn<Design>("design");
        // Just beyond the margin: to call the first as good as the second is wrong.
        QTest::newRow("at the margin, quiet") << Design{{103.0001, 100}, 0.03, 0.03, 40, 1};
        QTest::newRow("at the margin, calm") << Design{{103.0001, 100}, 0.005, 0.01, 40, 1};
        QTest::newRow("at the margin, busy") << Design{{103.0001, 100}, 0.10, 0.06, 40, 1};
        QTest::newRow("at the margin, up to 80") << Design{{103.0001, 100}, 0.03, 0.03, 80, 1};
        QTest::newRow("at the margin, 10 blocks") << Design{{103.0001, 100}, 0.03, 0.03, 10, 1};
        QTest::newRow("at the margin, four")
            << Design{{103.0001, 103.0001, 103.0001, 100}, 0.03, 0.03, 40, 3};
        QTest::newRow("at the margin, serial") << Design{{103.0001, 100}, 0.03, 0.03, 40, 1, true};
        QTest::newRow("at the margin, serial and four")
            << Design{{103.0001, 103.0001, 103.0001, 103.0001, 100}, 0.03, 0.03, 40, 4, true};
        QTest::newRow("work, quiet") << Design{{153.8, 79.2, 78.4, 81.8}, 0.03, 0.03, 40, 1};
        QTest::newRow("waiting") << Design{{109.8, 56.9, 31.3, 18.5}, 0.02, 0.04, 40, 3};
        QTest::newRow("no work") << Design{{0.45, 0.70, 0.96, 1.12}, 0.05, 0.10, 40, 0};
        QTest::newRow("6 % faster") << Design{{150, 106, 100, 102}, 0.03, 0.03, 40, 2};
    }

    void sweeps() {
        QFETCH(Design, design);
        const int count = simulations(500);
        Noise random(SimulationSeed);
        Tally tally;
        for (int i = 0; i < count; ++i)
            tally.add(design, sweep(design, random));
        qInfo().noquote() << tally.text();
        QVERIFY(isAtMost(tally.provedWrong, count, 0.05));
        QVERIFY(isAtMost(tally.boundTooLow, count, 0.05));
    }

    void races_data() {
        QTest::addColumn<Design>("design");
        // Work on two cores in 1, 2, 3, 4 and 6 processes, each with six chunk sizes from the
        // largest down: the last round of the chunks leaves a core idle for longer or shorter.
        const std::vector<double> saw{151.6, 151.7, 151.8, 152,  152.4, 154,  75.7, 90.7,
                                      80.7,  75.8,  75.9,  77.5, 100.9, 84,   79.5, 76.4,
                                      76,    77.6,  75.8,  90.9, 80.9,  76.2, 76.1, 77.9,
                                      80.2,  84.3,  79.7,  76.6, 76.3,  78.4};
        std::vector<double> slope = saw; // as if the largest chunk had been 700
        slope[6] = 81.2;
        QTest::newRow("quiet, a large chunk is right") << Design{saw, 0.03, 0.03, 40, 6};
        QTest::newRow("quiet, a middle one is right") << Design{slope, 0.03, 0.03, 40, 9};
        QTest::newRow("calm") << Design{saw, 0.003, 0.008, 40, 6};
    }

    void races() {
        QFETCH(Design, design);
        const int count = simulations(100);
        Noise random(SimulationSeed);
        Tally tally;
        int runs = 0;
        for (int i = 0; i < count; ++i)
            tally.add(design, race(design, random, runs));
        qInfo().noquote() << tally.text() + u"; %1 runs each"_s.arg(runs / count);
        QVERIFY(isAtMost(tally.provedWrong, count, 0.05));
        QVERIFY(isAtMost(count - tally.right, count, 0.10));
        QVERIFY(runs < count * 600); // a full grid of 40 blocks is 1200
    }
};

QTEST_GUILESS_MAIN(RecommendationErrorTest)
#include "recommendationerror_test.moc"
