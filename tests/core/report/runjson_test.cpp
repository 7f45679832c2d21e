#include "core/report/runjson.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const RunRecord& record, JsonResults results = JsonResults::LeftOut) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return writeRunJson(record, results, buffer) ? QJsonDocument::fromJson(bytes).object()
                                                 : QJsonObject();
}

/// One line of JSON.
QString line(const QJsonValue& value) {
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).replace(u'"', u'\'');
}

/// Its chunks have three numbers, as many as each of them was given.
RunRecord chunksOfThree(const QString& text) {
    RunRecord run = record(text);
    run.config.schedule = {ScheduleKind::Fixed, 3};
    return run;
}

/// A device that takes nothing.
class Full final : public QIODevice {
public:
    Full() { open(WriteOnly | Unbuffered); }

protected:
    qint64 readData(char*, qint64) override { return -1; }

    qint64 writeData(const char*, qint64) override { return -1; }
};

} // namespace

/// The values of each field, of records that are written down. What a real run's JSON has is told
/// by tests/app/commandline/runjson_test.
class RunJsonTest : public TestCase {
    Q_OBJECT

private slots:

    void aFinishedRun() {
        const QJsonObject run =
            jsonOf(chunksOfThree(u"wall 100 serial 150 mapped 90\n"
                                 "1: spawned 1 ready 10 chunk 10-40x3 cpu 25 chunk 45-80x3 cpu 30\n"
                                 "2: spawned 2 ready 12 chunk 12-60x3 cpu 48"_s));
        QCOMPARE(run[u"outcome"].toString(), u"finished"_s);
        QVERIFY(run[u"error"].isNull());
        QCOMPARE(line(run[u"times_ns"]),
                 u"{'close_join':20,'map':70,'serial':150,'until_first_chunk':10,'until_ready':12,"
                 "'wall':100}"_s);
        QCOMPARE(run[u"speedup"].toDouble(), 1.5);
        QCOMPARE(run[u"map_speedup"].toDouble(), 150.0 / 70.0);
        QCOMPARE(line(run[u"chunks"][1]),
                 u"{'attempt':1,'count':3,'cpu':null,'finished_ns':80,'first':3,'index':1,"
                 "'process':1,'started_ns':45}"_s);
        QCOMPARE(
            line(run[u"processes"][0]),
            u"{'busy_ns':65,'chunks':2,'cpu_ns':55,'end':'finished','ended_ns':null,"
            "'exit_code':0,'frozen_ns':0,'items':6,'lane':1,'number':1,'pid':1001,'ready_ns':10,"
            "'replaces':null,'signal':null,'spawned_ns':1,'stuck':false}"_s);
        QVERIFY(run[u"lost_attempts"].toArray().isEmpty());
    }

    /// In the order of their numbers, whoever was first; those that are not done are null.
    void chunksInTheirOrder() {
        RunRecord run = chunksOfThree(u"wall 100 stopped size 9\n"
                                      "1: ready 10 chunk 50-60x3\n2: ready 10 chunk 20-30x3"_s);
        std::swap(run.chunks[0].index, run.chunks[1].index);
        std::swap(run.chunks[0].position, run.chunks[1].position);
        run.chunks[0].cpu = 3;
        run.config.input.first = 1000;
        planAsAsked(run);
        const QJsonValue chunks = jsonOf(run)[u"chunks"];
        QCOMPARE(chunks.toArray().size(), 3);
        QCOMPARE(line(chunks[0]), u"{'attempt':1,'count':3,'cpu':null,'finished_ns':30,"
                                  "'first':1000,'index':0,'process':2,'started_ns':20}"_s);
        QCOMPARE(line(chunks[1]), u"{'attempt':1,'count':3,'cpu':3,'finished_ns':60,"
                                  "'first':1003,'index':1,'process':1,'started_ns':50}"_s);
        QCOMPARE(line(chunks[2]), u"{'attempt':null,'count':3,'cpu':null,'finished_ns':null,"
                                  "'first':1006,'index':2,'process':null,'started_ns':null}"_s);
    }

    void waysToEnd_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("killed") << u"ended 50 killed"_s << u"killed 9 null false"_s;
        QTest::newRow("crashed") << u"ended 50 crashed"_s << u"crashed 11 null false"_s;
        QTest::newRow("exited") << u"ended 50 exited"_s << u"exited null 1 false"_s;
        QTest::newRow("still there") << u""_s << u"null null null false"_s;
    }

    void waysToEnd() {
        QFETCH(QString, words);
        QFETCH(QString, expected);
        const QJsonValue process =
            jsonOf(record(u"now 100\n1: ready 5 "_s + words))[u"processes"][0];
        QStringList told;
        for (const auto& key : {u"end"_s, u"signal"_s, u"exit_code"_s, u"stuck"_s}) {
            const QJsonValue value = process[key];
            told.append(value.isNull() ? u"null"_s : value.toVariant().toString());
        }
        QCOMPARE(told.join(u' '), expected);
    }

    /// Of all stretches together; one that goes on counts until now.
    void howLongWhoWasFrozen() {
        const QJsonValue processes = jsonOf(
            record(u"now 100\n1: ready 5 frozen 10-20 frozen 30-35\n2: ready 5 frozen 40-"_s))
            [u"processes"];
        QCOMPARE(processes[0][u"frozen_ns"].toInt(), 15);
        QCOMPARE(processes[1][u"frozen_ns"].toInt(), 60);
    }

    /// Killed by us since it stood still, or with all others.
    void endedByUs() {
        RunRecord run = record(u"wall 100\n1: ready 5 ended 50 killed\n2: ready 5 ended 60"_s);
        run.processes[0].end = ProcessEnd::Stuck;
        run.processes[1].end = ProcessEnd::Stopped;
        const QJsonValue processes = jsonOf(run)[u"processes"];
        QCOMPARE(processes[0][u"end"].toString(), u"killed"_s);
        QCOMPARE(processes[0][u"stuck"].toBool(), true);
        QCOMPARE(processes[1][u"end"].toString(), u"stopped"_s);
        QVERIFY(processes[1][u"exit_code"].isNull());
    }

    void lostAttemptsAndWhoTookOver() {
        RunRecord run = chunksOfThree(
            u"wall 300\n1: ready 5 at 20 done 1 of 3 ended 90 killed lost\n"
            "2: ready 5 at ? done 0 of 3 ended 95 killed lost\n3: replaces 1 spawned 100 ready 110 "
            "redo 120-130"_s);
        const QJsonObject json = jsonOf(run);
        QCOMPARE(line(json[u"lost_attempts"]),
                 u"[{'ended_ns':90,'index':0,'items_done':1,'process':1,'started_ns':20},"
                 "{'ended_ns':95,'index':1,'items_done':0,'process':2,'started_ns':null}]"_s);
        QCOMPARE(json[u"processes"][2][u"replaces"].toInt(), 1);
        QCOMPARE(json[u"processes"][2][u"lane"].toInt(), 1);
    }

    void resultsOfAFinishedRunAlone_data() {
        QTest::addColumn<JsonResults>("wanted");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<bool>("there");
        QTest::newRow("wanted") << JsonResults::Numbers << Outcome::Finished << true;
        QTest::newRow("left out") << JsonResults::LeftOut << Outcome::Finished << false;
        QTest::newRow("failed") << JsonResults::Numbers << Outcome::Failed << false;
        QTest::newRow("stopped") << JsonResults::Numbers << Outcome::Stopped << false;
        QTest::newRow("running") << JsonResults::Numbers << Outcome::Running << false;
    }

    void resultsOfAFinishedRunAlone() {
        QFETCH(JsonResults, wanted);
        QFETCH(Outcome, outcome);
        QFETCH(bool, there);
        RunRecord run = chunksOfThree(u"wall 100\n1: ready 5 chunk 10-20x3"_s);
        run.outcome = outcome;
        run.results = squares();
        QCOMPARE(line(jsonOf(run, wanted)[u"results"]), there ? u"[0,1,4]"_s : u"{}"_s);
        QCOMPARE(jsonOf(run, wanted)[u"results"].isNull(), !there);
    }

    /// Above 2^53 doubles cannot tell them apart, and that is what many readers have.
    void resultsCanBeTexts() {
        RunRecord run = chunksOfThree(u"wall 100\n1: ready 5 chunk 10-20x3"_s);
        run.outcome = Outcome::Finished;
        run.config.input.first = 4'294'967'293;
        const auto largest = std::make_shared<const std::vector<std::uint64_t>>(
            std::vector<std::uint64_t>{18'446'744'047'939'747'849U, 18'446'744'056'529'682'436U,
                                       18'446'744'065'119'617'025U});
        run.results = Results::ofNumbers({largest, largest->data()}, largest->size());
        QCOMPARE(line(jsonOf(run, JsonResults::Texts)[u"results"]),
                 u"['18446744047939747849','18446744056529682436','18446744065119617025']"_s);
    }

    void nothingIsMadeUpOfARunThatGoesOn() {
        const QJsonObject run = jsonOf(record(u"now 50\n1: ready 10 at 20"_s));
        QCOMPARE(run[u"outcome"].toString(), u"running"_s);
        for (const auto& key :
             {u"speedup"_s, u"map_speedup"_s, u"efficiency"_s, u"error"_s, u"results_checked"_s})
            QVERIFY2(run[key].isNull(), qPrintable(key));
        QVERIFY(run[u"times_ns"][u"wall"].isNull());
        QVERIFY(run[u"times_ns"][u"serial"].isNull());
    }

    void onlyChunksOfOneLengthHaveASize() {
        RunRecord run = record(u"wall 100\n1: ready 5 chunk 10-20x3"_s);
        run.config.schedule = {ScheduleKind::Fixed, 3};
        planAsAsked(run);
        QCOMPARE(jsonOf(run)[u"config"][u"chunk_size"].toInt(), 3);
        run.config.input.size = 100;
        run.config.processes = 4;
        run.config.schedule = {ScheduleKind::Guided, 1};
        planAsAsked(run);
        QVERIFY(jsonOf(run)[u"config"][u"chunk_size"].isNull());
    }

    /// As the run was cut, whatever its configuration would make of it.
    void theSizeOfChunksIsThatOfTheMap() {
        RunRecord run = record(u"wall 100\n1: ready 5 chunk 10-20x3"_s);
        run.config.schedule = {ScheduleKind::Fixed, 3};
        QVERIFY(jsonOf(run)[u"config"][u"chunk_size"].isNull()); // it has no plan
        run.maps[0].plan = std::make_shared<const ChunkPlan>(3, 2);
        QCOMPARE(jsonOf(run)[u"config"][u"chunk_size"].toInt(), 2);
    }

    void aFullDeviceIsTold() {
        Full full;
        QVERIFY(!writeRunJson(record(u"wall 100\n1: ready 5"_s), JsonResults::LeftOut, full));
    }

private:
    static Results squares() {
        const auto all = std::make_shared<std::vector<std::uint64_t>>(
            std::initializer_list<std::uint64_t>{0, 1, 4});
        return Results::ofNumbers({all, all->data()}, all->size());
    }
};

QTEST_GUILESS_MAIN(RunJsonTest)
#include "runjson_test.moc"
