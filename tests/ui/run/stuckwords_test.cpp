#include "core/base/text.h"
#include "core/record/runrecord.h"
#include "tests/support/testcase.h"
#include "ui/run/stuckwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class StuckWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void oneProcess_data() {
        QTest::addColumn<Nanoseconds>("still");
        QTest::addColumn<QString>("told");
        QTest::newRow("short") << 400 * NsPerMs << u"Process 2 has stood still for 400 ms."_s;
        QTest::newRow("rounded") << 2'600 * NsPerMs << u"Process 2 has stood still for 3 s."_s;
        QTest::newRow("as in the design")
            << 31 * NsPerSecond << u"Process 2 has stood still for 31 s."_s;
        QTest::newRow("minutes") << 125 * NsPerSecond
                                 << u"Process 2 has stood still for 2 min 5 s."_s;
    }

    void oneProcess() {
        QFETCH(Nanoseconds, still);
        QTEST(plainSpaces(stuckText({{2, still}})), "told");
    }

    void several() {
        QCOMPARE(stuckText({}), QString());
        QCOMPARE(stuckText({{3, 31 * NsPerSecond, true}}),
                 u"Process 3 is frozen: it has stood still for 31 s."_s);
        QCOMPARE(stuckText({{1, 31 * NsPerSecond}, {4, 12 * NsPerSecond}}),
                 u"2 processes have stood still, the longest for 31 s: 1 and 4."_s);
        QCOMPARE(stuckText({{1, NsPerSecond}, {2, 9 * NsPerSecond}, {3, NsPerSecond}}),
                 u"3 processes have stood still, the longest for 9 s: 1, 2 and 3."_s);
        std::vector<StuckProcess> many;
        for (int number = 1; number <= 12; ++number)
            many.push_back({number, 5 * NsPerSecond});
        QCOMPARE(stuckText(many), u"12 processes have stood still, the longest for 5 s."_s);
    }

    void waitingHasATime() {
        QVERIFY(waitText(30 * NsPerSecond).contains(u"(30s)"_s));
        QVERIFY(waitText(500 * NsPerMs).contains(u"(500ms)"_s));
    }

    void aPoolThatWaitsForEverIsNotAtWork() {
        RunRecord record;
        QCOMPARE(atWorkText(record), u"The processes are at work."_s);
        record.processes.resize(3);
        record.processes[1].number = 2;
        record.processes[1].stillSinceNs = 100;
        QCOMPARE(atWorkText(record), u"Process 2 stands still."_s);
        record.processes[2].stillSinceNs = 100;
        QCOMPARE(atWorkText(record), u"2 processes stand still."_s);
        record.failure = RunFailure();
        record.failure->kind = FailureKind::WaitsForEver;
        QVERIFY(atWorkText(record).contains(u"waits for a chunk that is lost"_s));
    }
};

QTEST_GUILESS_MAIN(StuckWordsTest)
#include "stuckwords_test.moc"
