#include "core/worker/serialloop.h"
#include "tests/support/testcase.h"

#include <algorithm>

using namespace poolscope;

namespace {

std::unique_ptr<Board> boardOf(std::uint64_t size, const WorkSpec& work = {}) {
    BoardSpec spec;
    spec.size = size;
    spec.processes = 1;
    spec.work = work;
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
            QVERIFY(measured.totalNs >= 1'000'000);
            QVERIFY(measured.passes > 1);
            QCOMPARE(board->processes()[0].itemsDone.load(), size);
        }
    }

    void longOnesAreNot() {
        const auto board = boardOf(3, {WorkKind::Wait, WorkProfile::Equal, 2'000'000, 1, 0.0});
        const SerialMeasurement measured = measureSerial(*board);
        QCOMPARE(measured.passes, std::uint64_t{1});
        QVERIFY(measured.totalNs >= 6'000'000);
    }

    /// Its own memory is part of the measured work; the board's would cost twice.
    void resultsOnTheBoardAreNotTouched() {
        const auto board = boardOf(10'000);
        QVERIFY(measureSerial(*board).passes > 0);
        QVERIFY(std::all_of(board->results().begin(), board->results().end(),
                            [](std::uint64_t result) { return result == 0; }));
    }
};

QTEST_GUILESS_MAIN(SerialLoopTest)
#include "serialloop_test.moc"
