#include "tests/support/program.h"
#include "tests/support/running.h"
#include "tests/support/testcase.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

Ran sweep(const QString& arguments) {
    return runProgram(u"poolscope"_s, QStringList{u"sweep"_s} + arguments.split(u' '));
}

} // namespace

/// `poolscope sweep` as people call it.
class SweepTest : public TestCase {
    Q_OBJECT

private slots:

    void jsonOfRealRuns() {
        const Ran ran = sweep(u"-n 400 --work cpu:20us -p 1-3 --repeats 6 --budget 20s --json -"_s);
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.err, QByteArray());
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(json[u"format"].toString(), u"poolscope.sweep"_s);
        QCOMPARE(json[u"outcome"].toString(), u"finished"_s);
        QVERIFY(json[u"machine"][u"iterations_per_us"].toDouble() > 0);
        const QJsonArray points = json[u"points"].toArray();
        QCOMPARE(points.size(), 3);
        for (int at = 0; at < points.size(); ++at) {
            QCOMPARE(points[at][u"processes"].toInt(), at + 1);
            QVERIFY(points[at][u"runs_ns"].toArray().size() >= 6);
            // One more of the first point wherever others made it wait for over a second.
            QVERIFY(!points[at][u"warmup_ns"].toArray().isEmpty());
            // 400 numbers of 20 µs on as many processes, and no process is faster than alone.
            QVERIFY(points[at][u"median_ns"].toDouble() >= 0.5 * 8e6 / (at + 1));
            QVERIFY(points[at][u"ci95_ns"].isArray());
        }
        QVERIFY(json[u"serial_ns"][u"runs"].toArray().size() >= 3);
        const QJsonArray blocks = json[u"conditions"][u"blocks"].toArray();
        QVERIFY(blocks.size() > json[u"blocks"].toInt()); // with the one that warms up
        QCOMPARE(blocks[0][u"block"].toInt(), -1);
        QVERIFY(blocks[1][u"wall_ns"].toDouble() > 0);
        QVERIFY(!json[u"recommended"][u"because"].toString().isEmpty());
    }

    void aTableWithoutJson() {
        const Ran ran = sweep(u"-n 50 -p 1,2 --schedule static,fixed:5 --repeats 6"_s);
        QCOMPARE(ran.exitCode, 0);
        const QByteArrayList lines = ran.out.trimmed().split('\n');
        QVERIFY2(lines[0].startsWith("Processes  Schedule"), ran.out.constData());
        QVERIFY(lines[1].contains("1  static") && lines[2].contains("1  fixed:5"));
        QVERIFY(lines[3].contains("2  static") && lines[4].contains("2  fixed:5"));
        // 50 squares take no time at all beside any pool.
        QVERIFY2(lines.last().startsWith("Take no pool: "), lines.last().constData());
        QVERIFY(!ran.out.contains("\u00a0"));
    }

    void filesBesideTheTable() {
        const QTemporaryDir folder;
        const QString json = folder.filePath(u"sweep.json"_s);
        const QString csv = folder.filePath(u"sweep.csv"_s);
        const Ran ran =
            sweep(u"-p 1 --repeats 2 --budget 1s --quiet --json %1 --csv %2"_s.arg(json, csv));
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(jsonFile(json)[u"points"].toArray().size(), 1);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readAll().startsWith("processes,schedule,runs,"));
    }

    /// Cores that nobody has: the same on every machine.
    void onASimulatedMachine() {
        const Ran ran = sweep(u"-n 640 --work cpu:1ms -p 1-64 --engine simulated --virtual-cores "
                              "64 --start-cost 0 --draw-cost 0 --join-cost 0 -c 10 --json -"_s);
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(json[u"recommended"][u"processes"].toInt(), 64);
        QCOMPARE(json[u"recommended"][u"proved"].toBool(), true);
        QCOMPARE(json[u"machine"][u"usable_cores"].toInt(), 64);
        QCOMPARE(json[u"points"][63][u"speedup"].toDouble(), 64.0);
    }

    void refused_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* arguments, const char* sentence) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(sentence);
        };
        row("-p 0-4", "“0” is not possible as the number of processes");
        row("-p 1-100000", "“100 000” is not possible as the number of processes");
        row("-p 4-1", "“4-1” runs backwards: write the smaller number first");
        row("-p 1,,2", "The number of processes is missing");
        row("-p", "“-p” needs a value");
        row("-p 1-4000 -c 1,2,3", "That makes 12 000 settings to be tried, but at most 10 000");
        row("-c 1,x", "“x” is not possible as the chunk size");
        row("--schedule static,zigzag", "“zigzag” is not known as the schedule");
        row("-c 5 --schedule static", "exclude each other");
        row("--repeats 0", "“0” is not possible as the number of repeats");
        row("--repeats 1001", "“1001” is not possible as the number of repeats");
        row("--precision 0", "“0” is not possible as the precision");
        row("--precision x%", "“x%” is not possible as the precision");
        row("--budget 5", "“5” is not possible as the budget: write a time like 30s");
        row("--budget 0s", "“0s” is not possible as the budget");
        row("--find-best --repeats 5", "exclude each other");
        row("--find-best --precision 1%", "exclude each other");
        row("--order-seed -1", "“-1” is not possible as the seed of the order");
        row("--json - --csv -", "Standard output cannot take both the JSON and the CSV");
        row("--json /nowhere/a", "The file /nowhere/a cannot be written");
        row("--json a --csv a", "The file a cannot take both the JSON and the CSV");
        row("--json a --csv ./a", "The file a cannot take both the JSON and the CSV");
        row("--json a --save ./a", "The file a cannot take both the JSON and the run file");
        row("--csv a --save ./a", "The file a cannot take both the CSV and the run file");
        row("--save -", "A run file is nothing for standard output: give --save the name of a");
        row("--save /nowhere/a", "The file /nowhere/a was not written: ");
        row("--save /dev/full", "The file /dev/full is not a run file of Poolscope, so it is not");
        row("-p 1,2 -- sleep 1", "The command has no {p} where the number of processes goes");
        row("-p 1 -c 5 -- true {p}", "The command has no {c} where the chunk size goes");
        row("-p 1 -- true {p} {c}", "The command has a place for chunk sizes, {c}");
        row("-p 1 -n 5 -- true {p}", "“--size” is a setting of Poolscope’s own runs");
        row("-p 1 -- no-such-program {p}", "The command failed: ");
        row("-p 1,2 -- ls -- /nowhere/{p}", "The command failed: exit code 2: ");
        row("--retries 3 --engine simulated", "On the simulated machine no process dies");
    }

    void refused() {
        QFETCH(QString, arguments);
        QFETCH(QString, sentence);
        const Ran ran = sweep(arguments);
        QCOMPARE(ran.exitCode, 2);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.contains(sentence.toUtf8()), ran.err.constData());
    }

    void everyRunFails() {
        const Ran ran = sweep(u"-p 1,2 --repeats 2 --retries 1 --fault kill@5:always"_s);
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith("Nothing can be recommended, since no run succeeded: "),
                 ran.err.constData());
        QCOMPARE(ran.err.count('\n'), 1);
    }

    /// What was measured so far is worth something.
    void interruptedItWritesWhatItHas() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"sweep.json"_s);
        Running running(u"-p 1,2 --work wait:1ms -n 20 --repeats 1000 --budget 1h --progress "
                        "always --json "_s +
                            file,
                        u"sweep"_s);
        QByteArray progress;
        QTRY_VERIFY_WITH_TIMEOUT((progress += running.err()).contains("7 of about"), 30'000);
        running.send(SIGINT);
        QCOMPARE(running.wait(), 130);
        QCOMPARE(workersOf(running.pid()).size(), 0);
        const QJsonObject json = jsonFile(file);
        QCOMPARE(json[u"outcome"].toString(), u"stopped"_s);
        QVERIFY(json[u"points"][0][u"runs_ns"].toArray().size() >= 7);
        QVERIFY(running.out().startsWith("Processes  Schedule"));
    }

    /// "sleep 0.05" with one process, "sleep 0.02" with two.
    void anotherProgram() {
        const Ran ran = runProgram(u"poolscope"_s,
                                   {u"sweep"_s, u"-p"_s, u"1,2"_s, u"--repeats"_s, u"6"_s,
                                    u"--budget"_s, u"10s"_s, u"--json"_s, u"-"_s, u"--"_s, u"sh"_s,
                                    u"-c"_s, u"test {p} = 1 && sleep 0.05 || sleep 0.02"_s});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.err, QByteArray());
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(json[u"config"][u"command"].toArray().size(), 3);
        QVERIFY(json[u"points"][0][u"median_ns"].toDouble() >= 50e6);
        QVERIFY(json[u"points"][1][u"median_ns"].toDouble() >= 20e6);
        QVERIFY(json[u"points"][1][u"median_ns"].toDouble() <
                json[u"points"][0][u"median_ns"].toDouble());
        QCOMPARE(json[u"recommended"][u"processes"].toInt(), 2);
    }

    /// Waiting needs no core: the more processes the better, whatever else the machine does, as
    /// long as they start in far less than the quarter of a second that is waited.
    void theBestIsFound() {
        const Ran ran = sweep(u"-n 32 --work wait:8ms -p 1,2,4 --find-best --budget 20s"_s);
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.err, QByteArray());
        const QByteArrayList lines = ran.out.trimmed().split('\n');
        QVERIFY2(lines.last().startsWith("Take 4 processes (speedup "), lines.last().constData());
    }

    /// Of 64 settings some are tried at first, then those around the best one.
    void theBestIsFoundBetweenWhatWasTriedFirst() {
        const Ran ran = sweep(u"-n 4800 --work wait:1ms -p 1-64 -c 1,100 --engine simulated "
                              "--virtual-cores 1 --start-cost 100us --draw-cost 0 --join-cost 0 "
                              "--find-best --json -"_s);
        QCOMPARE(ran.exitCode, 0);
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(json[u"outcome"].toString(), u"finished"_s);
        QVERIFY(json[u"recommended"][u"proved"].toBool());
        const QJsonArray points = json[u"points"].toArray();
        QVERIFY2(points.size() < 64, qPrintable(QString::number(points.size())));
        int between = 0; // chunk sizes that nobody gave
        for (const auto& point : points) {
            const int size = point[u"chunk_size"].toInt();
            between += size > 1 && size < 100 ? 1 : 0;
            QVERIFY(!point[u"runs_ns"].toArray().isEmpty());
        }
        QVERIFY(between > 0);
    }

    /// Two processes save 80 ms, chunks of 16 save 75, and what lies between less.
    void theBestOfAnotherProgramIsFound() {
        const Ran ran =
            runProgram(u"poolscope"_s,
                       {u"sweep"_s, u"-p"_s, u"1,2"_s, u"-c"_s, u"1,16"_s, u"--find-best"_s,
                        u"--budget"_s, u"20s"_s, u"--json"_s, u"-"_s, u"--"_s, u"sh"_s, u"-c"_s,
                        u"sleep 0.$(printf %03d $((30 + 80 * (2 - {p}) + 80 / {c})))"_s});
        QCOMPARE(ran.exitCode, 0);
        QCOMPARE(ran.err, QByteArray());
        const QJsonObject json = jsonObject(ran.out);
        QCOMPARE(json[u"recommended"][u"processes"].toInt(), 2);
        QVERIFY(json[u"recommended"][u"chunk_size"].toInt() > 4);
        const QJsonArray points = json[u"points"].toArray();
        const auto isBetween = [](const QJsonValue& point) {
            return point[u"chunk_size"].toInt() == 4;
        };
        QVERIFY(std::any_of(points.begin(), points.end(), isBetween));
    }

    void anotherProgramIsEndedToo_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("code");
        QTest::newRow("interrupted") << SIGINT << 130;
        QTest::newRow("killed") << SIGKILL << -1;
    }

    void anotherProgramIsEndedToo() {
        QFETCH(int, signal);
        Running running(u"-p 1 --budget 1h -- sleep 10{p}"_s, u"sweep"_s);
        const auto children = [&running] {
            const Ran ran = runBash(u"pgrep -P %1 || true"_s.arg(running.pid()));
            return ran.out.trimmed();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!children().isEmpty(), 30'000);
        const QString child = u"/proc/"_s + QString::fromLatin1(children());
        running.send(signal);
        QTEST(running.wait(), "code");
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(child + u"/exe"_s), 30'000);
    }

    void helpNamesItsOptions() {
        const Ran ran = sweep(u"--help"_s);
        QCOMPARE(ran.exitCode, 0);
        for (const char* option : {"--repeats", "--precision", "--budget", "--order-seed",
                                   "--find-best", "--csv", "1 to twice the usable cores"})
            QVERIFY2(ran.out.contains(option), option);
    }
};

QTEST_GUILESS_MAIN(SweepTest)
#include "sweep_test.moc"
