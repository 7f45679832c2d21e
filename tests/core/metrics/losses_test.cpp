#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "useful 40 off_core 10 …": those that are not 0, in the order in which they are written about.
QString text(const Losses& parts) {
    const std::pair<QLatin1StringView, Nanoseconds> named[] = {
        {"start_up"_L1, parts.startUp}, {"useful"_L1, parts.useful}, {"off_core"_L1, parts.offCore},
        {"waiting"_L1, parts.waiting},  {"tail"_L1, parts.tail},     {"lost"_L1, parts.lost}};
    QStringList words;
    for (const auto& [name, time] : named) {
        if (time != 0)
            words.append(QString(name + u' ' + QString::number(time)));
    }
    return words.join(u' ');
}

QString textByLane(const RunRecord& run) {
    QStringList lines;
    for (const Losses& lane : summaryOf(run).lanes)
        lines.append(text(lane));
    return lines.join(u'\n');
}

} // namespace

class LossesTest : public TestCase {
    Q_OBJECT

private slots:

    void everyLaneAddsUp_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("one lane", u"wall 100\n1: ready 10 chunk 10-40 cpu 25 chunk 45-80 cpu 30"_s,
            u"start_up 10 useful 55 off_core 10 waiting 5 tail 20"_s);
        row("waiting work is useful without a core",
            u"wall 100 work wait\n1: ready 10 chunk 10-40 cpu 2 chunk 45-80"_s,
            u"start_up 10 useful 65 waiting 5 tail 20"_s);
        row("more CPU time than time: a clock read late",
            u"wall 100\n1: ready 10 chunk 10-40 cpu 31"_s, u"start_up 10 useful 30 tail 60"_s);
        row("a wait for the first chunk", u"wall 100\n1: ready 10 chunk 30-40 cpu 10"_s,
            u"start_up 10 useful 10 waiting 20 tail 60"_s);
        row("a lane without a chunk", u"wall 100\n1: ready 10 chunk 10-90 cpu 80\n2: ready 60"_s,
            u"start_up 10 useful 80 tail 10\nstart_up 60 tail 40"_s);
        row("a lane that was never ready", u"wall 100\n1: ready 10 chunk 10-90 cpu 80\n2:"_s,
            u"start_up 10 useful 80 tail 10\nstart_up 100"_s);
        row("a lane that was not even started", u"wall 100 processes 2\n1: ready 10"_s,
            u"start_up 10 tail 90\nstart_up 100"_s);
        row("size 0", u"wall 50 size 0\n1: ready 10\n2: ready 12"_s,
            u"start_up 10 tail 40\nstart_up 12 tail 38"_s);
        row("no time at all", u"wall 0 processes 2"_s, u"\n"_s);
        row("nothing started yet", u"now 70 processes 2"_s, u"start_up 70\nstart_up 70"_s);
        row("still running", u"now 60\n1: ready 10 chunk 10-40 cpu 30"_s,
            u"start_up 10 useful 30 tail 20"_s);
        row("stopped in a chunk",
            u"wall 100 stopped\n1: ready 10 chunk 10-40 cpu 30 at 50 ended 95"_s,
            u"start_up 10 useful 30 waiting 10 lost 50"_s);
        row("stopped in a chunk not yet stamped",
            u"wall 100 stopped\n1: ready 10 chunk 10-40 cpu 30 at ? ended 95"_s,
            u"start_up 10 useful 30 lost 60"_s);
        row("a stamp of the chunk before", u"now 100\n1: ready 10 chunk 10-40 cpu 30 at 30"_s,
            u"start_up 10 useful 30 lost 60"_s);
        row("a stamp after the end", u"wall 100 stopped\n1: ready 10 at 130"_s,
            u"start_up 10 waiting 90"_s);
        row("killed in its first chunk, before its stamp", u"wall 100 failed\n1: ready 10 at ?"_s,
            u"start_up 10 lost 90"_s);
        row("killed while the others go on",
            u"wall 100 failed\n1: ready 10 at 20 ended 30 lost killed\n2: ready 10 chunk 10-60 cpu 50"_s,
            u"start_up 10 waiting 10 lost 80\nstart_up 10 useful 50 tail 40"_s);
    }

    void everyLaneAddsUp() {
        QFETCH(QString, run);
        const RunRecord written = record(run);
        QTEST(textByLane(written), "expected");
        for (const Losses& lane : summaryOf(written).lanes)
            QCOMPARE(lane.total(), endOf(written));
        QCOMPARE(summaryOf(written).losses.total(), endOf(written) * written.config.processes);
    }

    void replacements_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("killed in a chunk and replaced",
            u"wall 200\n1: ready 10 chunk 10-40 cpu 30 at 50 ended 90 lost killed\n"
            "2: replaces 1 ready 120 chunk 120-170 cpu 50"_s,
            u"start_up 10 useful 80 waiting 10 tail 30 lost 70"_s);
        row("killed between two chunks and replaced",
            u"wall 200\n1: ready 10 chunk 10-40 cpu 30 ended 90 killed\n"
            "2: replaces 1 ready 120 chunk 125-170 cpu 45"_s,
            u"start_up 10 useful 75 waiting 55 tail 30 lost 30"_s);
        row("killed before it was ready", u"wall 200\n1: ended 50 killed\n2: replaces 1 ready 80"_s,
            u"start_up 50 tail 120 lost 30"_s);
        row("killed twice",
            u"wall 300\n1: ready 10 at 20 ended 50 lost killed\n"
            "2: replaces 1 ready 60 at ? ended 100 lost killed\n"
            "3: replaces 2 ready 130 chunk 130-250 cpu 100"_s,
            u"start_up 10 useful 100 off_core 20 waiting 10 tail 50 lost 110"_s);
        row("the replacement is not ready yet",
            u"now 100\n1: ready 10 at 20 ended 50 lost killed\n2: replaces 1"_s,
            u"start_up 10 waiting 10 lost 80"_s);
        row("the second lane's process is replaced by the third",
            u"wall 100\n1: ready 5 chunk 5-95 cpu 90\n2: ready 5 at 10 ended 20 lost killed\n"
            "3: replaces 2 ready 30 chunk 30-90 cpu 60"_s,
            u"start_up 5 useful 90 tail 5\nstart_up 5 useful 60 waiting 5 tail 10 lost 20"_s);
        row("both lanes' processes are replaced, the second first",
            u"wall 100\n1: ready 5 at 5 ended 40 lost killed\n2: ready 5 at 5 ended 20 lost "
            u"killed\n"
            "3: replaces 2 ready 30 chunk 30-90 cpu 60\n4: replaces 1 ready 45 chunk 50-80 cpu 30"_s,
            u"start_up 5 useful 30 waiting 5 tail 20 lost 40\n"
            "start_up 5 useful 60 tail 10 lost 25"_s);
    }

    void replacements() { everyLaneAddsUp(); }

    void frozenTimeIsLost_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("in a chunk", u"wall 100\n1: ready 10 chunk 10-80 cpu 30 frozen 20-50"_s,
            u"start_up 10 useful 30 off_core 10 tail 20 lost 30"_s);
        row("in a chunk that waits",
            u"wall 100 work wait\n1: ready 10 chunk 10-80 cpu 1 frozen 20-50"_s,
            u"start_up 10 useful 40 tail 20 lost 30"_s);
        row("in two chunks and between them",
            u"wall 100\n1: ready 10 chunk 10-40 chunk 50-90 cpu 40 frozen 35-60"_s,
            u"start_up 10 useful 40 off_core 15 tail 10 lost 25"_s);
        row("while it starts", u"wall 100\n1: ready 50 chunk 50-90 cpu 40 frozen 10-40"_s,
            u"start_up 20 useful 40 tail 10 lost 30"_s);
        row("when it is done", u"wall 100\n1: ready 10 chunk 10-40 cpu 30 frozen 50-70"_s,
            u"start_up 10 useful 30 tail 40 lost 20"_s);
        row("and still is", u"now 100\n1: ready 10 chunk 10-40 cpu 30 at 40 frozen 60-"_s,
            u"start_up 10 useful 30 lost 60"_s);
        row("in a chunk that was lost as well",
            u"wall 100 failed\n1: ready 10 at 20 frozen 25-90 ended 90 lost killed"_s,
            u"start_up 10 waiting 10 lost 80"_s);
    }

    void frozenTimeIsLost() { everyLaneAddsUp(); }

    void partsAreNeverNegative() {
        const RunRecord run =
            record(u"wall 200\n1: ready 10 chunk 10-40 cpu 30 at 50 ended 90 lost killed\n"
                   "2: replaces 1 ready 120 chunk 120-170 cpu 60\n"_s);
        const Losses all = summaryOf(run).losses;
        for (const Nanoseconds part :
             {all.useful, all.offCore, all.startUp, all.waiting, all.tail, all.lost})
            QVERIFY2(part >= 0, qPrintable(text(all)));
    }

    void sums() {
        Losses sum{1, 2, 3, 4, 5, 6};
        sum += Losses{10, 20, 30, 40, 50, 60};
        QVERIFY(sum == (Losses{11, 22, 33, 44, 55, 66}));
        QCOMPARE(sum.total(), Nanoseconds{231});
        QCOMPARE(Losses{}.total(), Nanoseconds{0});
    }
};

QTEST_GUILESS_MAIN(LossesTest)
#include "losses_test.moc"
