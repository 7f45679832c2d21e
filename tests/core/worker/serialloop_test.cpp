#include "core/worker/serialloop.h"
#include "tests/support/testcase.h"

#include <algorithm>

using namespace poolscope;

namespace {

std::unique_ptr<Board> boardOf(std::uint64_t size, const WorkSpec& work = {}) {
    BoardSpec spec;
    spec.size = size;
    spec.processes = 1;
    spec.work.spec = work;
    return Board::create(spec);
}

} // namespace

class SerialLoopTest : public TestCase {
    Q_OBJECT

private slots:

    void shortInputsAreRepeated() {
        for (const std::uint64_t size : {0U, 1U, 100U}) {
            const auto board = boardOf(size);
            const SerialMeasurement measured = measureSerial(*board);
            QVERIFY(measured.totalNs() >= 250'000);
            QVERIFY(measured.typical().passes > 1);
            QCOMPARE(board->processes()[0].itemsDone.load(), size);
        }
    }

    /// A pass is measured by itself, and so often that one that was disturbed does not count.
    void longerOnesThreeTimes() {
        const auto board = boardOf(3, {WorkKind::Wait, WorkProfile::Equal, 2'000'000, 1});
        const SerialMeasurement measured = measureSerial(*board);
        QCOMPARE(measured.parts.size(), std::size_t{3});
        for (const SerialPart& part : measured.parts) {
            QCOMPARE(part.passes, std::uint64_t{1});
            QVERIFY(part.ns >= 6'000'000);
        }
        QCOMPARE(board->processes()[0].itemsDone.load(), std::uint64_t{3});
    }

    void longOnesOnce() {
        const auto board = boardOf(1, {WorkKind::Wait, WorkProfile::Equal, 400'000'000, 1});
        const SerialMeasurement measured = measureSerial(*board);
        QCOMPARE(measured.parts.size(), std::size_t{1});
        QCOMPARE(measured.typical().passes, std::uint64_t{1});
    }

    void theTypicalPartIsTheMedian() {
        SerialMeasurement measured{{{90, 1}}};
        QCOMPARE(measured.typical().ns, 90);
        measured.parts = {{900, 1}, {100, 1}}; // the first was disturbed, or the second was not
        QCOMPARE(measured.typical().ns, 100);
        measured.parts = {{100, 1}, {5000, 1}, {110, 1}};
        QCOMPARE(measured.typical().ns, 110);
        // By the time of a pass: 20, 10, 50.
        measured.parts = {{100, 5}, {400, 40}, {50, 1}};
        QCOMPARE(measured.typical().ns, 100);
        QCOMPARE(measured.typical().passes, std::uint64_t{5});
    }

    void measuresAsLongAsItIsWorth_data() {
        QTest::addColumn<qint64>("partNs");
        QTest::addColumn<int>("parts");
        QTest::newRow("a fifth of what is measured at least") << qint64{50'000} << 5;
        QTest::newRow("a third of it") << qint64{100'000} << 3;
        QTest::newRow("all of it") << qint64{250'000} << 3;
        QTest::newRow("a quarter of a second") << qint64{250'000'000} << 3;
        QTest::newRow("a third of a second") << qint64{333'000'000} << 2;
        QTest::newRow("half a second") << qint64{500'000'000} << 1;
        QTest::newRow("an hour") << qint64{3'600'000'000'000} << 1;
    }

    void measuresAsLongAsItIsWorth() {
        QFETCH(qint64, partNs);
        SerialMeasurement measured;
        do {
            measured.parts.push_back({partNs, 1});
        } while (measured.wantsMore());
        QTEST(static_cast<int>(measured.parts.size()), "parts");
    }

    /// Its own memory is part of the measured work; the board's would cost twice.
    void resultsOnTheBoardAreNotTouched() {
        const auto board = boardOf(10'000);
        QVERIFY(!measureSerial(*board).parts.empty());
        QVERIFY(std::all_of(board->results().begin(), board->results().end(),
                            [](std::uint64_t result) { return result == 0; }));
    }
};

QTEST_GUILESS_MAIN(SerialLoopTest)
#include "serialloop_test.moc"
