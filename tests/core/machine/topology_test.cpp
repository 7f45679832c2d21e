#include "core/machine/thismachine.h"
#include "core/machine/topology.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class TopologyTest : public TestCase {
    Q_OBJECT

private slots:

    void physicalCoresAreAddedAndNothingElseIsLost() {
        MachineFacts facts = readMachineFacts();
        const int usable = facts.usableCores;
        addTopology(facts);
        QVERIFY(facts.physicalCores.value_or(0) >= 1);
        QCOMPARE(facts.usableCores, usable);
    }
};

QTEST_GUILESS_MAIN(TopologyTest)
#include "topology_test.moc"
