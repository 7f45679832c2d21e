#include "core/work/compute.h"
#include "tests/support/testcase.h"

#include <numeric>
#include <vector>

using namespace poolscope;

using Numbers = std::vector<std::uint64_t>;

namespace {

struct Computed {
    Numbers results;
    Numbers progress;
};

Computed computed(const CalibratedWork& work, const NumberRange& numbers, std::uint64_t position,
                  std::uint64_t count) {
    Computed got;
    got.results.assign(numbers.size, 7);
    compute(work, numbers, position, count, got.results.data(),
            [&got](std::uint64_t done) { got.progress.push_back(done); });
    return got;
}

} // namespace

class ComputeTest : public TestCase {
    Q_OBJECT

private slots:

    void onlyTheAskedForPositions() {
        const Computed got = computed({}, {10, 6}, 2, 3);
        QCOMPARE(got.results, (Numbers{7, 7, 144, 169, 196, 7}));
        QCOMPARE(got.progress, (Numbers{3}));
    }

    void nothing() {
        const Computed got = computed({}, {10, 2}, 1, 0);
        QCOMPARE(got.results, (Numbers{7, 7}));
        QCOMPARE(got.progress, Numbers());
    }

    void theLargestNumbers() {
        const Computed got = computed({}, {4'294'967'294, 2}, 0, 2);
        QCOMPARE(got.results, (Numbers{18'446'744'056'529'682'436U, 18'446'744'065'119'617'025U}));
    }

    /// Watching plain squares costs nothing: progress is told after some thousands.
    void progressOfPlainSquares_data() {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<Numbers>("expected");
        QTest::newRow("one") << quint64{1} << Numbers{1};
        QTest::newRow("a block") << quint64{4096} << Numbers{4096};
        QTest::newRow("a block and one") << quint64{4097} << Numbers{4096, 4097};
        QTest::newRow("some blocks") << quint64{10'000} << Numbers{4096, 8192, 10'000};
    }

    void progressOfPlainSquares() {
        QFETCH(quint64, count);
        const Computed got = computed({}, {0, count}, 0, count);
        QTEST(got.progress, "expected");
        for (std::uint64_t i = 0; i < count; ++i)
            QCOMPARE(got.results[i], i * i);
    }

    void progressOfSquaresWithWork_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("cpu") << static_cast<int>(WorkKind::Cpu);
        QTest::newRow("wait") << static_cast<int>(WorkKind::Wait);
    }

    void progressOfSquaresWithWork() {
        QFETCH(int, kind);
        const CalibratedWork work{{static_cast<WorkKind>(kind), WorkProfile::Random, 1000, 1},
                                  10.0};
        const Computed got = computed(work, {3, 50}, 10, 40);
        Numbers expected(40);
        std::iota(expected.begin(), expected.end(), 1U);
        QCOMPARE(got.progress, expected);
        QCOMPARE(got.results[9], std::uint64_t{7});
        QCOMPARE(got.results[10], std::uint64_t{169});
        QCOMPARE(got.results[49], std::uint64_t{52 * 52});
    }
};

QTEST_GUILESS_MAIN(ComputeTest)
#include "compute_test.moc"
