#include "core/metrics/pairtest.h"
#include "core/metrics/samplemedian.h"
#include "core/metrics/scalingfit.h"
#include "tests/support/simulations.h"
#include "tests/support/testcase.h"

#include <cmath>
#include <limits>
#include <vector>

using namespace poolscope;
using namespace Qt::StringLiterals;

// How often the 95 % intervals of the fits hold the truth.

namespace {

/// A machine's law, and how it is measured.
struct Design {
    double sigma = 0;
    double kappa = 0;
    std::vector<int> counts;
    double noise = 0; ///< standard deviation of log S

    [[nodiscard]] double peak() const {
        return kappa > 0 ? std::sqrt((1 - sigma) / kappa) : std::numeric_limits<double>::infinity();
    }

    /// One sweep.
    [[nodiscard]] std::vector<ScalingPoint> points(Noise& random) const {
        std::vector<ScalingPoint> made;
        for (const int p : counts) {
            const double slower = 1 + sigma * (p - 1) + kappa * p * (p - 1);
            made.push_back({p, p / slower * std::exp(noise * random.normal()), std::nullopt});
        }
        return made;
    }
};

std::vector<int> upTo(int most) {
    std::vector<int> counts;
    for (int p = 1; p <= most; ++p)
        counts.push_back(p);
    return counts;
}

/// How often an interval held the truth. Who is refused a fit is told nothing wrong.
struct Coverage {
    int held = 0;
    int told = 0;

    void add(const Estimate& estimate, double truth) {
        constexpr double Rounding = 1e-9;
        ++told;
        held += estimate.interval && estimate.interval->low <= truth + Rounding &&
                        truth <= estimate.interval->high * (1 + Rounding)
                    ? 1
                    : 0;
    }

    [[nodiscard]] double share() const { return told > 0 ? static_cast<double>(held) / told : 0; }

    /// Whether it missed in at most @p most of @p all sets.
    [[nodiscard]] bool missesAtMost(double most, int all) const {
        return static_cast<double>(told - held) / all <= most + allowance(most, all);
    }

    [[nodiscard]] bool isAtMost(double most) const {
        return share() <= most + allowance(most, told);
    }
};

/// A point of ten runs, each with @p noise, whose true speedup is @p speedup.
ScalingPoint measured(int processes, double speedup, double noise, Noise& random) {
    std::vector<double> logs;
    for (int run = 0; run < 10; ++run)
        logs.push_back(random.ofARun(noise));
    return {processes, speedup * std::exp(-median(logs)), medianStandardError(logs)};
}

QString percent(const Coverage& coverage) {
    return QString::number(100 * coverage.share(), 'f', 1);
}

} // namespace

Q_DECLARE_METATYPE(Design)

class FitCoverageTest : public TestCase {
    Q_OBJECT

private slots:

    void ofTheUsl_data() {
        QTest::addColumn<Design>("design");

        struct Column {
            const char* name;
            std::vector<int> counts;
            double noise;
        };

        const std::vector<Column> columns{{"1-6, 3 %", upTo(6), 0.03},
                                          {"1-6, 10 %", upTo(6), 0.10},
                                          {"1-8, 3 %", upTo(8), 0.03},
                                          {"1-12, 3 %", upTo(12), 0.03},
                                          {"1-16, 3 %", upTo(16), 0.03},
                                          {"1-16, 10 %", upTo(16), 0.10},
                                          {"1,2,4-32, 10 %", {1, 2, 4, 8, 16, 32}, 0.10}};
        const std::vector<std::pair<double, double>> laws{
            {0.05, 0.002}, {0.10, 0.0}, {0.0, 0.01}, {0.02, 0.02}, {0.30, 0.0005}, {0.0, 0.0}};
        for (const auto& [sigma, kappa] : laws) {
            for (const Column& column : columns)
                QTest::addRow("%g, %g: %s", sigma, kappa, column.name)
                    << Design{sigma, kappa, column.counts, column.noise};
        }
    }

    void ofTheUsl() {
        QFETCH(Design, design);
        const int count = simulations(FewOfAUsl);
        Noise random(SimulationSeed);
        Coverage sigma;
        Coverage kappa;
        Coverage peak;
        for (int i = 0; i < count; ++i) {
            const auto fit = fitUsl(design.points(random));
            if (!fit.hasValue()) // too noisy
                continue;
            sigma.add(fit.value().sigma, design.sigma);
            kappa.add(fit.value().kappa, design.kappa);
            peak.add(fit.value().peak, design.peak());
        }
        qInfo().noquote() << u"%1 sets, seed %2: %3 / %4 / %5 % of %6 fits"_s.arg(
            QString::number(count), QString::number(SimulationSeed), percent(sigma), percent(kappa),
            percent(peak), QString::number(sigma.told));
        QVERIFY(sigma.told > count * 7 / 10);
        // At the corner both bounds act, and few noisy counts make the intervals too wide.
        const bool isWide = (design.sigma == 0 && design.kappa == 0) ||
                            (design.counts.size() < 12 && design.noise > 0.03);
        for (const Coverage& coverage : {sigma, kappa, peak}) {
            QVERIFY(coverage.missesAtMost(0.06, count));
            QVERIFY(isWide || coverage.isAtMost(0.99));
        }
    }

    void ofAmdahl_data() {
        QTest::addColumn<Design>("design");
        for (const double fraction : {0.0, 0.05, 0.2}) {
            for (const int most : {4, 6, 8, 16}) {
                for (const double noise : {0.03, 0.10})
                    QTest::addRow("%g: 1-%d, %g %%", fraction, most, 100 * noise)
                        << Design{fraction, 0, upTo(most), noise};
            }
        }
    }

    void ofAmdahl() {
        QFETCH(Design, design);
        const int count = simulations(FewOfAmdahl);
        Noise random(SimulationSeed);
        Coverage fraction;
        for (int i = 0; i < count; ++i) {
            const auto fit = fitAmdahl(design.points(random));
            if (fit.hasValue())
                fraction.add(fit.value().serialFraction, design.sigma);
        }
        qInfo().noquote() << u"%1 sets, seed %2: %3 % of %4 fits"_s.arg(
            QString::number(count), QString::number(SimulationSeed), percent(fraction),
            QString::number(fraction.told));
        QVERIFY(fraction.told > count * 7 / 10);
        QVERIFY(fraction.missesAtMost(0.06, count));
        QVERIFY(fraction.isAtMost(0.99));
    }

    /// More processes than cores gain nothing: no law of scaling says so.
    void refusedWhereTheLawDoesNotHold_data() {
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("most");
        QTest::addColumn<double>("noise");
        for (const int cores : {2, 4}) {
            for (const int most : {8, 16}) {
                for (const double noise : {0.01, 0.03})
                    QTest::addRow("%d cores, 1-%d, %g %%", cores, most, 100 * noise)
                        << cores << most << noise;
            }
        }
    }

    void refusedWhereTheLawDoesNotHold() {
        QFETCH(int, cores);
        QFETCH(int, most);
        QFETCH(double, noise);
        const int count = simulations(FewOfAUsl);
        Noise random(SimulationSeed);
        int given = 0;
        int wronglyRefused = 0;
        for (int i = 0; i < count; ++i) {
            std::vector<ScalingPoint> saturated;
            std::vector<ScalingPoint> good;
            for (const int p : upTo(most)) {
                saturated.push_back(measured(p, std::min(p, cores), noise, random));
                good.push_back(measured(p, p / (1 + 0.05 * (p - 1)), noise, random));
            }
            given += fitUsl(saturated).hasValue() ? 1 : 0;
            wronglyRefused += fitUsl(good).hasValue() ? 0 : 1;
        }
        qInfo().noquote() << u"%1 sets, seed %2: %3 fits given, %4 good ones refused"_s.arg(
            QString::number(count), QString::number(SimulationSeed), QString::number(given),
            QString::number(wronglyRefused));
        QVERIFY(given <= count / 100);
        QVERIFY(wronglyRefused <= count / 100);
    }

private:
    static constexpr int FewOfAUsl = 300;
    static constexpr int FewOfAmdahl = 500;
};

QTEST_GUILESS_MAIN(FitCoverageTest)
#include "fitcoverage_test.moc"
