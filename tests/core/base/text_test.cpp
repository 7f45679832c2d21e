#include "core/base/text.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The number, or "-" for nothing.
template<typename Number>
QString textOf(const std::optional<Number>& number) {
    return number ? QString::number(*number) : u"-"_s;
}

} // namespace

class TextTest : public TestCase {
    Q_OBJECT

private slots:

    void durations_data() {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("expected");
        const auto row = [](qint64 time, const QString& expected) {
            QTest::addRow("%lld", time) << time << expected;
        };
        row(0, u"0 ns"_s);
        row(1, u"1 ns"_s);
        row(999, u"999 ns"_s);
        row(1000, u"1.00 µs"_s);
        row(8204, u"8.20 µs"_s);
        row(9994, u"9.99 µs"_s);
        row(9996, u"10.0 µs"_s);
        row(99'960, u"100 µs"_s);
        row(999'499, u"999 µs"_s);
        row(999'500, u"1.00 ms"_s);
        row(8'200'000, u"8.20 ms"_s);
        row(12'345'678, u"12.3 ms"_s);
        row(999'499'999, u"999 ms"_s);
        row(999'500'000, u"1.00 s"_s);
        row(1'500'000'000, u"1.50 s"_s);
        row(59'900'000'000, u"59.9 s"_s);
        row(59'960'000'000, u"1 min 0 s"_s);
        row(60'000'000'000, u"1 min 0 s"_s);
        row(125'400'000'000, u"2 min 5 s"_s);
        row(119'600'000'000, u"2 min 0 s"_s);
        row(3'600'000'000'000, u"60 min 0 s"_s);
    }

    void durations() {
        QFETCH(qint64, time);
        QTEST(plainSpaces(durationText(time)), "expected");
    }

    void counts_data() {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<QString>("expected"); // "_" for a narrow no-break space
        const auto row = [](quint64 count, const QString& expected) {
            QTest::addRow("%llu", count) << count << expected;
        };
        row(0, u"0"_s);
        row(100, u"100"_s);
        row(9'999, u"9999"_s);
        row(10'000, u"10_000"_s);
        row(100'000, u"100_000"_s);
        row(10'000'000, u"10_000_000"_s);
        row(4'294'967'296, u"4_294_967_296"_s);
        row(~quint64{0}, u"18_446_744_073_709_551_615"_s);
    }

    void counts() {
        QFETCH(quint64, count);
        QTEST(countText(count).replace(QChar(0x202f), u'_'), "expected");
    }

    void factors_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("expected");
        const auto row = [](double factor, const QString& expected) {
            QTest::addRow("%.10g", factor) << factor << expected;
        };
        row(0.0, u"0"_s);
        row(0.0042, u"0.00420"_s);
        row(0.00099996, u"0.00100"_s);
        row(0.5, u"0.500"_s);
        row(0.9996, u"1.00"_s);
        row(1.0, u"1.00"_s);
        row(2.774, u"2.77"_s);
        row(9.996, u"10.0"_s);
        row(31.24, u"31.2"_s);
        row(99.96, u"100"_s);
        row(999.4, u"999"_s);
        row(999.6, u"1000"_s);
        row(1250.0, u"1250"_s);
    }

    void factors() {
        QFETCH(double, factor);
        QTEST(factorText(factor), "expected");
    }

    void timesAsMuch() {
        QCOMPARE(plainSpaces(timesText(2.774)), u"2.77 ×"_s);
        QCOMPARE(plainSpaces(shortTimesText(2)), u"2 ×"_s);
        QCOMPARE(plainSpaces(shortTimesText(1.5)), u"1.5 ×"_s);
        QCOMPARE(shortFactorText(4.0 / 3), u"1.33"_s);
        QCOMPARE(shortFactorText(1000), u"1000"_s);
    }

    void percents_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("expected");
        const auto row = [](double share, const QString& expected) {
            QTest::addRow("%.10g", share) << share << expected;
        };
        row(0.0, u"0 %"_s);
        row(0.001, u"0.1 %"_s);
        row(0.05, u"5.0 %"_s);
        row(0.0994, u"9.9 %"_s);
        row(0.0996, u"10 %"_s);
        row(0.692, u"69 %"_s);
        row(1.0, u"100 %"_s);
        row(1.254, u"125 %"_s);
    }

    void percents() {
        QFETCH(double, share);
        QTEST(plainSpaces(percentText(share)), "expected");
    }

    void numberAndUnitStayOnOneLine() {
        for (const QString& text : {durationText(850), durationText(8'200), durationText(8'200'000),
                                    durationText(1'500'000'000), durationText(125'000'000'000),
                                    percentText(0.27), timesText(2.5)})
            QVERIFY2(!text.contains(u' ') && text.contains(QChar(QChar::Nbsp)), qPrintable(text));
        QCOMPARE(plainSpaces(durationText(125'000'000'000)), u"2 min 5 s"_s);
        QCOMPARE(plainSpaces(countText(10'000'000)), u"10 000 000"_s);
    }

    void countsAsTyped_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& text, const QString& expected) {
            QTest::newRow(text.isEmpty() ? "nothing" : qPrintable(text)) << text << expected;
        };
        for (const auto& same : {u"0"_s, u"1"_s, u"100"_s, u"4294967296"_s, u"9007199254740991"_s,
                                 u"9007199254740992"_s})
            row(same, same);
        row(u"007"_s, u"7"_s);
        row(u" 42 "_s, u"42"_s);
        row(u"+5"_s, u"5"_s);
        row(u"1e6"_s, u"1000000"_s);
        row(u"1E+6"_s, u"1000000"_s);
        row(u"2.5e1"_s, u"25"_s);
        row(u"10k"_s, u"10000"_s);
        row(u"10K"_s, u"10000"_s);
        row(u"1M"_s, u"1000000"_s);
        row(u"2.5M"_s, u"2500000"_s);
        row(u"4G"_s, u"4000000000"_s);
        // In groups of three, as they stand in the window and in messages.
        row(u"1 000"_s, u"1000"_s);
        row(u" 4 294 967 296 "_s, u"4294967296"_s);
        row(u"10\u202f000\u202f000"_s, u"10000000"_s);
        row(u"10\u00a0000"_s, u"10000"_s);
        row(u"۱۲۲۵"_s, u"1225"_s); // as a Persian keyboard types it
        row(u"۱۰k"_s, u"10000"_s);
        // Not the binary fractions next to them.
        row(u"2.3k"_s, u"2300"_s);
        row(u"4.1k"_s, u"4100"_s);
        row(u"1.001M"_s, u"1001000"_s);
        row(u"4.294967295G"_s, u"4294967295"_s);
        row(u"0e999"_s, u"0"_s);
        for (const auto& bad : {u""_s,
                                u" "_s,
                                u"-1"_s,
                                u"-0"_s,
                                u"abc"_s,
                                u"1 00"_s,
                                u"1000 000"_s,
                                u"1 000 00"_s,
                                u"1  000"_s,
                                u"1 000k"_s,
                                u"1.000"_s, // a thousand in much of the world
                                u"1.0"_s,
                                u"1,000"_s,
                                u"10²"_s,
                                u"0x10"_s,
                                u"1.5"_s,
                                u"1.2345k"_s,
                                u"1e-3"_s,
                                u"10m"_s,
                                u"10 k"_s,
                                u"k"_s,
                                u".5k"_s,
                                u"1."_s,
                                u"1e"_s,
                                u"1e6e6"_s,
                                u"++1"_s,
                                u"inf"_s,
                                u"nan"_s,
                                u"9007199254740993"_s,
                                u"9007199254740994"_s,
                                u"1e16"_s,
                                u"1e400"_s,
                                u"1e99999999999"_s,
                                u"0.99999999999999999999"_s,
                                u"18446744073709551617"_s,
                                u"1\n2"_s})
            row(bad, u"-"_s);
    }

    void countsAsTyped() {
        QFETCH(QString, text);
        QTEST(textOf(parseCount(text)), "expected");
    }

    void durationsAsTyped_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString& text, const QString& expected) {
            QTest::newRow(text.isEmpty() ? "nothing" : qPrintable(text)) << text << expected;
        };
        row(u"30ns"_s, u"30"_s);
        row(u"200us"_s, u"200000"_s);
        row(u"200µs"_s, u"200000"_s); // micro sign
        row(u"200μs"_s, u"200000"_s); // Greek mu
        row(u"5 ms"_s, u"5000000"_s);
        row(u"5\u00a0ms"_s, u"5000000"_s); // as copied from the window
        row(u"۵ms"_s, u"5000000"_s);
        row(u" 1s "_s, u"1000000000"_s);
        row(u"1.5ms"_s, u"1500000"_s);
        row(u"0.3ms"_s, u"300000"_s);
        row(u"1.1s"_s, u"1100000000"_s);
        row(u"2min"_s, u"120000000000"_s);
        row(u"1440min"_s, u"86400000000000"_s);
        row(u"1h"_s, u"3600000000000"_s);
        row(u"24 h"_s, u"86400000000000"_s);
        row(u"86400s"_s, u"86400000000000"_s);
        for (const auto& bad : {u""_s,
                                u"5"_s,
                                u"ms"_s,
                                u"0s"_s,
                                u"0.0ms"_s,
                                u"0.4ns"_s,
                                u"-1s"_s,
                                u"+1s"_s,
                                u"1S"_s,
                                u"1m"_s,
                                u"1e3ns"_s,
                                u"1,5ms"_s,
                                u".5s"_s,
                                u"5msms"_s,
                                u"1s 5ms"_s,
                                u"86401s"_s,
                                u"1441min"_s,
                                u"25h"_s,
                                u"99999999999999999999s"_s,
                                u"infs"_s})
            row(bad, u"-"_s);
    }

    void durationsAsTyped() {
        QFETCH(QString, text);
        QTEST(textOf(parseDuration(text)), "expected");
    }

    void durationWords_data() {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QString>("expected");
        const auto row = [](qint64 time, const QString& expected) {
            QTest::addRow("%lld", time) << time << expected;
        };
        row(1, u"1ns"_s);
        row(1500, u"1500ns"_s);
        row(200'000, u"200us"_s);
        row(5'000'000, u"5ms"_s);
        row(1'500'000'000, u"1500ms"_s);
        row(90'000'000'000, u"90s"_s);
        row(120'000'000'000, u"2min"_s);
        row(86'400'000'000'000, u"1440min"_s);
    }

    void durationWords() {
        QFETCH(qint64, time);
        QTEST(durationWord(time), "expected");
        QCOMPARE(parseDuration(durationWord(time)), std::optional<Nanoseconds>(time));
    }

    void twoDigitsWhereNoMoreAreKnown_data() {
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("small") << 1.26 << u"1.3"_s;
        QTest::newRow("tens") << 25.4 << u"25"_s;
        QTest::newRow("just below a hundred") << 99.6 << u"100"_s;
        QTest::newRow("hundreds") << 412.0 << u"410"_s;
        QTest::newRow("rounded up to the next power") << 9960.0 << u"10 000"_s;
        QTest::newRow("very many") << 302'291.0 << u"300 000"_s;
    }

    void twoDigitsWhereNoMoreAreKnown() {
        QFETCH(double, factor);
        QTEST(plainSpaces(roughFactorText(factor)), "expected");
    }

    void roughDurations() {
        QCOMPARE(plainSpaces(roughDurationText(9'000)), u"9 µs"_s);
        QCOMPARE(plainSpaces(roughDurationText(45'300'000)), u"45 ms"_s);
        QCOMPARE(plainSpaces(roughDurationText(90)), u"90 ns"_s);
        QCOMPARE(plainSpaces(roughDurationText(0)), u"0 ns"_s);
        QCOMPARE(plainSpaces(roughDurationText(269 * NsPerMs)), u"270 ms"_s);
        QCOMPARE(plainSpaces(roughDurationText(1460 * NsPerMs)), u"1 s"_s);
        QCOMPARE(plainSpaces(roughDurationText(996 * NsPerMs)), u"1 s"_s);
        QCOMPARE(plainSpaces(roughDurationText(59'700 * NsPerMs)), u"1 min"_s);
        QCOMPARE(plainSpaces(roughDurationText(83 * NsPerSecond)), u"1 min 20 s"_s);
        QCOMPARE(plainSpaces(roughDurationText(118 * NsPerSecond)), u"2 min"_s);
        QCOMPARE(plainSpaces(roughDurationText(1239 * NsPerSecond)), u"21 min"_s);
    }

    void roughCounts() {
        QCOMPARE(roughFactorText(104.6), u"100"_s);
        QCOMPARE(roughCountText(0), u"0"_s);
        QCOMPARE(roughCountText(64), u"64"_s);
        QCOMPARE(roughCountText(1999), u"2000"_s);
        QCOMPARE(roughCountText(314), u"310"_s);
        QCOMPARE(plainSpaces(roughCountText(48'321)), u"48 000"_s);
    }

    /// The sign of decimals is the language's; digits and the grouping are the same everywhere.
    void numbersOfAnotherLanguage() {
        const QLocale spanish(QLocale::Spanish, QLocale::Spain);
        QCOMPARE(plainSpaces(durationText(8'200'000, spanish)), u"8,20 ms"_s);
        QCOMPARE(plainSpaces(factorText(2.77, spanish)), u"2,77"_s);
        QCOMPARE(plainSpaces(timesText(2.77, spanish)), u"2,77 ×"_s);
        QCOMPARE(plainSpaces(percentText(0.034, spanish)), u"3,4 %"_s);
        QCOMPARE(decimalText(1.5, 2, QLocale(QLocale::Persian)).first(1), u"1"_s);
    }

    /// Who gives no locale gets the program's.
    void theLocaleOfTheProgram() {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Spanish, QLocale::Spain));
        const QString duration = plainSpaces(durationText(8'200'000));
        QLocale::setDefault(before);
        QCOMPARE(duration, u"8,20 ms"_s);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
