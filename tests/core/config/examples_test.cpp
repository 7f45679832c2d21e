#include "core/config/check.h"
#include "core/config/examples.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExamplesTest : public TestCase {
    Q_OBJECT

private slots:

    void everyExampleCanBeRun() {
        for (const Example example : Examples) {
            for (const int cores : {1, 2, 64})
                QCOMPARE(check(exampleConfig(example, cores)).size(), 0U);
        }
    }

    void theDeathsDifferOnlyInWhatThePoolDoes() {
        RunConfig config = exampleConfig(Example::ProcessKilled, 2);
        QCOMPARE(config.recovery.faults.size(), 1U);
        QCOMPARE(config.recovery.faults.front().kind, FaultKind::Kill);
        QVERIFY(!config.recovery.faults.front().always);
        QCOMPARE(config.recovery.onDeath, OnDeath::Retry);
        config.recovery.onDeath = OnDeath::Hang;
        QCOMPARE(exampleConfig(Example::PoolWaits, 64), config);
        config.recovery.onDeath = OnDeath::Fail;
        QCOMPARE(exampleConfig(Example::ExecutorGivesUp, 1), config);
    }

    void theFirstIsTheNotebooks() { QCOMPARE(exampleConfig(Examples.front(), 2), RunConfig()); }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
