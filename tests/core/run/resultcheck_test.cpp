#include "core/run/resultcheck.h"
#include "tests/support/testcase.h"

#include <numeric>
#include <vector>

using namespace poolscope;

namespace {

/// The squares of @p count numbers from @p first on.
std::vector<std::uint64_t> squares(std::uint64_t first, std::size_t count) {
    std::vector<std::uint64_t> results(count);
    for (std::size_t i = 0; i < count; ++i)
        results[i] = (first + i) * (first + i);
    return results;
}

} // namespace

class ResultCheckTest : public TestCase {
    Q_OBJECT

private slots:

    void allRight() {
        QCOMPARE(firstWrong(squares(0, 100).data(), 0, 0, 100), std::nullopt);
        QCOMPARE(firstWrong(squares(4'294'967'196, 100).data(), 4'294'967'196, 0, 100),
                 std::nullopt);
    }

    void theFirstOfSeveralWrongOnes() {
        auto results = squares(10, 100);
        results[98] += 1;
        results[42] = 0;
        QCOMPARE(firstWrong(results.data(), 10, 0, 100), std::optional<quint64>(42));
    }

    void onlyTheAskedForAreLookedAt() {
        auto results = squares(0, 100);
        results[9] = 1;
        results[20] = 1;
        QCOMPARE(firstWrong(results.data(), 0, 10, 10), std::nullopt);
        QCOMPARE(firstWrong(results.data(), 0, 10, 11), std::optional<quint64>(20));
        QCOMPARE(firstWrong(results.data(), 0, 9, 1), std::optional<quint64>(9));
    }

    void nothingIsNotWrong() { QCOMPARE(firstWrong(nullptr, 0, 0, 0), std::nullopt); }
};

QTEST_GUILESS_MAIN(ResultCheckTest)
#include "resultcheck_test.moc"
