#include "core/work/weights.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <cmath>

using namespace poolscope;

namespace {

WorkSpec specOf(WorkProfile profile, std::uint64_t seed = 1) {
    return {WorkKind::Cpu, profile, 1'000'000, seed};
}

double sumOneByOne(const WorkSpec& work, std::uint64_t position, std::uint64_t count,
                   std::uint64_t size) {
    double sum = 0.0;
    for (std::uint64_t i = position; i < position + count; ++i)
        sum += weight(work, i, size);
    return sum;
}

bool nearly(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

const std::uint64_t Sizes[] = {1, 2, 3, 4, 5, 97, 100, 101, 1024, 99'991};

} // namespace

class WeightsTest : public TestCase {
    Q_OBJECT

private slots:

    /// The first outputs of the generator as published, for seeds 0 and 1234567.
    void splitmixVectors() {
        constexpr std::uint64_t Step = 0x9e3779b97f4a7c15ULL;
        QCOMPARE(splitmix64(0), std::uint64_t{0xE220A8397B1DCDAFULL});
        QCOMPARE(splitmix64(Step), std::uint64_t{0x6E789E6AA1B965F4ULL});
        QCOMPARE(splitmix64(2 * Step), std::uint64_t{0x06C45D188009454FULL});
        QCOMPARE(splitmix64(1'234'567), std::uint64_t{6'457'827'717'110'365'317ULL});
        QCOMPARE(splitmix64(1'234'567 + Step), std::uint64_t{3'203'168'211'198'807'973ULL});
    }

    void definitions() {
        const auto w = [](WorkProfile profile, std::uint64_t position) {
            return weight(specOf(profile), position, 10);
        };
        QCOMPARE(w(WorkProfile::Equal, 3), 1.0);
        QCOMPARE(w(WorkProfile::Rising, 0), 0.1);
        QCOMPARE(w(WorkProfile::Rising, 9), 1.9);
        QCOMPARE(w(WorkProfile::Falling, 0), 1.9);
        QCOMPARE(w(WorkProfile::Falling, 9), 0.1);
        QCOMPARE(w(WorkProfile::OneHeavy, 7), 5.5);
        QCOMPARE(w(WorkProfile::OneHeavy, 6), 0.5);
        QCOMPARE(w(WorkProfile::OneHeavy, 8), 0.5);
        // −ln(1−u), u from the first output of seed 0: 0xE220A8397B1DCDAF / 2^64.
        const double u = static_cast<double>(0xE220A8397B1DCDAFULL >> 11) / 9007199254740992.0;
        QCOMPARE(weight(specOf(WorkProfile::Random, 0), 0, 10), -std::log(1 - u));
    }

    void fallingIsTheMirrorOfRising() {
        for (const std::uint64_t size : Sizes) {
            for (const std::uint64_t i : {std::uint64_t{0}, size / 3, size - 1})
                QCOMPARE(weight(specOf(WorkProfile::Falling), i, size),
                         weight(specOf(WorkProfile::Rising), size - 1 - i, size));
        }
    }

    void theMeanIsOne_data() {
        QTest::addColumn<int>("profile");
        QTest::newRow("equal") << static_cast<int>(WorkProfile::Equal);
        QTest::newRow("rising") << static_cast<int>(WorkProfile::Rising);
        QTest::newRow("falling") << static_cast<int>(WorkProfile::Falling);
        QTest::newRow("one-heavy") << static_cast<int>(WorkProfile::OneHeavy);
    }

    void theMeanIsOne() {
        QFETCH(int, profile);
        const WorkSpec work = specOf(static_cast<WorkProfile>(profile));
        for (const std::uint64_t size : Sizes) {
            const double n = static_cast<double>(size);
            QVERIFY(nearly(sumOneByOne(work, 0, size, size), n));
            QVERIFY(nearly(weightSum(work, 0, size, size), n));
        }
        constexpr std::uint64_t All = std::uint64_t{1} << 32;
        QVERIFY(nearly(weightSum(work, 0, All, All), 4294967296.0));
    }

    /// An exponential distribution: its mean is 1 up to chance, here five standard errors.
    void theMeanOfChanceIsAboutOne() {
        constexpr std::uint64_t Size = 1'000'000;
        for (const std::uint64_t seed : {0U, 1U, 42U}) {
            const double mean = weightSum(specOf(WorkProfile::Random, seed), 0, Size, Size) / Size;
            QVERIFY2(std::abs(mean - 1) < 0.005, qPrintable(QString::number(mean)));
        }
    }

    void sums_data() {
        QTest::addColumn<int>("profile");
        for (const WorkProfile profile :
             {WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling, WorkProfile::Random,
              WorkProfile::OneHeavy})
            QTest::addRow("profile %d", static_cast<int>(profile)) << static_cast<int>(profile);
    }

    void sums() {
        QFETCH(int, profile);
        const WorkSpec work = specOf(static_cast<WorkProfile>(profile), 7);
        for (const std::uint64_t size : Sizes) {
            for (std::uint64_t position = 0; position < size; position += 1 + size / 7) {
                for (const std::uint64_t count :
                     {std::uint64_t{0}, std::uint64_t{1}, (size - position) / 2, size - position})
                    QVERIFY(nearly(weightSum(work, position, count, size),
                                   sumOneByOne(work, position, count, size)));
            }
        }
    }

    void theSameSeedIsTheSameWork() {
        const WorkSpec work = specOf(WorkProfile::Random, 42);
        for (const std::uint64_t i : {0U, 1U, 99U}) {
            QCOMPARE(weight(work, i, 100), weight(specOf(WorkProfile::Random, 42), i, 100));
            QVERIFY(weight(work, i, 100) != weight(specOf(WorkProfile::Random, 43), i, 100));
            QVERIFY(weight(work, i, 100) >= 0.0);
        }
        QVERIFY(weight(work, 0, 100) != weight(work, 1, 100));
    }

    void theLargestSeed() {
        const WorkSpec work = specOf(WorkProfile::Random, ~std::uint64_t{0});
        QVERIFY(std::isfinite(weight(work, 5, 100))); // seed + position wraps around
        QCOMPARE(weight(work, 1, 100), weight(specOf(WorkProfile::Random, 0), 0, 100));
    }
};

QTEST_GUILESS_MAIN(WeightsTest)
#include "weights_test.moc"
