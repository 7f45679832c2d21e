#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

Ran run(const QString& arguments) {
    return runProgram(u"poolscope"_s, QStringList{u"run"_s, u"--engine"_s, u"simulated"_s} +
                                          arguments.split(u' ', Qt::SkipEmptyParts));
}

constexpr const char* Costs = " --start-cost 300us --draw-cost 1us --join-cost 2ms";

} // namespace

/// What if this machine had 64 cores?
class SimulatedTest : public TestCase {
    Q_OBJECT

private slots:

    void figuresAreExact() {
        const Ran ran = run(u"-n 6400 -p 64 -c 100 --work cpu:1ms --virtual-cores 64 --json -"_s +
                            QLatin1StringView(Costs));
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject json = jsonObject(ran.out);
        // The last of 64 processes is ready after 19.2 ms and has one chunk, as all.
        QCOMPARE(json[u"times_ns"][u"wall"].toInteger(),
                 19'200'000 + 1000 + 100'000'000 + 2'000'000);
        QCOMPARE(json[u"times_ns"][u"serial"].toInteger(), 6'400'000'000);
        QCOMPARE(json[u"losses_ns"][u"off_core"].toInteger(), 0);
        QCOMPARE(json[u"config"][u"virtual_cores"].toString(), u"64"_s);
        QCOMPARE(json[u"config"][u"start_cost"].toString(), u"300us"_s);
        QCOMPARE(json[u"machine"][u"usable_cores"].toInt(), 64);
        QCOMPARE(json[u"machine"][u"simulated"][u"draw_cost_ns"].toInt(), 1000);
        QVERIFY(json[u"results_checked"].isNull());
        QCOMPARE(json[u"results"][6399].toInteger(), 6399 * 6399);
    }

    void theSameLineAsTheNotebook() {
        const Ran real = runProgram(u"poolscope"_s, {u"run"_s, u"--baseline"_s, u"skip"_s});
        QCOMPARE(run({}).out, real.out);
    }

    void isToldAsSimulated() {
        const Ran ran = run(u"--work cpu:1ms --virtual-cores 64"_s + QLatin1StringView(Costs));
        QVERIFY2(ran.err.contains("Simulated, not measured: a machine with 64 cores"),
                 ran.err.constData());
        QVERIFY2(ran.err.contains("starting a process takes 300"), ran.err.constData());
    }

    void costsAreMeasuredUnlessAskedFor() {
        const QJsonObject json = jsonObject(run(u"--work cpu:1ms --json -"_s).out);
        QCOMPARE(json[u"config"][u"start_cost"].toString(), u"here"_s);
        QVERIFY(json[u"machine"][u"simulated"][u"start_cost_ns"].toInteger() > 0);
    }

    void refusals_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("reason");
        QTest::newRow("faults") << u"--fault kill@3"_s << u"no process dies"_s;
        QTest::newRow("deaths") << u"--on-death fail"_s << u"no use for the answer to a death"_s;
        // As it would be anyway: whoever asks for it expects something of it.
        QTest::newRow("usual") << u"--retries 3"_s << u"no use for the number of deaths"_s;
        QTest::newRow("stuck") << u"--stall-timeout off"_s << u"no use for the stall timeout"_s;
        QTest::newRow("cores") << u"--virtual-cores 0"_s << u"from 1 to 65"_s;
        QTest::newRow("cost") << u"--draw-cost little"_s << u"cost of drawing a chunk"_s;
        QTest::newRow("processes") << u"-p 65537"_s << u"from 1 to 65"_s;
        QTest::newRow("centuries") << u"-n 4e9 --work cpu:1min"_s << u"more than a hundred years"_s;
    }

    void refusals() {
        QFETCH(const QString, arguments);
        QFETCH(const QString, reason);
        const Ran ran = run(arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(QString::fromUtf8(ran.err).contains(reason), ran.err.constData());
    }

    void realProcessesKnowNothingOfASimulatedMachine_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("cores") << u"--virtual-cores"_s << u"64"_s;
        QTest::newRow("usual") << u"--virtual-cores"_s << u"here"_s;
        QTest::newRow("start") << u"--start-cost"_s << u"1ms"_s;
        QTest::newRow("draw") << u"--draw-cost"_s << u"1us"_s;
        QTest::newRow("join") << u"--join-cost"_s << u"0"_s;
    }

    void realProcessesKnowNothingOfASimulatedMachine() {
        QFETCH(const QString, option);
        QFETCH(const QString, value);
        const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, option, value});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.err.contains("simulated machine alone"), ran.err.constData());
        QCOMPARE(ran.err.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(SimulatedTest)
#include "simulated_test.moc"
