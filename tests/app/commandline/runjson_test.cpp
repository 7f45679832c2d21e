#include "tests/support/program.h"
#include "tests/support/testcase.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QJsonObject runJson(const QString& arguments) {
    const Ran ran = runProgram(u"poolscope"_s, QStringList{u"run"_s, u"--json"_s, u"-"_s} +
                                                   arguments.split(u' ', Qt::SkipEmptyParts));
    return jsonObject(ran.out);
}

QString keys(const QJsonObject& object) {
    return object.keys().join(u' ');
}

} // namespace

/// The JSON of a run keeps its contract: names, units, sums, and null for what is not known.
class RunJsonTest : public TestCase {
    Q_OBJECT

private slots:

    void everyFieldIsThere() {
        const QJsonObject run = runJson({});
        QCOMPARE(keys(run), u"chunks config efficiency error format losses_ns lost_attempts "
                            "machine map_speedup outcome processes results results_checked "
                            "speedup suspensions times_ns version"_s);
        QCOMPARE(run[u"format"].toString(), u"poolscope.run"_s);
        QCOMPARE(run[u"version"].toInt(), 1);
        QCOMPARE(keys(run[u"config"].toObject()),
                 u"chunk_size engine faults first on_death order processes profile retries "
                 "schedule seed size stall_timeout work"_s);
        QCOMPARE(keys(run[u"times_ns"].toObject()),
                 u"close_join map serial until_first_chunk until_ready wall"_s);
        QCOMPARE(keys(run[u"chunks"][0].toObject()),
                 u"attempt count cpu finished_ns first index process started_ns"_s);
        QCOMPARE(keys(run[u"processes"][0].toObject()),
                 u"busy_ns chunks cpu_ns end ended_ns exit_code frozen_ns items lane number pid "
                 "ready_ns replaces signal spawned_ns stuck"_s);
        QCOMPARE(keys(run[u"losses_ns"].toObject()),
                 u"lost off_core start_up tail useful waiting"_s);
        QVERIFY(run[u"machine"].toObject().contains(u"iterations_per_us"));
    }

    void valuesOfTheNotebooksRun() {
        const QJsonObject run = runJson({});
        QCOMPARE(run[u"outcome"].toString(), u"finished"_s);
        QVERIFY(run[u"error"].isNull());
        QCOMPARE(run[u"config"][u"chunk_size"].toInt(), 7);
        QCOMPARE(run[u"chunks"].toArray().size(), 15);
        QCOMPARE(run[u"chunks"][14][u"first"].toInt(), 98);
        QCOMPARE(run[u"chunks"][14][u"count"].toInt(), 2);
        QCOMPARE(run[u"processes"].toArray().size(), 4);
        QCOMPARE(run[u"results_checked"].toBool(), true);
        QCOMPARE(run[u"results"].toArray().size(), 100);
        QCOMPARE(run[u"results"][99].toInt(), 9801);
        QVERIFY(run[u"speedup"].toDouble() > 0.0);
        QVERIFY(run[u"speedup"].toDouble() < 1.0);
        QVERIFY(run[u"machine"][u"iterations_per_us"].isNull());
        QVERIFY(run[u"processes"][0][u"replaces"].isNull());
        QCOMPARE(run[u"processes"][3][u"number"].toInt(), 4);
    }

    void sumsAreExact_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* arguments :
             {"", "-n 0", "-n 1", "-n 2 -p 8", "--work cpu:50us -p 8", "--schedule guided -n 1000",
              "--work wait:1ms --profile rising", "-n 100k -c 1", "-p 64 -n 10k --schedule static"})
            QTest::addRow("run %s", arguments) << QString::fromLatin1(arguments);
    }

    void sumsAreExact() {
        QFETCH(QString, arguments);
        const QJsonObject run = runJson(arguments);
        const QJsonObject times = run[u"times_ns"].toObject();
        const auto ns = [&times](QStringView name) { return times[name].toInteger(-1); };
        QVERIFY(ns(u"wall") > 0);
        QCOMPARE(ns(u"until_first_chunk") + ns(u"map") + ns(u"close_join"), ns(u"wall"));
        qint64 losses = 0;
        const QJsonObject parts = run[u"losses_ns"].toObject();
        for (const auto& part : parts) {
            QVERIFY(part.toInteger(-1) >= 0);
            losses += part.toInteger();
        }
        QCOMPARE(losses, ns(u"wall") * run[u"config"][u"processes"].toInt());
        QCOMPARE(run[u"speedup"].toDouble(),
                 static_cast<double>(ns(u"serial")) / static_cast<double>(ns(u"wall")));
    }

    void chunksAndProcessesAgree() {
        const QJsonObject run = runJson(u"-n 5000 -p 3 --work cpu:5us --schedule factoring"_s);
        QHash<int, qint64> items;
        qint64 next = 0;
        const QJsonArray chunks = run[u"chunks"].toArray();
        for (const auto& chunk : chunks) {
            QCOMPARE(chunk[u"first"].toInteger(), next);
            next += chunk[u"count"].toInteger();
            items[chunk[u"process"].toInt()] += chunk[u"count"].toInteger();
            QVERIFY(chunk[u"started_ns"].toInteger() <= chunk[u"finished_ns"].toInteger());
            QVERIFY(chunk[u"finished_ns"].toInteger() <= run[u"times_ns"][u"wall"].toInteger());
            QCOMPARE(chunk[u"attempt"].toInt(), 1);
        }
        QCOMPARE(next, 5000);
        const QJsonArray processes = run[u"processes"].toArray();
        for (const auto& process : processes) {
            QCOMPARE(process[u"items"].toInteger(), items[process[u"number"].toInt()]);
            QCOMPARE(process[u"end"].toString(), u"finished"_s);
            QVERIFY(process[u"cpu_ns"].toInteger() <= process[u"busy_ns"].toInteger());
        }
        QVERIFY(run[u"machine"][u"iterations_per_us"].toDouble() > 0);
        QVERIFY(run[u"config"][u"chunk_size"].isNull());
    }

    void skippedBaselineIsNull() {
        const QJsonObject run = runJson(u"--baseline skip --no-results"_s);
        QVERIFY(run[u"times_ns"][u"serial"].isNull());
        QVERIFY(run[u"speedup"].isNull());
        QVERIFY(run[u"map_speedup"].isNull());
        QVERIFY(run[u"efficiency"].isNull());
        QVERIFY(run[u"results"].isNull());
        QCOMPARE(run[u"results_checked"].toBool(), true);
    }

    void resultsAsTexts() {
        const QJsonArray texts =
            runJson(u"-n 2 --first 4294967294 --json-numbers text"_s)[u"results"].toArray();
        QCOMPARE(texts, (QJsonArray{u"18446744056529682436"_s, u"18446744065119617025"_s}));
        const QJsonArray numbers = runJson(u"-n 3 --json-numbers number"_s)[u"results"].toArray();
        QCOMPARE(numbers, (QJsonArray{0, 1, 4}));
    }

    void completionOrderIsThatOfTheStamps() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"run.json"_s);
        const Ran ran = runProgram(u"poolscope"_s, {u"run"_s, u"--order"_s, u"completion"_s,
                                                    u"--work"_s, u"wait:300us"_s, u"--profile"_s,
                                                    u"random"_s, u"--json"_s, file});
        const QJsonObject run = jsonFile(file);
        QList<QJsonValue> chunks;
        const QJsonArray written = run[u"chunks"].toArray();
        for (const auto& chunk : written)
            chunks.append(chunk);
        std::stable_sort(chunks.begin(), chunks.end(), [](const auto& a, const auto& b) {
            return a[u"finished_ns"].toInteger() < b[u"finished_ns"].toInteger();
        });
        QStringList expected;
        for (const QJsonValue& chunk : chunks) {
            const qint64 first = chunk[u"first"].toInteger();
            for (qint64 n = first; n < first + chunk[u"count"].toInteger(); ++n)
                expected.append(QString::number(n * n));
        }
        QCOMPARE(QString::fromLatin1(ran.out),
                 QString(u"Pool    : ["_s + expected.join(u", "_s) + u"]\n"_s));
        QCOMPARE(run[u"results"][0].toInteger(), expected.first().toLongLong());
    }

    void manySizesAndProcesses_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* size : {"0", "1", "2", "99", "100", "101", "1e6"})
            QTest::addRow("size %s", size) << QString(u"-n "_s + QString::fromLatin1(size));
        for (const char* processes : {"1", "2", "4", "16", "64", "256"})
            QTest::addRow("%s processes", processes)
                << QString(u"-n 10k -p "_s + QString::fromLatin1(processes));
        QTest::addRow("10^8 numbers") << u"-n 1e8 -p 2 --baseline skip"_s;
    }

    void manySizesAndProcesses() {
        QFETCH(QString, arguments);
        const QJsonObject run = runJson(arguments + u" --no-results"_s);
        QCOMPARE(run[u"outcome"].toString(), u"finished"_s);
        QCOMPARE(run[u"results_checked"].toBool(), true);
        qint64 items = 0;
        const QJsonArray processes = run[u"processes"].toArray();
        for (const auto& process : processes)
            items += process[u"items"].toInteger();
        QCOMPARE(items, run[u"config"][u"size"].toInteger());
    }
};

QTEST_GUILESS_MAIN(RunJsonTest)
#include "runjson_test.moc"
