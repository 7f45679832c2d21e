#include "core/base/text.h"
#include "core/words/whywords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

/// One sentence for each kind of run, and it has to be true.
class WhyWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void whyTheSpeedupIsWhatItIs_data() {
        QTest::addColumn<int>("cores");
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        serialWins();
        nearTheIdeal();
        belowTheIdeal();
    }

    void whyTheSpeedupIsWhatItIs() {
        QFETCH(int, cores);
        QFETCH(QString, run);
        RunRecord finished = record(run);
        finished.machines.front().facts.usableCores = cores;
        const RunSummary summary = summaryOf(finished);
        QVERIFY(summary.speedup.has_value());
        QTEST(plainSpaces(whyGained(finished, summary)), "expected");
    }

    /// Half the time that the chunks had no core is told to be whose it was.
    void whoHadTheCores() {
        RunRecord run = record(u"wall 1000 serial 1000\n1: ready 0 chunk 0-1000 cpu 500\n"
                               "2: ready 0 chunk 0-1000 cpu 500"_s);
        MachineRecord& machine = run.machines.front();
        machine.facts.usableCores = 2;
        const auto told = [&run] { return plainSpaces(whyGained(run, summaryOf(run))); };
        QCOMPARE(told(), u"One thing keeps it from 2 ×: other programs using the cores."_s);
        machine.facts.quotaCores = 1.5;
        machine.throttledNs = 400;
        const QString turns =
            u"2 processes take turns on 1.5 cores. One thing keeps it from 1.5 ×: "_s;
        QCOMPARE(told(), turns + u"other programs using the cores."_s);
        machine.throttledNs = 900;
        QCOMPARE(told(), turns + u"the CPU quota being used up (900 ns)."_s);
        run.suspensions = {{100, 500}};
        QCOMPARE(told(), turns + u"the whole program standing still (400 ns)."_s);
    }

    void nearAFractionOfACore() {
        RunRecord run = record(u"wall 1000 serial 1450\n1: ready 5 chunk 5-990 cpu 730\n"
                               "2: ready 5 chunk 5-990 cpu 730"_s);
        run.machines.front().facts.usableCores = 2;
        run.machines.front().facts.quotaCores = 1.5;
        QCOMPARE(plainSpaces(whyGained(run, summaryOf(run))),
                 u"Near the ideal of 1.5 ×: 2 processes take turns on 1.5 cores here, so more of "
                 "them gain nothing more."_s);
    }

private:
    static void row(const char* name, int cores, const QString& run, const QString& expected) {
        QTest::newRow(name) << cores << run << expected;
    }

    static void serialWins() {
        row("start-up is longer than all squares", 2,
            u"wall 600000 serial 100\n1: ready 400000 chunk 500000-500100 cpu 100\n"
            "2: ready 500000"_s,
            u"Starting 2 processes took about 5000 times as long as all the squares: one process "
            "without a pool wins. Python’s own loop takes some 90 ns for them, and wins as well."_s);
        row("more digits than two say nothing", 2,
            u"wall 600000 serial 1234 work cpu\n1: ready 400000 chunk 500000-501234 cpu 1234\n"
            "2: ready 500000"_s,
            u"Starting 2 processes took about 410 times as long as all the squares: one process "
            "without a pool wins."_s);
        row("as many squares as Python takes longer for", 2,
            u"wall 600000 serial 100000\n1: ready 400000 chunk 400000-500000x6000 cpu 100000\n"
            "2: ready 500000"_s,
            u"Starting 2 processes took about 5.0 times as long as all the squares: one process "
            "without a pool wins."_s);
        row("handing out is longer than start-up, which is longer than all squares", 2,
            u"wall 10000 serial 100\n1: ready 500 chunk 500-550 chunk 9000-9050 cpu 100\n"
            "2: ready 500 chunk 600-650 chunk 8950-9000 cpu 100"_s,
            u"One process without a pool wins here, because of waiting between the chunks, ending "
            "the processes (950 ns) and starting the processes (500 ns)."_s);
        row("squares that take much longer in small chunks", 2,
            u"wall 1000 serial 100\n1: ready 0 chunk 0-1000 cpu 1000\n"
            "2: ready 0 chunk 0-1000 cpu 1000"_s,
            u"One process without a pool wins here, because of the squares taking 20 times as "
            "long as in one process alone."_s);
        row("a pool of one", 2, u"wall 1000 serial 900\n1: ready 50 chunk 50-950 cpu 900"_s,
            u"A pool of one process does the same as one process without a pool, and has to be "
            "started and ended as well."_s);
        row("one core", 1,
            u"wall 1000 serial 950\n1: ready 5 chunk 5-990 cpu 475\n2: ready 5 chunk 5-990 cpu "
            "475"_s,
            u"One process without a pool wins here: the program may use 1 core only, so the "
            "processes take turns."_s);
        row("one process did nearly all", 2,
            u"wall 1000 serial 900\n1: ready 10 chunk 10-60 cpu 50\n2: ready 10 chunk 10-1000 cpu "
            "850"_s,
            u"One process without a pool wins here, because of unequal work at the end (process 1 "
            "waited 940 ns) and other programs using the cores."_s);
        row("as fast", 2,
            u"wall 1000 serial 999\n1: ready 0 chunk 0-1000 cpu 500\n2: ready 0 chunk 0-1000 cpu "
            "499"_s,
            u"One process without a pool wins here, because of other programs using the cores."_s);
    }

    static void nearTheIdeal() {
        row("near the ideal", 2,
            u"wall 1000 serial 1950\n1: ready 5 chunk 5-990 cpu 985\n2: ready 5 chunk 5-990 cpu "
            "985"_s,
            u"Near the ideal of 2 ×: the work is long enough to pay for starting the processes."_s);
        row("waiting work", 1,
            u"wall 1000 serial 1950 work wait\n1: ready 5 chunk 5-990\n2: ready 5 chunk 5-990"_s,
            u"Near the ideal of 2 ×: waiting needs no core, so all processes wait at the same "
            "time."_s);
        row("more processes than cores", 2,
            u"wall 1000 serial 1950\n1: ready 5 chunk 5-990 cpu 500\n"
            "2: ready 5 chunk 5-990 cpu 500\n3: ready 5 chunk 5-990 cpu 970"_s,
            u"Near the ideal of 2 ×: 3 processes take turns on 2 cores here, so more of them gain "
            "nothing more."_s);
        row("a pool of one", 2, u"wall 1000 serial 1050\n1: ready 5 chunk 5-990 cpu 985"_s,
            u"A pool of one process does the same as one process without a pool."_s);
        row("more than the ideal", 2,
            u"wall 1000 serial 4000\n1: ready 5 chunk 5-990 cpu 985\n2: ready 5 chunk 5-990 cpu "
            "985"_s,
            u"More than the ideal of 2 ×: something disturbed the measurement of the serial time, "
            "so measure again."_s);
    }

    static void belowTheIdeal() {
        row("unequal work", 2,
            u"wall 1000 serial 1400\n1: ready 5 chunk 5-995 cpu 990\n2: ready 5 chunk 5-415 cpu "
            "410"_s,
            u"One thing keeps it from 2 ×: unequal work at the end (process 2 waited 580 ns)."_s);
        row("two things", 2,
            u"wall 1000 serial 1200\n1: ready 200 chunk 200-1000 cpu 800\n"
            "2: ready 200 chunk 200-600 cpu 400"_s,
            u"Two things keep it from 2 ×: starting the processes (200 ns) and unequal work at the "
            "end (process 2 waited 400 ns)."_s);
        row("ending the processes", 2,
            u"wall 1000 serial 1400\n1: ready 5 chunk 5-705 cpu 700\n2: ready 5 chunk 5-705 cpu "
            "700"_s,
            u"One thing keeps it from 2 ×: ending the processes (295 ns)."_s);
        row("too few chunks", 4,
            u"wall 1000 serial 1900\n1: ready 5 chunk 5-1000 cpu 950\n2: ready 5 chunk 5-1000 cpu "
            "950\n3: ready 5\n4: ready 5"_s,
            u"Two things keep it from 4 ×: 2 processes without any chunk and other programs using "
            "the cores."_s);
        row("more processes than cores, and something else", 2,
            u"wall 1000 serial 1200\n1: ready 300 chunk 300-1000 cpu 400\n"
            "2: ready 300 chunk 300-1000 cpu 400\n3: ready 300 chunk 300-1000 cpu 400"_s,
            u"3 processes take turns on 2 cores. Two things keep it from 2 ×: starting the "
            u"processes "
            "(300 ns) and other programs using the cores."_s);
        row("squares that take longer side by side", 2,
            u"wall 1000 serial 1600\n1: ready 0 chunk 0-1000 cpu 1000\n"
            "2: ready 0 chunk 0-1000 cpu 1000"_s,
            u"One thing keeps it from 2 ×: the squares taking 25 % longer than in one process "
            "alone."_s);
        row("waiting between chunks", 2,
            u"wall 1000 serial 1600\n1: ready 0 chunk 0-400 chunk 600-1000 cpu 800\n"
            "2: ready 0 chunk 0-400 chunk 600-1000 cpu 800"_s,
            u"One thing keeps it from 2 ×: waiting between the chunks."_s);
        row("a lane with two processes", 2,
            u"wall 1000 serial 1200\n1: ready 0 chunk 0-1000 cpu 1000\n"
            "2: ready 0 chunk 0-100 cpu 100 at 100 of 3 ended 150 killed lost\n"
            "3: replaces 2 ready 200 redo 200-300 cpu 100"_s,
            u"Two things keep it from 2 ×: unequal work at the end (lane 2 waited 700 ns) and work that was lost and done again."_s);
        row("all was done before all had started", 4,
            u"wall 1000 serial 1010 work wait\n1: ready 20 chunk 20-120 chunk 120-220\n"
            "2: ready 40 chunk 40-140\n3: ready 500\n4: ready 950"_s,
            u"Two things keep it from 4 ×: starting the processes (only 2 of 4 were ready when the "
            "last chunk was taken) and ending the processes (50 ns)."_s);
        row("times that follow each other", 3,
            u"wall 1000 serial 1010 work wait\n1: ready 20 chunk 20-120\n2: ready 500 chunk "
            "500-910\n3: ready 400 chunk 400-900"_s,
            u"Three things keep it from 3 ×: starting the processes (500 ns), unequal work at the "
            "end (process 1 waited 410 ns) and ending the processes (90 ns)."_s);
        row("many small things", 2,
            u"wall 1000 serial 1790\n1: ready 28 chunk 28-480 chunk 510-975 cpu 899\n"
            "2: ready 28 chunk 28-480 chunk 510-975 cpu 899"_s,
            u"Three things keep it from 2 ×: waiting between the chunks, starting the processes "
            "(28 ns) and ending the processes (25 ns)."_s);
        row("nothing in particular", 2,
            u"wall 1000 serial 1772\n1: ready 19 chunk 19-475 chunk 494-981 cpu 924\n"
            "2: ready 19 chunk 19-475 chunk 494-943 cpu 886"_s,
            u"Many small things together keep it from 2 ×."_s);
    }
};

QTEST_GUILESS_MAIN(WhyWordsTest)
#include "whywords_test.moc"
