#include "core/words/simulatedwords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class SimulatedWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void whatWasSimulated() {
        RunRecord record;
        QCOMPARE(simulatedText(record), QString());
        MachineFacts& machine = record.machines.front().facts;
        machine.usableCores = 64;
        machine.simulated = PoolCosts{310'000, 0, 900'000};
        QCOMPARE(
            simulatedText(record),
            u"Simulated, not measured: a machine with 64 cores, where starting a process takes "
            "310\u00a0µs, drawing a chunk 0\u00a0ns and joining 900\u00a0µs."_s);
    }

    void howFarItWasOff() {
        QCOMPARE(
            predictionText({1.92, 1.97}),
            u"The simulated machine said 1.92\u00a0×, measured was 1.97\u00a0×: 2.5\u00a0% off."_s);
    }
};

QTEST_GUILESS_MAIN(SimulatedWordsTest)
#include "simulatedwords_test.moc"
