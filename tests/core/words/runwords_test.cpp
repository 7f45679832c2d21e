#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/words/runwords.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord onCores(int cores, const QString& text) {
    RunRecord run = record(text);
    run.machines.front().facts.usableCores = cores;
    return run;
}

QString chunks(quint64 size, int processes, const QString& schedule) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    config.schedule = parseSchedule(schedule).value();
    return chunksText(ChunkPlan(config));
}

} // namespace

class RunWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aPauseIsTold() {
        RunRecord run = record(u"wall 1000\n1: ready 10 chunk 10-90 cpu 80"_s);
        run.suspensions = {{100, 300}, {400, 450}};
        QCOMPARE(plainSpaces(explanation(run)),
                 u"The whole program stood still for 250 ns. The serial time was not measured, so "
                 "there is no speedup to tell."_s);
    }

    void whatCameOfIt_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& run, const QString& expected) {
            QTest::newRow(name) << run << expected;
        };
        row("finished", u"wall 1000000 serial 100 \n1: ready 500000 chunk 500000-500100 cpu 100"_s,
            u"Starting 1 process took about 5000 times as long as all the squares: one process "
            u"without "
            "a pool wins. Python’s own loop takes some 90 ns for them, and wins as well."_s);
        row("finished although a process died",
            u"wall 30000000 serial 50000000\n"
            "1: ready 1000000 chunk 1000000-29500000x50 cpu 28500000\n"
            "2: ready 1000000 at 2000000 of 7 ended 12000000 killed lost\n"
            "3: replaces 2 ready 14000000 redo 14000000-29500000 cpu 15500000"_s,
            u"Process 2 was killed; process 3 took its place and did its 7 lost squares again: "
            "12.0 ms lost. Two things keep it from 2 ×: work that was lost and done again and "
            "starting the processes (1.00 ms)."_s);
        row("stopped", u"wall 1500000 stopped size 10\n1: ready 10 chunk 10-90x4 cpu 80"_s,
            u"Stopped after 1.50 ms with 4 of 10 squares done."_s);
        row("stopped before it began", u"stopped"_s, u"Stopped before the pool was started."_s);
        row("nothing to do", u"wall 1000 serial 1 size 0\n1: ready 10"_s,
            u"There was nothing to compute: all the time went into starting and ending the "
            "processes."_s);
        row("no serial time", u"wall 1000\n1: ready 10 chunk 10-90 cpu 80"_s,
            u"The serial time was not measured, so there is no speedup to tell."_s);
        row("goes on", u"now 1000\n1: ready 10"_s, QString());
    }

    void whatCameOfIt() {
        QFETCH(QString, run);
        QTEST(plainSpaces(explanation(onCores(2, run))), "expected");
    }

    void stoppedWhileTheSerialTimeWasMeasured() {
        RunRecord run = onCores(2, u"stopped"_s);
        run.startedAt = QDateTime::currentDateTime();
        run.maps.clear();
        QCOMPARE(explanation(run),
                 u"Stopped while the serial time was measured; the pool was not started."_s);
        run.serialNs = 5;
        QCOMPARE(explanation(run), u"Stopped before the pool was started."_s);
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
        QCOMPARE(
            explanation(run),
            u"Process 1 (pid 4711) was killed by signal 9 (SIGKILL) at chunk 4, the numbers 21 "
            "to 27, so the run could not be finished."_s);
        QCOMPARE(outcomeText(run), QString(u"Failed: "_s + explanation(run)));
    }

    void whoIsHeldByTheSystemIsNamed() {
        RunRecord run = onCores(2, u"wall 1500000 stopped size 10\n1: ready 10 chunk 10-90x4\n"
                                   "2: ready 10"_s);
        run.processes[0].pid = 4711;
        run.processes[1].pid = 4712;
        run.processes[0].end = ProcessEnd::Held;
        QCOMPARE(plainSpaces(explanation(run)),
                 u"Stopped after 1.50 ms with 4 of 10 squares done. The system still holds a "
                 "process that was killed (pid 4711), as in a frozen control group."_s);
        run.processes[1].end = ProcessEnd::Held;
        QVERIFY(explanation(run).endsWith(u"The system still holds 2 processes that were killed "
                                          "(pids 4711, 4712), as in a frozen control group."_s));
    }

    /// Who watched a pool that waits for ever and stopped it still wants to know why it did.
    void aPoolThatWaitedForEverKeepsItsReason() {
        RunRecord run = onCores(2, u"wall 1500000 stopped size 10\n1: ready 10 chunk 10-90x4"_s);
        RunFailure failure;
        failure.kind = FailureKind::WaitsForEver;
        failure.process = 2;
        failure.pid = 4711;
        failure.signal = 9;
        failure.chunk = ChunkAtFault{3, 21, 27};
        run.failure = failure;
        QCOMPARE(plainSpaces(explanation(run)),
                 u"Stopped after 1.50 ms with 4 of 10 squares done. Process 2 (pid 4711) was "
                 "killed by signal 9 (SIGKILL) at chunk 4, the numbers 21 to 27. Python's Pool "
                 "starts another process, but never learns that this chunk is lost: map() waits "
                 "for it for ever."_s);
        Moment shown(borrowed(run));
        QVERIFY(captionText(shown).contains(u"never learns that this chunk is lost"_s));
        shown.goTo(100);
        QVERIFY(!captionText(shown).contains(u"never learns that this chunk is lost"_s));
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

    void captions_data() {
        QTest::addColumn<QString>("run");
        QTest::addColumn<qint64>("shownAt");
        QTest::addColumn<QString>("expected");
        const QString work = u" serial 22000000\n1: ready 1000000 chunk 2000000-4000000x40\n"
                             "2: ready 1000000 chunk 4000000-8000000x60"_s;
        QTest::newRow("whole") << u"wall 12100000"_s + work << qint64{-1}
                               << u"12.1 ms; speedup 1.82 × on 2 cores"_s;
        QTest::newRow("an earlier time") << u"wall 12100000"_s + work << qint64{4'000'000}
                                         << u"at 4.00 ms of 12.1 ms; 40 of 100 squares"_s;
        QTest::newRow("within a chunk") << u"wall 12100000"_s + work << qint64{6'000'000}
                                        << u"at 6.00 ms of 12.1 ms; 40 of 100 squares"_s;
        QTest::newRow("stopped") << u"wall 12100000 stopped size 200"_s + work << qint64{-1}
                                 << u"stopped after 12.1 ms; 100 of 200 squares"_s;
        QTest::newRow("failed") << u"wall 12100000 failed size 200"_s + work << qint64{-1}
                                << u"failed after 12.1 ms; 100 of 200 squares"_s;
    }

    void captions() {
        QFETCH(QString, run);
        QFETCH(qint64, shownAt);
        QFETCH(QString, expected);
        RunRecord shown = onCores(2, run);
        shown.startedAt = QDateTime(QDate(2024, 5, 1), QTime(12, 0));
        shown.machines.front().facts.version = u"1.0"_s;
        Moment moment(borrowed(shown));
        if (shownAt >= 0)
            moment.goTo(shownAt);
        const QString caption = captionText(moment);
        QVERIFY2(plainSpaces(caption).endsWith(u"schedule python; "_s + expected +
                                               u". Poolscope 1.0, 2024-05-01"_s),
                 qPrintable(caption));
        QVERIFY2(caption.startsWith(u"numbers 0 … "_s), qPrintable(caption));
    }
};

QTEST_GUILESS_MAIN(RunWordsTest)
#include "runwords_test.moc"
