#include "core/base/text.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/headline/headlinewords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "2.77 × | 69 % of the 4 possible | 0.69"
QString text(const Figure& figure) {
    const QString bar = figure.bar ? QString::number(*figure.bar, 'f', 2) : u"no bar"_s;
    return plainSpaces(QStringList{figure.value, figure.note, bar}.join(u" | "_s));
}

/// Four processes on @p cores cores, ready one after the other; the second works longest.
RunRecord finished(int cores) {
    RunRecord run = record(u"wall 8230000 serial 22800000\n"
                           "1: ready  400000 chunk  500000-6000000\n"
                           "2: ready  800000 chunk 1300000-8100000\n"
                           "3: ready 1200000 chunk 1500000-7000000\n"
                           "4: ready 1600000 chunk 1700000-7200000"_s);
    run.machines.front().facts.usableCores = cores;
    return run;
}

} // namespace

class HeadlineWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void finishedRun() {
        const RunRecord run = finished(4);
        QCOMPARE(text(speedupFigure(run, 1.0)), u"2.77 × | 69 % of the 4 possible | 0.69"_s);
        QCOMPARE(text(timeFigure(run)),
                 u"8.23 ms | serial 22.8 ms: one process, no pool | no bar"_s);
        QCOMPARE(text(startUpFigure(run)),
                 u"1.60 ms | until all 4 were ready: 19 % of it | no bar"_s);
        QCOMPARE(text(balanceFigure(run)), u"86 % | process 2 worked longest: 6.80 ms | 0.86"_s);
    }

    void fewerCoresThanProcesses() {
        RunRecord run = finished(2);
        run.serialNs = 11'200'000;
        QCOMPARE(text(speedupFigure(run, 1.0)),
                 u"1.36 × | 68 % of the 2 possible, 34 % per process | 0.68"_s);
    }

    void aQuotaIsAFractionOfWhatIsPossible() {
        RunRecord run = finished(2);
        run.serialNs = 9876000;
        run.machines.front().facts.quotaCores = 1.5;
        QCOMPARE(text(speedupFigure(run, 1.0)),
                 u"1.20 × | 80 % of the 1.5 possible, 30 % per process | 0.80"_s);
    }

    void aHeavyLossIsToldTheOtherWayRound() {
        RunRecord run = finished(4);
        run.serialNs = 67;
        QCOMPARE(text(speedupFigure(run, 1.0)),
                 u"120 000 × slower | < 0.1 % of the 4 possible | 0.00"_s);
    }

    void whileItRuns() {
        RunRecord run = finished(4);
        run.outcome = Outcome::Running;
        run.wallNs.reset();
        run.nowNs = 4 * NsPerMs;
        run.processes[3].readyNs.reset();
        QCOMPARE(text(speedupFigure(run, 0.25)), u"1.43 × | so far, of 4 possible | 0.36"_s);
        QCOMPARE(text(speedupFigure(run, 0.001)), u"< 0.1 × | so far, of 4 possible | 0.00"_s);
        QCOMPARE(text(speedupFigure(run, 0.0)), u"0 × | so far, of 4 possible | 0.00"_s);
        QCOMPARE(text(timeFigure(run)), u"4.00 ms | so far; serial 22.8 ms | no bar"_s);
        QCOMPARE(text(startUpFigure(run)), u"– | 3 of 4 ready | no bar"_s);
    }

    void beforeAnythingHappened() {
        RunRecord run;
        QCOMPARE(text(speedupFigure(run, 0.0)),
                 u"– | the serial time is measured first | no bar"_s);
        QCOMPARE(text(timeFigure(run)), u"– | not started yet | no bar"_s);
        QCOMPARE(text(startUpFigure(run)), u"– | 0 of 4 ready | no bar"_s);
        QCOMPARE(text(balanceFigure(run)), u"– | no chunk is finished | no bar"_s);
    }

    void oneProcessAndTwo() {
        RunRecord run = record(u"wall 10000000 serial 100\n1: ready 1000 chunk 2000-3000"_s);
        QCOMPARE(text(startUpFigure(run)),
                 u"1.00 µs | until it was ready: < 0.1 % of it | no bar"_s);
        run = record(u"wall 100 serial 100\n1: ready 10 chunk 20-30\n2: ready 20 chunk 30-40"_s);
        QCOMPARE(text(startUpFigure(run)), u"20 ns | until both were ready: 20 % of it | no bar"_s);
    }

    void withoutASerialTime() {
        RunRecord run = finished(4);
        run.serialNs.reset();
        QCOMPARE(text(speedupFigure(run, 1.0)), u"– | the serial time is not known | no bar"_s);
        QCOMPARE(text(timeFigure(run)), u"8.23 ms | from start to join | no bar"_s);
    }

    void failedRunTellsHowFarItCame() {
        RunRecord run = finished(4);
        run.outcome = Outcome::Failed;
        run.processes[3].readyNs.reset();
        QCOMPARE(text(speedupFigure(run, 0.5)),
                 u"1.39 × | until it failed, of 4 possible | 0.35"_s);
        QCOMPARE(text(timeFigure(run)), u"8.23 ms | until it failed; serial 22.8 ms | no bar"_s);
        QCOMPARE(text(startUpFigure(run)), u"– | only 3 of 4 were ready | no bar"_s);
    }

    void stoppedRunTellsHowFarItCame() {
        RunRecord run = finished(4);
        run.outcome = Outcome::Stopped;
        QCOMPARE(text(speedupFigure(run, 0.5)),
                 u"1.39 × | until it stopped, of 4 possible | 0.35"_s);
        QCOMPARE(text(timeFigure(run)), u"8.23 ms | until it stopped; serial 22.8 ms | no bar"_s);
        run.serialNs.reset();
        QCOMPARE(text(timeFigure(run)), u"8.23 ms | until it stopped | no bar"_s);
    }

    void stoppedWhileTheSerialTimeWasMeasured() {
        RunRecord run;
        run.outcome = Outcome::Stopped;
        QCOMPARE(text(speedupFigure(run, 0.0)), u"– | the serial time is not known | no bar"_s);
        QCOMPARE(text(timeFigure(run)), u"– | the pool was not started | no bar"_s);
        QCOMPARE(text(startUpFigure(run)), u"– | the pool was not started | no bar"_s);
        run.serialNs = 5;
        QCOMPARE(text(speedupFigure(run, 0.0)), u"– | the pool was not started | no bar"_s);
    }

    void aProcessThatTookAnothersPlace() {
        const RunRecord run = record(u"wall 1000 serial 900\n1: ready 10 chunk 10-300 cpu 290\n"
                                     "2: ready 20 at 20 ended 100 killed lost\n"
                                     "3: replaces 2 ready 150 redo 150-900 cpu 750"_s);
        QCOMPARE(text(startUpFigure(run)),
                 u"20 ns | until both were ready: 2.0 % of it | no bar"_s);
        QCOMPARE(text(balanceFigure(run)), u"69 % | lane 2 worked longest: 750 ns | 0.69"_s);
        const RunRecord early = record(u"wall 1000 serial 900\n1: ready 10 chunk 10-300 cpu 290\n"
                                       "2: ended 100 killed\n3: replaces 2 ready 150"_s);
        QCOMPARE(text(startUpFigure(early)),
                 u"150 ns | until both were ready: 15 % of it | no bar"_s);
    }
};

QTEST_GUILESS_MAIN(HeadlineWordsTest)
#include "headlinewords_test.moc"
