#include "core/base/text.h"
#include "core/config/check.h"
#include "core/config/simulatedtext.h"
#include "core/words/problemwords.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class SimulatedTextTest : public TestCase {
    Q_OBJECT

private slots:

    void virtualCores() {
        QCOMPARE(parseVirtualCores(u"64"_s).value(), std::optional(64));
        QCOMPARE(parseVirtualCores(u"65536"_s).value(), std::optional(65'536));
        QCOMPARE(parseVirtualCores(virtualCoresWord(std::nullopt)).value(), std::optional<int>());
        for (const auto& [wrong, shown] :
             {std::pair{u"0"_s, u"0"_s}, {u"65537"_s, u"65 537"_s}, {u"many"_s, u"many"_s}})
            QCOMPARE(plainSpaces(sentence(parseVirtualCores(wrong).error())),
                     u"“%1” is not possible as the number of virtual cores: allowed are whole "
                     "numbers from 1 to 65 536, also as 10k, 1M or 1e6."_s.arg(shown));
    }

    void costs() {
        for (const QString& text : {u"0"_s, u"300us"_s, u"1ms"_s, u"2s"_s, u"here"_s})
            QCOMPARE(costWord(parseCost(Field::StartCost, text).value()), text);
        QCOMPARE(sentence(parseCost(Field::DrawCost, u"much"_s).error()),
                 u"“much” is not possible as the cost of drawing a chunk: write a time like 300us "
                 "or 1ms, up to a day, or 0, or here, for as measured on this machine."_s);
    }

    void moreProcessesThanAnyMachine() {
        RunConfig config;
        config.processes = 65'536;
        QCOMPARE(plainSpaces(sentence(check(config).front())),
                 u"“65 536” is not possible as the number of processes: allowed are whole numbers "
                 "from 1 to 1024."_s);
        config.engine = EngineId::Simulated;
        QVERIFY(check(config).empty());
        config.processes = 65'537;
        QCOMPARE(check(config).front().highest, quint64{65'536});
    }

    void whatTheSimulatedMachineCannotDo() {
        RunConfig config;
        config.engine = EngineId::Simulated;
        config.recovery.faults = {{FaultKind::Kill, 0, 42, false}};
        QCOMPARE(sentence(check(config).front()),
                 u"On the simulated machine no process dies, so “kill@42” cannot happen: leave out "
                 "the fault, or run on real processes."_s);
        config.recovery = {};
        config.recovery.onDeath = OnDeath::Hang;
        QCOMPARE(sentence(check(config).front()),
                 u"On the simulated machine no process dies or is stuck, so it has no use for the "
                 "answer to a death: leave that out, or run on real processes."_s);
    }

    void whatRealProcessesCannotDo() {
        RunConfig config;
        config.simulated.cores = 64;
        QCOMPARE(sentence(check(config).front()),
                 u"The number of virtual cores can be chosen for the simulated machine alone: this "
                 "one is as it is."_s);
    }
};

QTEST_GUILESS_MAIN(SimulatedTextTest)
#include "simulatedtext_test.moc"
