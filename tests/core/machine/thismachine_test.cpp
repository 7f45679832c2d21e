#include "core/machine/thismachine.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ThisMachineTest : public TestCase {
    Q_OBJECT

private slots:

    void thisMachineIsPlausible() {
        const MachineFacts facts = readMachineFacts();
        QVERIFY(facts.usableCores >= 1 && facts.usableCores <= facts.onlineCores);
        QVERIFY(facts.memoryBytes > 0);
        QVERIFY(availableMemory().value_or(0) > 0);
        QVERIFY(availableMemory().value_or(0) <= facts.memoryBytes);
        QVERIFY(!facts.system.isEmpty() && !facts.version.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ThisMachineTest)
#include "thismachine_test.moc"
