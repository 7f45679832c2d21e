#include "core/plan/schedules.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <functional>
#include <numeric>

using namespace poolscope;
using namespace Qt::StringLiterals;

using Chunks = std::vector<quint64>;

namespace {

/// "125x4 63x4 1": chunk lengths in text, equal neighbours together.
QString text(const Chunks& chunks) {
    QStringList words;
    for (std::size_t i = 0; i < chunks.size();) {
        std::size_t end = i;
        while (end < chunks.size() && chunks[end] == chunks[i])
            ++end;
        const QString times = end - i > 1 ? QString(u'x' + QString::number(end - i)) : QString();
        words.append(QString::number(chunks[i]) + times);
        i = end;
    }
    return words.join(u' ');
}

// Constants that are made before main(), which a test may: clazy:excludeall=non-pod-global-static
const std::vector<quint64> OddSizes{0,   1,   2,   3,   5,    7,    13,     97,      100,
                                    101, 127, 128, 997, 1000, 1024, 65'537, 999'983, 1'000'000};
const std::vector<quint64> OddProcesses{1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 1024};
const std::vector<quint64> Smallests{1, 2, 10, 1000};

/// The sizes worth a look for @p p processes: odd ones, and those around p and its multiples.
std::vector<quint64> sizesFor(quint64 p) {
    std::vector<quint64> sizes = OddSizes;
    for (const quint64 centre : {p, 2 * p, 4 * p, p * p})
        sizes.insert(sizes.end(), {centre - 1, centre, centre + 1});
    return sizes;
}

/// What is wrong with @p chunks of @p n numbers; empty if nothing is. Falling lengths: none is
/// longer than the one before.
QString faultOf(const Chunks& chunks, quint64 n) {
    if (std::accumulate(chunks.begin(), chunks.end(), quint64{0}) != n)
        return u"the lengths do not add up"_s;
    if (std::find(chunks.begin(), chunks.end(), quint64{0}) != chunks.end())
        return u"an empty chunk"_s;
    if (!std::is_sorted(chunks.begin(), chunks.end(), std::greater<>()))
        return u"a chunk is longer than the one before"_s;
    return {};
}

/// The faults of a schedule over all odd sizes and process counts, one a line.
template<typename Cut>
QString faultsOf(Cut cut) {
    QStringList faults;
    for (const quint64 p : OddProcesses) {
        for (const quint64 n : sizesFor(p)) {
            const QString fault = cut(n, p);
            if (!fault.isEmpty())
                faults.append(u"%1 numbers, %2 processes: %3"_s.arg(n).arg(p).arg(fault));
        }
    }
    return faults.join(u'\n');
}

} // namespace

class SchedulesTest : public TestCase {
    Q_OBJECT

private slots:

    void pythonChunkSizes_data() {
        QTest::addColumn<quint64>("n");
        QTest::addColumn<quint64>("p");
        QTest::addColumn<quint64>("expected");
        const quint64 rows[][3] = {{100, 1, 25},  {100, 2, 13},  {100, 3, 9},         {100, 4, 7},
                                   {100, 8, 4},   {100, 16, 2},  {10, 4, 1},          {17, 4, 2},
                                   {1000, 4, 63}, {1000, 8, 32}, {1000000, 4, 62500}, {0, 4, 0},
                                   {1, 1024, 1},  {16, 4, 1},    {15, 4, 1}};
        for (const auto& [n, p, expected] : rows)
            QTest::addRow("%llu numbers, %llu processes", n, p) << n << p << expected;
        QTest::newRow("every number there is")
            << (quint64{1} << 32) << quint64{1} << (quint64{1} << 30);
    }

    void pythonChunkSizes() {
        QFETCH(quint64, n);
        QFETCH(quint64, p);
        QTEST(pythonChunkSize(n, p), "expected");
    }

    void tables_data() {
        QTest::addColumn<Chunks>("chunks");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Chunks& chunks, int count,
                            const QString& text) {
            QTest::newRow(name) << chunks << count << text;
        };
        row("static 1000/4", staticChunks(1000, 4), 4, u"250x4"_s);
        row("static 10/4", staticChunks(10, 4), 4, u"3x2 2x2"_s);
        row("static 3/4", staticChunks(3, 4), 3, u"1x3"_s);
        row("guided 1000/4", guidedChunks(1000, 4, 1), 22,
            u"250 188 141 106 79 59 45 33 25 19 14 11 8 6 4 3x2 2 1x4"_s);
        row("guided:10 1000/4", guidedChunks(1000, 4, 10), 15,
            u"250 188 141 106 79 59 45 33 25 19 14 11 10x3"_s);
        row("guided 100/4", guidedChunks(100, 4, 1), 14, u"25 19 14 11 8 6 5 3x2 2 1x4"_s);
        row("guided-half at the border of the smallest", guidedHalfChunks(16, 4, 1), 15,
            u"2 1x14"_s);
        row("guided-half 1000/4", guidedHalfChunks(1000, 4, 1), 48,
            u"125 109 95 83 73 64 56 49 43 37 33 29 25 22 19 17 15 13 11 10 9 7x2 6 5 4x2 3x3 2x3 "
            "1x15"_s);
        row("trapezoid 1000/4", trapezoidChunks(1000, 4), 13,
            u"125 117 109 101 93 85 77 69 61 53 45 37 28"_s);
        row("trapezoid 100/4", trapezoidChunks(100, 4), 9, u"12x8 4"_s);
        row("factoring 1000/4", factoringChunks(1000, 4, 1), 32,
            u"125x4 63x4 31x4 16x4 8x4 4x4 2x4 1x4"_s);
        row("factoring 100/4", factoringChunks(100, 4, 1), 20, u"13x4 6x4 3x4 2x4 1x4"_s);
    }

    void tables() {
        QFETCH(Chunks, chunks);
        QFETCH(QString, expected);
        QCOMPARE(text(chunks), expected);
        QTEST(static_cast<int>(chunks.size()), "count");
    }

    void guidedHalfBeginsAtHalfOfGuided() {
        const Chunks half = guidedHalfChunks(100, 4, 1);
        QCOMPARE(half.front(), quint64{12});
        QCOMPARE(half.size(), std::size_t{31});
        QCOMPARE(guidedChunks(100, 4, 1).front(), quint64{25});
    }

    /// The published table (125 62 32 16, then 10) rounds half to even: 62.5 to 62, 31.25 … on
    /// other remainders. Ours rounds up, so the second and third batch differ by one.
    void factoringRoundsUp() {
        QCOMPARE(text(factoringChunks(1000, 4, 10)), u"125x4 63x4 31x4 16x4 10x6"_s);
    }

    void theSmallestChunkIsOnlyUndercutByTheLast() {
        for (const quint64 smallest : Smallests) {
            for (const Chunks& chunks :
                 {guidedChunks(997, 4, smallest), guidedHalfChunks(997, 4, smallest),
                  factoringChunks(997, 4, smallest)}) {
                const bool allButLast =
                    std::all_of(chunks.begin(), chunks.end() - 1,
                                [smallest](quint64 count) { return count >= smallest; });
                QVERIFY2(allButLast, qPrintable(text(chunks)));
            }
        }
        QCOMPARE(text(guidedChunks(10, 4, 1000)), u"10"_s);
    }

    void pythonCutsAtMostFourChunksAProcess() {
        QCOMPARE(faultsOf([](quint64 n, quint64 p) {
                     const quint64 size = pythonChunkSize(n, p);
                     if (n == 0)
                         return size == 0 ? QString() : u"a chunk without numbers"_s;
                     return size > 0 && (n + size - 1) / size <= 4 * p ? QString()
                                                                       : u"too many chunks"_s;
                 }),
                 QString());
    }

    void staticGivesOneChunkAProcess() {
        QCOMPARE(faultsOf([](quint64 n, quint64 p) {
                     const Chunks chunks = staticChunks(n, p);
                     if (chunks.size() != std::min(n, p))
                         return u"a process too many or too few"_s;
                     if (!chunks.empty() && chunks.front() - chunks.back() > 1)
                         return u"uneven"_s;
                     return faultOf(chunks, n);
                 }),
                 QString());
    }

    void lengthsAddUpAndFall_data() {
        QTest::addColumn<quint64>("smallest");
        for (const quint64 smallest : Smallests)
            QTest::addRow("at least %llu", smallest) << smallest;
    }

    void lengthsAddUpAndFall() {
        QFETCH(quint64, smallest);
        QCOMPARE(faultsOf([smallest](quint64 n, quint64 p) {
                     return faultOf(guidedChunks(n, p, smallest), n);
                 }),
                 QString());
        QCOMPARE(faultsOf([smallest](quint64 n, quint64 p) {
                     return faultOf(guidedHalfChunks(n, p, smallest), n);
                 }),
                 QString());
        QCOMPARE(faultsOf([smallest](quint64 n, quint64 p) {
                     return faultOf(factoringChunks(n, p, smallest), n);
                 }),
                 QString());
    }

    /// Not more than the C chunks of its definition, and each but the last smaller by the same
    /// step.
    void trapezoidIsATrapezoid() {
        QCOMPARE(faultsOf([](quint64 n, quint64 p) {
                     const Chunks chunks = trapezoidChunks(n, p);
                     const quint64 longest = std::max<quint64>(1, n / (2 * p));
                     if (chunks.size() > (2 * n + longest) / (longest + 1))
                         return u"too many chunks"_s;
                     for (std::size_t i = 2; i + 1 < chunks.size(); ++i) {
                         if (chunks[i - 1] - chunks[i] != chunks[0] - chunks[1])
                             return u"an uneven step"_s;
                     }
                     return faultOf(chunks, n);
                 }),
                 QString());
    }

    void everyNumberThereIsCanBeCut() {
        constexpr quint64 All = quint64{1} << 32;
        QCOMPARE(faultOf(guidedChunks(All, 1024, 1), All), QString());
        QCOMPARE(faultOf(guidedHalfChunks(All, 1024, 1), All), QString());
        QCOMPARE(faultOf(factoringChunks(All, 1, 1), All), QString());
        QCOMPARE(faultOf(trapezoidChunks(All, 1), All), QString());
    }
};

QTEST_GUILESS_MAIN(SchedulesTest)
#include "schedules_test.moc"
