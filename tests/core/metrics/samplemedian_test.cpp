#include "core/metrics/samplemedian.h"
#include "tests/support/estimatetext.h"
#include "tests/support/testcase.h"

#include <numeric>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::vector<double> numbers(const QString& text) {
    std::vector<double> values;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        values.push_back(word.toDouble());
    return values;
}

/// 1 … @p count: their interval's ends are ranks.
std::vector<double> upTo(int count) {
    std::vector<double> values(static_cast<std::size_t>(count));
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

QString indexes(const std::vector<std::size_t>& found) {
    QStringList words;
    for (const std::size_t index : found)
        words.append(QString::number(index));
    return words.join(u' ');
}

} // namespace

class SampleMedianTest : public TestCase {
    Q_OBJECT

private slots:

    void vectors_data() {
        QTest::addColumn<std::vector<double>>("times");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a") << TimesA << u"78.7 [77.9, 85] [78.0315, 81.8432]"_s;
        QTest::newRow("b") << TimesB << u"80.65 [79.5, 83.2] [79.7631, 82.7396]"_s;
        QTest::newRow("serial") << TimesSerial << u"152.2 [151.6, 154.8] [151.707, 154.229]"_s;
    }

    void vectors() {
        QFETCH(std::vector<double>, times);
        const QString found = text(median(times)) + u' ' + text(medianInterval(times)) + u' ' +
                              text(narrowMedianInterval(times));
        QTEST(found, "expected");
    }

    void mediansOfFew_data() {
        QTest::addColumn<QString>("times");
        QTest::addColumn<double>("expected");
        QTest::newRow("none") << QString() << 0.0;
        QTest::newRow("one") << u"7"_s << 7.0;
        QTest::newRow("two") << u"9 4"_s << 6.5;
        QTest::newRow("three") << u"9 4 5"_s << 5.0;
        QTest::newRow("all equal") << u"3 3 3 3"_s << 3.0;
    }

    void mediansOfFew() {
        QFETCH(QString, times);
        QTEST(median(numbers(times)), "expected");
    }

    /// The rank l of the interval [x_l, x_(n + 1 − l)] for 6 … 60 values, exact by calculation.
    void ranks() {
        const std::vector<int> ranksFrom6{1,  1,  1,  2,  2,  2,  3,  3,  3,  4,  4,  5,  5,  5,
                                          6,  6,  6,  7,  7,  8,  8,  8,  9,  9,  10, 10, 10, 11,
                                          11, 12, 12, 13, 13, 13, 14, 14, 15, 15, 16, 16, 16, 17,
                                          17, 18, 18, 19, 19, 19, 20, 20, 21, 21, 22, 22, 22};
        int count = 6;
        for (const int rank : ranksFrom6) {
            QCOMPARE(text(medianInterval(upTo(count))),
                     u"[%1, %2]"_s.arg(rank).arg(count + 1 - rank));
            ++count;
        }
        QCOMPARE(count, 61);
    }

    void intervalsOfFew() {
        QCOMPARE(text(medianInterval(upTo(5))), u"none"_s);
        QCOMPARE(text(narrowMedianInterval(upTo(4))), u"none"_s);
        QCOMPARE(text(narrowMedianInterval(upTo(5))), u"[1, 5]"_s);
        QCOMPARE(text(narrowMedianInterval({})), u"none"_s);
        // 93.75 % are enough where only 90 are asked for: it is narrower.
        QCOMPARE(text(narrowMedianInterval(upTo(5), 0.90)), u"[1.35294, 4.64706]"_s);
    }

    void intervalsOfMany() {
        QCOMPARE(text(medianInterval(upTo(10'000))), u"[4902, 5099]"_s);
        QCOMPARE(text(medianInterval(std::vector<double>(50, 3.0))), u"[3, 3]"_s);
    }

    void theNarrowIntervalLiesWithin() {
        for (int count = 6; count <= 60; ++count) {
            const std::vector<double> values = upTo(count);
            const auto wide = medianInterval(values);
            const auto narrow = narrowMedianInterval(values);
            const auto narrower = narrowMedianInterval(values, 0.90);
            QVERIFY(wide && narrow && narrower);
            QVERIFY(wide->low <= narrow->low && narrow->high <= wide->high);
            QVERIFY(narrow->low < narrower->low && narrower->high < narrow->high);
        }
    }

    void outliersAreFarAway_data() {
        QTest::addColumn<QString>("times");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("too few") << u"10 11 12 13 900"_s << QString();
        QTest::newRow("one, above") << u"10 11 12 13 14 900"_s << u"5"_s;
        QTest::newRow("above and below") << u"-900 110 111 112 113 114 900"_s << u"0 6"_s;
        QTest::newRow("nearly") << u"98 99 100 101 102 122.7"_s
                                << QString(); // median 100.5, MAD 1.5
        QTest::newRow("just") << u"98 99 100 101 102 122.8"_s << u"5"_s;
        QTest::newRow("most are equal") << u"5 5 5 5 5 900"_s << QString();
    }

    void outliersAreFarAway() {
        QFETCH(QString, times);
        QTEST(indexes(outliers(numbers(times))), "expected");
    }

    void runsToCome() {
        QCOMPARE(runsNeeded(10, 6.0, 3.0), 48);
        QCOMPARE(runsNeeded(10, 3.0, 3.0), 12);
        QCOMPARE(runsNeeded(10, 1.0, 3.0), 10); // it is done
        QCOMPARE(runsNeeded(10, 1e12, 1e-3), 1'000'000'000);
    }
};

QTEST_GUILESS_MAIN(SampleMedianTest)
#include "samplemedian_test.moc"
