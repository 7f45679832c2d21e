#include "core/config/check.h"
#include "core/plan/chunkplan.h"
#include "tests/stress/plan.h"
#include "tests/support/testcase.h"

#include <QSet>

#include <algorithm>
#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

class StressPlanTest : public TestCase {
    Q_OBJECT

private slots:

    void kinds_data() {
        QTest::addColumn<StressKind>("kind");
        for (const StressKind kind :
             {StressKind::One, StressKind::Half, StressKind::Driver, StressKind::Mixed})
            QTest::addRow("%s", qPrintable(kindWord(kind))) << kind;
    }

    void aSeedRepeatsItsChoices_data() { kinds_data(); }

    void aSeedRepeatsItsChoices() {
        QFETCH(StressKind, kind);
        QSet<QString> runs;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const StressPlan plan = planFor(kind, seed);
            QVERIFY(plan == planFor(kind, seed));
            runs.insert(argumentsFor(plan, u"."_s).join(u' ') + disturbancesText(plan));
        }
        QCOMPARE(runs.size(), 200);
    }

    void plansCanBeDone_data() { kinds_data(); }

    void plansCanBeDone() {
        QFETCH(StressKind, kind);
        for (std::uint64_t seed = 0; seed < 1000; ++seed) {
            const StressPlan plan = planFor(kind, seed);
            QVERIFY(check(plan.config).empty());
            QVERIFY(ChunkPlan(plan.config).chunks() <= 20'000);
            // The board has room for so many; without a limit of retries for 16 384.
            QVERIFY(plan.mayFail || plan.config.recovery.retries == 0 || plan.mostKills <= 16);
            QVERIFY(patienceMs(plan) < 120'000);
            QVERIFY(std::is_sorted(
                plan.disturbances.begin(), plan.disturbances.end(),
                [](const Disturbance& a, const Disturbance& b) { return a.atMs < b.atMs; }));
        }
    }

    void inWords() {
        StressPlan plan;
        QCOMPARE(disturbancesText(plan), u"nothing from outside"_s);
        plan.disturbances = {{Disturbance::What::SignalWorker, 12, false, SIGKILL},
                             {Disturbance::What::SignalDriver, 40, true, SIGTERM}};
        QCOMPARE(disturbancesText(plan),
                 u"SIGKILL to a worker at 12 ms, SIGTERM to the driver at 40 ms from the start"_s);
        plan.config.recovery.faults = {{FaultKind::Exit, 3, 7, false}};
        const QString line = argumentsFor(plan, u"/x"_s).join(u' ');
        QVERIFY2(line.startsWith(u"run --size 100 --first 0 --processes 4 --schedule python"_s),
                 qPrintable(line));
        QVERIFY2(line.endsWith(u"--json /x/run.json --fault exit:3@7"_s), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(StressPlanTest)
#include "plan_test.moc"
