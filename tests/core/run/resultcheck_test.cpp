#include "core/run/resultcheck.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

#include <memory>
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

    /// What a turn of the event loop has time for, and no more.
    void aTurnAtATime() {
        const RunRecord run = recordOf(7, 3 * PerTurn + 5);
        ResultCheck check(run, FrameBudget::of(PerTurn));
        QList<double> shares;
        connect(&check, &ResultCheck::advanced, this,
                [&] { shares.append(check.progress() * (3 * PerTurn + 5)); });
        QSignalSpy ended(&check, &ResultCheck::ended);
        check.start();
        QCOMPARE(check.progress(), 0.0); // never from within a call
        QVERIFY(ended.wait());
        QCOMPARE(shares, (QList<double>{PerTurn, 2 * PerTurn, 3 * PerTurn}));
        QCOMPARE(check.progress(), 1.0);
        QVERIFY(!failureOf(ended));
    }

    void aWrongOneEndsIt() {
        const RunRecord run = recordOf(7, 3 * PerTurn, PerTurn + 1);
        ResultCheck check(run, FrameBudget::of(PerTurn));
        const QSignalSpy advanced(&check, &ResultCheck::advanced);
        QSignalSpy ended(&check, &ResultCheck::ended);
        check.start();
        QVERIFY(ended.wait());
        QCOMPARE(advanced.size(), 1);
        QVERIFY(failureOf(ended)->kind == FailureKind::WrongResult);
        QCOMPARE(failureOf(ended)->wrongNumber, quint64{7 + PerTurn + 1});
        QTest::qWait(20);
        QCOMPARE(ended.size(), 1);
    }

    void withoutResultsNothingIsToBeDone() {
        const RunRecord run;
        ResultCheck check(run);
        QSignalSpy ended(&check, &ResultCheck::ended);
        QCOMPARE(check.progress(), 1.0);
        check.start();
        QVERIFY(ended.wait());
        QVERIFY(!failureOf(ended));
    }

    void whoeverHearsOfItMayEndIt() {
        const RunRecord run = recordOf(7, 3 * PerTurn);
        auto check = std::make_unique<ResultCheck>(run, FrameBudget::of(PerTurn));
        const QSignalSpy ended(check.get(), &ResultCheck::ended);
        connect(check.get(), &ResultCheck::advanced, this, [&check] { check.reset(); });
        check->start();
        QTRY_VERIFY(!check);
        QTest::qWait(20);
        QCOMPARE(ended.size(), 0);
    }

private:
    static constexpr int PerTurn = FrameBudget::ItemsPerLook;

    static std::optional<RunFailure> failureOf(const QSignalSpy& ended) {
        return ended.first().first().value<std::optional<RunFailure>>();
    }

    /// A run of @p count numbers from @p first on, whose result at @p wrong is wrong.
    static RunRecord recordOf(quint64 first, int count, int wrong = -1) {
        const auto results = std::make_shared<std::vector<std::uint64_t>>(
            squares(first, static_cast<std::size_t>(count)));
        if (wrong >= 0)
            ++(*results)[static_cast<std::size_t>(wrong)];
        RunRecord run;
        run.config.input = {static_cast<quint64>(count), first};
        run.results = Results::ofNumbers({results, results->data()}, results->size());
        return run;
    }
};

QTEST_GUILESS_MAIN(ResultCheckTest)
#include "resultcheck_test.moc"
