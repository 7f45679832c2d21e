#include "core/metrics/runsummary.h"
#include "core/metrics/speedup.h"
#include "core/work/weights.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

#include <cmath>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "2.5", or "-" for nothing.
QString text(std::optional<double> value) {
    return value ? QString::number(*value, 'g', 6) : u"-"_s;
}

/// As the window shows it.
std::optional<double> reached(const RunRecord& record) {
    return speedupSoFar(record, WorkDone().share(Moment(borrowed(record))));
}

} // namespace

class SpeedupTest : public TestCase {
    Q_OBJECT

private slots:

    void ofWholeRuns_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected"); // speedup, of the map, efficiency
        QTest::newRow("finished") << u"wall 100 serial 200\n1: chunk 20-70\n2: chunk 30-60"_s
                                  << u"2 4 1"_s;
        QTest::newRow("serial wins")
            << u"wall 200 serial 50 processes 4\n1: chunk 20-30"_s << u"0.25 5 0.0625"_s;
        QTest::newRow("serial time not known") << u"wall 100\n1: chunk 20-70"_s << u"- - -"_s;
        QTest::newRow("running") << u"now 100 serial 200\n1: chunk 20-70"_s << u"- - -"_s;
        QTest::newRow("stopped") << u"wall 100 serial 200 stopped\n1: chunk 20-70"_s << u"- - -"_s;
        QTest::newRow("failed") << u"wall 100 serial 200 failed\n1: chunk 20-70"_s << u"- - -"_s;
        QTest::newRow("size 0") << u"wall 100 serial 50 size 0 mapped 80\n1: ready 10"_s
                                << u"0.5 - 0.5"_s;
    }

    void ofWholeRuns() {
        QFETCH(QString, run);
        const RunRecord written = record(run);
        const RunSummary summary = summaryOf(written);
        QCOMPARE(summary.speedup, speedup(written));
        QTEST(
            QStringList({text(summary.speedup), text(summary.mapSpeedup), text(summary.efficiency)})
                .join(u' '),
            "expected");
    }

    void soFar_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        QTest::newRow("half of the work done")
            << u"now 100 serial 200 size 10\n1: chunk 10-90x5"_s << u"1"_s;
        QTest::newRow("unfinished chunks count, too")
            << u"now 100 serial 200 size 10\n1: chunk 10-90x4 at 90 of 4 done 1"_s << u"1"_s;
        QTest::newRow("what the dead had begun is lost")
            << u"now 100 serial 200 size 10\n1: chunk 10-90x5 at 90 of 5 done 4 ended 95 killed"_s
            << u"1"_s;
        QTest::newRow("rising work: the first half is a quarter")
            << u"now 100 serial 400 size 10 work cpu profile rising\n1: chunk 10-90x5"_s << u"1"_s;
        QTest::newRow("without work of its own every square weighs the same")
            << u"now 100 serial 200 size 10 work none profile rising\n1: chunk 10-90x5"_s << u"1"_s;
        QTest::newRow("nothing done yet") << u"now 100 serial 200 size 10\n1: ready 5"_s << u"0"_s;
        QTest::newRow("no time has passed") << u"now 0 serial 200 size 10 processes 1"_s << u"-"_s;
        QTest::newRow("serial time not known") << u"now 100\n1: chunk 10-90"_s << u"-"_s;
        QTest::newRow("stopped half way")
            << u"wall 100 serial 200 stopped size 10\n1: chunk 1-9x5"_s << u"1"_s;
        QTest::newRow("finished") << u"wall 100 serial 200\n1: chunk 20-70x3\n2: chunk 30-60x9"_s
                                  << u"2"_s;
        QTest::newRow("size 0") << u"wall 100 serial 50 size 0\n1: ready 10"_s << u"0.5"_s;
    }

    void soFar() {
        QFETCH(QString, run);
        QTEST(text(reached(record(run))), "expected");
    }

    /// Not nearly: exactly, whatever the weights add up to and in whatever order.
    void ofFinishedRunsIsTheSameSoFar_data() {
        QTest::addColumn<QString>("profile");
        for (const char* profile : {"equal", "rising", "falling", "random"})
            QTest::newRow(profile) << QString::fromLatin1(profile);
    }

    void ofFinishedRunsIsTheSameSoFar() {
        QFETCH(QString, profile);
        QString run = u"wall 1003 serial 1000 work cpu profile "_s + profile + u"\n1:"_s;
        for (int i = 0; i < 97; ++i)
            run += u" chunk %1-%2x%3"_s.arg(10 * i).arg(10 * i + 7).arg(1 + i % 7);
        RunRecord written = record(run);
        std::reverse(written.chunks.begin(), written.chunks.end());
        QCOMPARE(reached(written).value(), speedup(written).value());
    }

    void workDoneOfAGrowingRecord() {
        RunRecord growing = record(u"now 50 size 8\n1: chunk 10-20x2"_s);
        WorkDone done;
        QCOMPARE(done.share(Moment(borrowed(growing))), 0.25);
        growing.processes[0].current = ChunkInProgress{1, 2, 2, 1, 40};
        QCOMPARE(done.share(Moment(borrowed(growing))), 0.375);
        growing.processes[0].current.reset();
        addChunk(growing, {20, 50, 2, 1, 2, 1, 1, -1});
        growing.processes[0].items += 2;
        QCOMPARE(done.share(Moment(borrowed(growing))), 0.5);
        QCOMPARE(done.share(Moment(borrowed(growing))), 0.5);
    }

    void workDoneAddsUpToOne_data() {
        QTest::addColumn<int>("profile");
        for (const WorkProfile profile :
             {WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling, WorkProfile::Random,
              WorkProfile::OneHeavy})
            QTest::addRow("profile %d", static_cast<int>(profile)) << static_cast<int>(profile);
    }

    void workDoneAddsUpToOne() {
        QFETCH(int, profile);
        RunRecord run = record(u"now 50 work cpu\n1: chunk 0-1x13 chunk 1-2x40 chunk 2-3x47"_s);
        run.config.work.profile = static_cast<WorkProfile>(profile);
        WorkDone done;
        const double share = done.share(Moment(borrowed(run)));
        QVERIFY(share <= 1.0);
        QVERIFY(std::abs(share - 1.0) < 1e-12);
    }

    /// At any moment, in any order, as if it had been added up chunk by chunk.
    void workDoneAtAnyMoment_data() { workDoneAddsUpToOne_data(); }

    void workDoneAtAnyMoment() {
        QFETCH(int, profile);
        QString text = u"wall 1000 work cpu\n1:"_s;
        for (int i = 0; i < 30; ++i)
            text += u" chunk %1-%2x%3"_s.arg(30 * i).arg(30 * i + 20).arg(1 + i % 7);
        text += u"\n2:"_s;
        for (int i = 0; i < 13; ++i)
            text += u" chunk %1-%2x%3"_s.arg(70 * i).arg(70 * i + 60).arg(1 + i % 5);
        RunRecord run = record(text);
        run.config.work.profile = static_cast<WorkProfile>(profile);
        const quint64 size = run.config.input.size;
        const double total = weightSum(run.config.work, 0, size, size);
        WorkDone done;
        Moment moment(borrowed(run));
        for (const Nanoseconds time : {0, 990, 500, 505, 480, 29, 900}) {
            moment.goTo(time);
            double weight = 0.0;
            for (const ChunkEvent& chunk : run.chunks) {
                if (chunk.finishedNs <= time)
                    weight += weightSum(run.config.work, chunk.position, chunk.count, size);
            }
            for (const ProcessRecord& process : moment.processes()) {
                if (const auto& at = process.current)
                    weight += weightSum(run.config.work, at->position, at->itemsDone, size);
            }
            QVERIFY(std::abs(done.share(moment) - weight / total) < 1e-12);
        }
    }

    /// The counter of a chunk in progress is a hint: it may be that of the next chunk already.
    void hintsNeverMakeItMoreThanAll() {
        RunRecord run = record(u"now 50 size 4 work cpu profile falling\n1: at 10 of 4 done 4"_s);
        QCOMPARE(WorkDone().share(Moment(borrowed(run))), 1.0);
        run.processes[0].current->position = 3;
        run.processes[0].current->count = 1;
        const double share = WorkDone().share(Moment(borrowed(run)));
        QVERIFY2(share < 0.1, qPrintable(QString::number(share)));
    }

    void ideal() {
        QCOMPARE(idealSpeedup({WorkKind::Cpu}, 8, 2), 2);
        QCOMPARE(idealSpeedup({WorkKind::None}, 8, 2), 2);
        QCOMPARE(idealSpeedup({WorkKind::Cpu}, 2, 8), 2);
        QCOMPARE(idealSpeedup({WorkKind::Wait}, 8, 2), 8);
    }

    /// Two cores may be used at once, but not all the time.
    void aQuotaIsAFractionOfTheIdeal() {
        RunRecord run = record(u"wall 1000 work cpu\n1: ready 10\n2: ready 10"_s);
        run.machines.front().facts.usableCores = 2;
        QCOMPARE(idealSpeedup(run), 2);
        run.machines.front().facts.quotaCores = 1.5;
        QCOMPARE(idealSpeedup(run), 1.5);
        run.config.work.kind = WorkKind::Wait;
        QCOMPARE(idealSpeedup(run), 2);
    }
};

QTEST_GUILESS_MAIN(SpeedupTest)
#include "speedup_test.moc"
