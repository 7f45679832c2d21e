#include "core/config/configtext.h"
#include "core/words/runwords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord onCores(int cores, const QString& text) {
    RunRecord run = record(text);
    run.machine.usableCores = cores;
    return run;
}

QString chunks(quint64 size, int processes, const QString& schedule) {
    RunConfig config;
    config.size = size;
    config.processes = processes;
    config.schedule = parseSchedule(schedule).value();
    return chunksText(ChunkPlan(config));
}

} // namespace

class RunWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void whyTheSpeedupIsWhatItIs_data() {
        QTest::addColumn<int>("cores");
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, int cores, const QString& run,
                            const QString& expected) {
            QTest::newRow(name) << cores << run << expected;
        };
        row("serial wins by start-up", 2,
            u"wall 1000000 serial 100 \n1: ready 500000 chunk 500000-500100 cpu 100"_s,
            u"Starting 1 process took 5000 times as long as all the squares: one process without "
            "a pool wins."_s);
        row("serial wins by the rest", 2,
            u"wall 1000 serial 900\n1: ready 10 chunk 10-400 cpu 390\n2: ready 10 chunk 10-900 cpu 890"_s,
            u"One process without a pool wins here, because of unequal work at the end (process 1 "
            "waited 600 ns)."_s);
        row("near the ideal", 2,
            u"wall 1000 serial 1950\n1: ready 5 chunk 5-990 cpu 985\n2: ready 5 chunk 5-990 cpu 985"_s,
            u"Near the ideal of 2 ×: the work is long enough to pay for starting the processes."_s);
        row("more processes than cores", 1,
            u"wall 1000 serial 990\n1: ready 5 chunk 5-990 cpu 490\n2: ready 5 chunk 5-990 cpu 490"_s,
            u"One process without a pool wins here, because of 2 processes sharing 1 core."_s);
        row("unequal work", 2,
            u"wall 1000 serial 1400\n1: ready 5 chunk 5-995 cpu 990\n2: ready 5 chunk 5-415 cpu 410"_s,
            u"One thing keeps it from 2 ×: unequal work at the end (process 2 waited 585 ns)."_s);
        row("two things", 2,
            u"wall 1000 serial 1200\n1: ready 200 chunk 200-995 cpu 795\n"
            "2: ready 200 chunk 200-600 cpu 400"_s,
            u"Two things keep it from 2 ×: unequal work at the end (process 2 waited 400 ns) and "
            "starting the processes (200 ns)."_s);
        row("waiting work", 1,
            u"wall 1000 serial 1950 work wait\n1: ready 5 chunk 5-990\n2: ready 5 chunk 5-990"_s,
            u"Near the ideal of 2 ×: waiting needs no core, so all processes wait at the same "
            "time."_s);
        row("more processes gain nothing", 2,
            u"wall 1000 serial 1950\n1: ready 5 chunk 5-990 cpu 500\n"
            "2: ready 5 chunk 5-990 cpu 500\n3: ready 5 chunk 5-990 cpu 970"_s,
            u"Near the ideal of 2 ×: the program may use 2 cores here, so more processes gain "
            "nothing more."_s);
        row("stopped", 2, u"wall 1500000 stopped size 10\n1: ready 10 chunk 10-90x4 cpu 80"_s,
            u"Stopped after 1.50 ms with 4 of 10 squares done."_s);
        row("nothing to do", 2, u"wall 1000 serial 1 size 0\n1: ready 10"_s,
            u"There was nothing to compute: all the time went into starting and ending the "
            "processes."_s);
        row("no serial time", 2, u"wall 1000\n1: ready 10 chunk 10-90 cpu 80"_s,
            u"The serial time was not measured, so there is no speedup to tell."_s);
        row("goes on", 2, u"now 1000\n1: ready 10"_s, QString());
    }

    void whyTheSpeedupIsWhatItIs() {
        QFETCH(int, cores);
        QFETCH(QString, run);
        QTEST(explanation(onCores(cores, run)), "expected");
    }

    void aFailureIsTold() {
        RunRecord run = onCores(2, u"wall 1000\n1: ready 10 chunk 10-90 cpu 80"_s);
        run.outcome = Outcome::Failed;
        RunFailure failure;
        failure.process = 1;
        failure.pid = 4711;
        failure.signal = 9;
        failure.chunk = ChunkAtFault{3, 21, 27};
        run.failure = failure;
        QCOMPARE(explanation(run),
                 u"Process 1 (pid 4711) was ended by signal 9 (SIGKILL) at chunk 4, the numbers 21 "
                 "to 27, so the run could not be finished."_s);
        QCOMPARE(outcomeText(run), QString(u"Failed: "_s + explanation(run)));
    }

    void chunksInWords() {
        QCOMPARE(chunks(100, 4, u"python"_s), u"14 chunks of 7, one of 2"_s);
        QCOMPARE(chunks(100, 1, u"python"_s), u"4 chunks of 25"_s);
        QCOMPARE(chunks(0, 4, u"python"_s), u"no chunks"_s);
        QCOMPARE(chunks(5, 4, u"fixed:100"_s), u"one chunk of 5"_s);
        QCOMPARE(chunks(10, 4, u"static"_s), u"2 chunks of 3, 2 of 2"_s);
        QCOMPARE(chunks(1000, 4, u"guided"_s), u"22 chunks of 1 to 250"_s);
    }

    void theOutcomeInALine() {
        RunRecord run = onCores(2, u"wall 1000\n1: ready 10 chunk 10-90 cpu 80"_s);
        run.chunksPlanned = 1;
        QCOMPARE(outcomeText(run), u"Finished: 1 square, 1 chunk, 1 process."_s);
        run.resultsChecked = true;
        QCOMPARE(outcomeText(run),
                 u"Finished: 1 square, 1 chunk, 1 process. Every result checked."_s);
    }
};

QTEST_GUILESS_MAIN(RunWordsTest)
#include "runwords_test.moc"
