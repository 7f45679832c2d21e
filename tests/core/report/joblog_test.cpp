#include "core/report/joblog.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/support/written.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class JoblogTest : public TestCase {
    Q_OBJECT

private slots:

    void aJobForEachAttempt() {
        RunRecord run = record(u"wall 100\n1: ready 10 chunk 10-40x3\n"
                               "2: ready 12 at 30 done 1 of 4 ended 60 lost killed\n"
                               "3: replaces 2 ready 70 redo 71-95"_s);
        run.startedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        run.config.input.first = 7;
        run.processes[1].signal = 9;
        const QByteArrayList lines =
            written([&run](QIODevice& out) { return writeJoblog(run, out); }).split('\n');
        QCOMPARE(lines.size(), 5); // the last one is empty
        QCOMPARE(lines[0], "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\t"
                           "Command");
        QCOMPARE(lines[1], "1\t:\t1700000000.123000010\t     0.000000030\t0\t0\t0\t0\t"
                           "square 7..9 # chunk 1, process 1");
        QVERIFY(lines[2].startsWith("2\t:\t1700000000.123000071\t     0.000000024\t0\t0\t0\t0\t"));
        QVERIFY(lines[2].endsWith("# chunk 2, process 3"));
        QCOMPARE(lines[3], "3\t:\t1700000000.123000030\t     0.000000030\t0\t0\t0\t9\t"
                           "square 10..13 # chunk 2, process 2");
        QCOMPARE(lines[4], "");
    }
};

QTEST_GUILESS_MAIN(JoblogTest)
#include "joblog_test.moc"
