#include "core/simulated/sharedcores.h"
#include "tests/support/testcase.h"

using namespace poolscope;

class SharedCoresTest : public TestCase {
    Q_OBJECT

private slots:

    void aCoreForEach() {
        SharedCores cores(2);
        cores.enter();
        cores.enter();
        QCOMPARE(cores.timeWhen(100), 100);
    }

    void threeShareTwo() {
        SharedCores cores(2);
        for (int i = 0; i < 3; ++i)
            cores.enter();
        QCOMPARE(cores.timeWhen(100), 150);
        cores.goOn(75);
        QCOMPARE(cores.work(), 50);
        QCOMPARE(cores.timeWhen(100), 150);
    }

    /// Two thirds of a tick are one.
    void timesAreRoundedToTheNearest() {
        SharedCores cores(3);
        for (int i = 0; i < 5; ++i)
            cores.enter();
        QCOMPARE(cores.timeWhen(1), 2);
        QCOMPARE(cores.timeWhen(2), 3);
        cores.goOn(1);
        QCOMPARE(cores.work(), 1);
    }

    void whoeverComesAndGoes() {
        SharedCores cores(1);
        cores.enter();
        cores.goOn(60); // alone
        cores.enter();
        cores.goOn(100); // two: half as fast
        QCOMPARE(cores.work(), 80);
        cores.leave();
        QCOMPARE(cores.timeWhen(100), 120);
        cores.goOn(120, 100);
        QCOMPARE(cores.work(), 100);
    }

    void nobodyComputes() {
        SharedCores cores(1);
        cores.goOn(1000);
        QCOMPARE(cores.time(), 1000);
        QCOMPARE(cores.work(), 0);
    }

    /// A third of a tick is rounded once, not at each step.
    void roundingDoesNotAddUp() {
        SharedCores cores(3);
        for (int i = 0; i < 4; ++i)
            cores.enter();
        for (Ticks work = 1; work <= 3000; ++work)
            cores.goOn(cores.timeWhen(work), work);
        QCOMPARE(cores.time(), 4000);
    }

    /// The product needs more than 64 bits, the time does not.
    void longTimes() {
        SharedCores cores(65'535);
        for (int i = 0; i < 65'536; ++i)
            cores.enter();
        const Ticks work = Ticks{65'535} << 45;
        QCOMPARE(cores.timeWhen(work), Ticks{65'536} << 45);
    }
};

QTEST_GUILESS_MAIN(SharedCoresTest)
#include "sharedcores_test.moc"
