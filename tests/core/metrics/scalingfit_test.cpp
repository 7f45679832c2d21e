#include "core/metrics/scalingfit.h"
#include "tests/support/estimatetext.h"
#include "tests/support/testcase.h"

#include <cmath>
#include <vector>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using poolscope::text;
using Points = std::vector<ScalingPoint>;

/// Speedups of 1, 2, 3 … processes.
Points fromOneOn(const std::vector<double>& speedups) {
    Points points;
    for (const double speedup : speedups)
        points.push_back({static_cast<int>(points.size()) + 1, speedup, std::nullopt});
    return points;
}

/// Speedups without noise, of 1, 2, 4, 8, 16 and 32 processes.
Points exact(double gamma, double sigma, double kappa) {
    Points points;
    for (int p = 1; p <= 32; p *= 2)
        points.push_back(
            {p, gamma * p / (1 + sigma * (p - 1) + kappa * p * (p - 1)), std::nullopt});
    return points;
}

/// With every point's own error.
Points known(Points points, double error) {
    for (ScalingPoint& point : points)
        point.standardError = error;
    return points;
}

/// As of a machine with @p cores cores: more processes bring nothing.
Points saturated(int cores, int most) {
    std::vector<double> speedups;
    for (int p = 1; p <= most; ++p)
        speedups.push_back(0.97 * std::min(p, cores));
    return fromOneOn(speedups);
}

QString text(NoFit reason) {
    switch (reason) {
    case NoFit::TooFewCounts:
        return u"too few counts"_s;
    case NoFit::LawDoesNotHold:
        return u"the law does not hold"_s;
    case NoFit::TooNoisy:
        return u"too noisy"_s;
    case NoFit::NoCpuWork:
        return u"no CPU work"_s;
    case NoFit::SlowerFromTwoOn:
        return u"slower from two on"_s;
    }
    return {};
}

QString text(const Result<AmdahlFit, NoFit>& fit) {
    if (!fit.hasValue())
        return text(fit.error());
    return u"gamma %1, serial %2, residual %3"_s.arg(
        text(fit.value().gamma), text(fit.value().serialFraction), text(fit.value().residual));
}

QString text(const Result<UslFit, NoFit>& fit) {
    if (!fit.hasValue())
        return text(fit.error());
    const UslFit& usl = fit.value();
    const QString best = usl.bestProcesses ? QString::number(*usl.bestProcesses) : u"none"_s;
    return u"gamma %1, sigma %2, kappa %3, peak %4, best %5%6, residual %7"_s.arg(
        text(usl.gamma), text(usl.sigma), text(usl.kappa), text(usl.peak), best,
        usl.isExtrapolated ? u" extrapolated"_s : QString(), text(usl.residual));
}

// Constants that are made before main(), which a test may: clazy:excludeall=non-pod-global-static
const Points A = fromOneOn({1.0057, 1.8725, 2.5975, 3.3286, 4.0207, 4.3486, 4.7947, 5.2129});
const Points B = fromOneOn({0.9815, 1.8053, 2.6207, 3.0170, 3.3263, 3.7979, 3.6859, 3.7662, 3.4661,
                            3.2310, 3.3618, 3.2366});
const Points C = fromOneOn({1.0458, 1.8709, 2.4549, 3.0299, 3.5694, 4.0093});
const Points D = fromOneOn({1.0576, 1.7772, 2.5568, 3.2645, 3.8498, 4.2662, 4.4565, 5.0915});

} // namespace

class ScalingFitTest : public TestCase {
    Q_OBJECT

private slots:

    void uslVectors_data() {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QString>("expected");
        QTest::newRow("A") << A
                           << u"gamma 0.998918, sigma 0.0590825 [0.0240568, 0.0861503], kappa "
                              "0.00220701 [0, 0.00646133], peak 20.6478 [12.2785, inf], best 21 "
                              "extrapolated, residual 0.0177691"_s;
        QTest::newRow("B") << B
                           << u"gamma 0.965051, sigma 0.00323624 [0, 0.048313], kappa 0.0197436 "
                              "[0.0161085, 0.0219696], peak 7.10531 [6.74666, 7.71949], best 7, "
                              "residual 0.0367349"_s;
        QTest::newRow("C, at the bound of kappa")
            << C
            << u"gamma 1.03417, sigma 0.114726 [0.0553446, 0.143079], kappa 0 [0, 0.00945017], "
               "peak inf [9.97172, inf], best none, residual 0.0225273"_s;
    }

    void uslVectors() {
        QFETCH(Points, points);
        QTEST(text(fitUsl(points)), "expected");
    }

    void amdahlVectors_data() {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QString>("expected");
        QTest::newRow("C")
            << C << u"gamma 1.03417, serial 0.114726 [0.0948738, 0.13592], residual 0.0195092"_s;
        QTest::newRow("D")
            << D << u"gamma 1.0205, serial 0.0901638 [0.0697916, 0.112533], residual 0.0343983"_s;
    }

    void amdahlVectors() {
        QFETCH(Points, points);
        QTEST(text(fitAmdahl(points)), "expected");
    }

    void exactUsl_data() {
        QTest::addColumn<double>("gamma");
        QTest::addColumn<double>("sigma");
        QTest::addColumn<double>("kappa");
        QTest::addColumn<double>("peak");
        const double none = std::numeric_limits<double>::infinity();
        QTest::newRow("both") << 1.0 << 0.05 << 0.002 << 21.7944947;
        QTest::newRow("kappa 0") << 0.93 << 0.2 << 0.0 << none;
        QTest::newRow("sigma 0") << 1.0 << 0.0 << 0.01 << 10.0;
        QTest::newRow("neither") << 1.0 << 0.0 << 0.0 << none;
        QTest::newRow("steep") << 0.8 << 0.3 << 0.5 << std::sqrt(0.7 / 0.5);
        QTest::newRow("none gains") << 0.9 << 1.0 << 0.0 << none;
        QTest::newRow("none gains, and it costs") << 0.9 << 1.0 << 0.01 << 1.0;
    }

    void exactUsl() {
        QFETCH(double, gamma);
        QFETCH(double, sigma);
        QFETCH(double, kappa);
        QFETCH(double, peak);
        const auto fit = fitUsl(exact(gamma, sigma, kappa));
        QVERIFY(fit.hasValue());
        const UslFit& usl = fit.value();
        QVERIFY(std::abs(usl.gamma - gamma) < 1e-6);
        QVERIFY(std::abs(usl.sigma.value - sigma) < 1e-6);
        QVERIFY(std::abs(usl.kappa.value - kappa) < 1e-6);
        QVERIFY(usl.residual < 1e-6);
        if (std::isinf(peak))
            QVERIFY(std::isinf(usl.peak.value));
        else
            QVERIFY(std::abs(usl.peak.value - peak) < 1e-4);
        // The snapped κ is 0, and not merely small.
        QVERIFY(kappa > 0 || usl.kappa.value == 0);
        for (const Estimate& estimate : {usl.sigma, usl.kappa, usl.peak}) {
            QVERIFY(estimate.interval.has_value());
            QCOMPARE(estimate.interval->low, estimate.value);
            QCOMPARE(estimate.interval->high, estimate.value);
        }
    }

    void exactAmdahl() {
        const auto fit = fitAmdahl(exact(0.93, 0.2, 0));
        QCOMPARE(text(fit.value().serialFraction), u"0.2 [0.2, 0.2]"_s);
        QCOMPARE(text(fit.value().gamma), u"0.93"_s);
        QVERIFY(std::abs(fit.value().serialFraction.value - 0.2) < 1e-9);
    }

    /// All speedups share the error of the serial time.
    void anErrorOfTheSerialTimeChangesGammaAlone() {
        Points shifted = A;
        for (ScalingPoint& point : shifted)
            point.speedup *= 1.2;
        const auto fit = fitUsl(A);
        const auto other = fitUsl(shifted);
        QCOMPARE(text(other.value().sigma), text(fit.value().sigma));
        QCOMPARE(text(other.value().kappa), text(fit.value().kappa));
        QCOMPARE(text(other.value().peak), text(fit.value().peak));
        QCOMPARE(text(other.value().gamma / fit.value().gamma), u"1.2"_s);
    }

    void theCurve() {
        const auto usl = fitUsl(exact(0.9, 0.05, 0.002));
        QCOMPARE(text(usl.value().speedupAt(1)), u"0.9"_s);
        QCOMPARE(text(usl.value().speedupAt(10)), text(0.9 * 10 / (1 + 0.05 * 9 + 0.002 * 90)));
        const auto amdahl = fitAmdahl(exact(0.9, 0.05, 0));
        QCOMPARE(text(amdahl.value().speedupAt(10)), text(0.9 * 10 / (1 + 0.05 * 9)));
    }

    void refused_data() {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QString>("amdahl");
        QTest::addColumn<QString>("usl");
        const QString few = u"too few counts"_s;
        const QString law = u"the law does not hold"_s;
        const QString noisy = u"too noisy"_s;
        const QString slower = u"slower from two on"_s;
        QTest::newRow("nothing") << Points() << few << few;
        QTest::newRow("three counts") << Points(A.begin(), A.begin() + 3) << few << few;
        QTest::newRow("two counts, often")
            << Points{A[0], A[1], A[0], A[1], A[0], A[1], A[0], A[1]} << few << few;
        // F against both limits: where the points are known to 1 %, and where they are not.
        QTest::newRow("two cores") << known(saturated(2, 8), 0.01) << law << law;
        QTest::newRow("four cores") << known(saturated(4, 8), 0.01) << law << law;
        QTest::newRow("wild") << fromOneOn({1, 2.8, 1.8, 5.5, 2.6, 7.5, 3.7, 9.8}) << noisy
                              << noisy;
        QTest::newRow("wild, and it is known to be noise")
            << known(fromOneOn({1, 2.8, 1.8, 5.5, 2.6, 7.5, 3.7, 9.8}), 0.4) << noisy << noisy;
        QTest::newRow("slower and slower")
            << fromOneOn({0.9, 0.7, 0.6, 0.55, 0.53, 0.515, 0.505}) << slower << slower;
    }

    void refused() {
        QFETCH(Points, points);
        QTEST(text(fitAmdahl(points)), "amdahl");
        QTEST(text(fitUsl(points)), "usl");
    }

    /// Its maximum lies below one process, so that one is the best that there is.
    void aCurveThatOnlyFalls() {
        Points points = exact(1, 0.1, 1.5);
        for (std::size_t at = 0; at < points.size(); at += 2)
            points[at].speedup *= 1.001; // else there is nothing to search for
        const auto fit = fitUsl(points);
        QVERIFY(fit.hasValue());
        QCOMPARE(fit.value().peak.value, 1.0);
        QCOMPARE(*fit.value().peak.interval, (Interval{1, 1}));
        QCOMPARE(*fit.value().bestProcesses, 1);
    }

    void fourCountsAreEnoughForAmdahlAlone() {
        const Points four(A.begin(), A.begin() + 4);
        QVERIFY(fitAmdahl(four).hasValue());
        QCOMPARE(text(fitUsl(Points(A.begin(), A.begin() + 5))), u"too few counts"_s);
        QVERIFY(fitUsl(Points(A.begin(), A.begin() + 6)).hasValue());
    }

    void aGoodFitIsNotRefused() {
        QVERIFY(fitUsl(known(A, 0.01)).hasValue()); // F is large, but 2 % are good enough
        QVERIFY(fitUsl(known(B, 0.03)).hasValue());
        QCOMPARE(text(fitUsl(known(B, 0.01))), u"the law does not hold"_s);
        Points partly = known(B, 0.01);
        partly[3].standardError.reset();
        QVERIFY(fitUsl(partly).hasValue()); // nobody knows how noisy they are
    }
};

QTEST_GUILESS_MAIN(ScalingFitTest)
#include "scalingfit_test.moc"
