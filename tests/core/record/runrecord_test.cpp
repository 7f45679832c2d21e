#include "core/record/runrecord.h"
#include "tests/support/testcase.h"

using namespace poolscope;

class RunRecordTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsDoneIsAShareOfAllNumbers() {
        RunRecord record;
        QCOMPARE(shareDone(record), 1.0); // there is nothing to be done
        record.maps.resize(2);
        record.maps[0].size = 60;
        record.maps[1].size = 140;
        record.processes.resize(2);
        QCOMPARE(shareDone(record), 0.0);
        record.processes[0].items = 40;
        record.processes[1].items = 10;
        QCOMPARE(shareDone(record), 0.25);
    }

    /// What a process that has ended was at is to be done again.
    void theChunksAtWorkCountAsFarAsTheyAre() {
        RunRecord record;
        record.maps.resize(1);
        record.maps[0].size = 100;
        record.processes.resize(2);
        record.processes[0].current.emplace().itemsDone = 5;
        record.processes[1].current.emplace().itemsDone = 3;
        QCOMPARE(shareDone(record), 0.08);
        record.processes[1].endedNs = 9;
        QCOMPARE(shareDone(record), 0.05);
    }
};

QTEST_GUILESS_MAIN(RunRecordTest)
#include "runrecord_test.moc"
