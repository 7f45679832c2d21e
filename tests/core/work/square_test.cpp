#include "core/work/square.h"
#include "tests/support/testcase.h"

#include <QElapsedTimer>

using namespace poolscope;

namespace {

/// So much work is asked for where none is to be done.
constexpr std::int64_t HourNs = 3'600'000'000'000;

} // namespace

class SquareTest : public TestCase {
    Q_OBJECT

private slots:

    void squares_data() {
        QTest::addColumn<quint64>("x");
        QTest::addColumn<quint64>("expected");
        const quint64 rows[][2] = {{0, 0},
                                   {1, 1},
                                   {2, 4},
                                   {99, 9801},
                                   {65'535, 4'294'836'225},
                                   {65'536, 4'294'967'296},
                                   {4'294'967'295, 18'446'744'065'119'617'025U}};
        for (const auto& [x, expected] : rows)
            QTest::addRow("%llu", x) << x << expected;
    }

    void squares() {
        QFETCH(quint64, x);
        QTEST(quint64{square(x)}, "expected");
    }

    void plainSquaresHaveNoWork() {
        QElapsedTimer timer;
        timer.start();
        // Not looked at, whatever else is asked for.
        doWork({{WorkKind::None, WorkProfile::Equal, HourNs, 1}, 1e9}, 0, 1);
        QVERIFY(timer.nsecsElapsed() < HourNs);
    }

    void waitsAtLeastItsTime_data() {
        QTest::addColumn<qint64>("mean");
        QTest::newRow("nothing") << qint64{0};
        QTest::newRow("3 ms") << qint64{3'000'000};
        QTest::newRow("over a second's border") << qint64{1'000'000'001};
    }

    void waitsAtLeastItsTime() {
        QFETCH(qint64, mean);
        QElapsedTimer timer;
        timer.start();
        doWork({{WorkKind::Wait, WorkProfile::Equal, mean, 1}}, 0, 1);
        QVERIFY(timer.nsecsElapsed() >= mean);
    }

    /// The heavy one of ten takes 5.5 times the mean.
    void waitsByWeight() {
        QElapsedTimer timer;
        timer.start();
        doWork({{WorkKind::Wait, WorkProfile::OneHeavy, 1'000'000, 1}}, 7, 10);
        QVERIFY(timer.nsecsElapsed() >= 5'500'000);
    }

    void cpuWorkWithoutSpeedIsNone() {
        QElapsedTimer timer;
        timer.start();
        doWork({{WorkKind::Cpu, WorkProfile::Equal, HourNs, 1}}, 0, 1);
        QVERIFY(timer.nsecsElapsed() < HourNs);
    }
};

QTEST_GUILESS_MAIN(SquareTest)
#include "square_test.moc"
