#include "tests/support/testcase.h"
#include "ui/setup/retrywords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class RecoveryWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyAnswerHasItsConsequence() {
        QCOMPARE(onDeathText(OnDeath::Retry), u"its chunk is done again"_s);
        QCOMPARE(onDeathText(OnDeath::Fail), u"the first death ends the run"_s);
        QCOMPARE(onDeathText(OnDeath::Hang), u"its chunk stays lost: no end"_s);
    }

    void aFaultIsInAChunk_data() {
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<quint64>("number");
        QTest::addColumn<QString>("told");
        QTest::newRow("first of all") << u"python"_s << quint64{10} << u"in chunk 1 of 15"_s;
        QTest::newRow("last of a chunk") << u"python"_s << quint64{16} << u"in chunk 1 of 15"_s;
        QTest::newRow("first of a chunk") << u"python"_s << quint64{17} << u"in chunk 2 of 15"_s;
        QTest::newRow("last of all") << u"python"_s << quint64{109} << u"in chunk 15 of 15"_s;
        QTest::newRow("unequal, first") << u"static"_s << quint64{34} << u"in chunk 1 of 4"_s;
        QTest::newRow("unequal, next") << u"static"_s << quint64{35} << u"in chunk 2 of 4"_s;
        QTest::newRow("unequal, last") << u"static"_s << quint64{109} << u"in chunk 4 of 4"_s;
    }

    void aFaultIsInAChunk() {
        QFETCH(QString, schedule);
        QFETCH(quint64, number);
        QFETCH(QString, told);
        RunConfig config;
        config.input.first = 10;
        config.schedule.kind =
            schedule == "static"_L1 ? ScheduleKind::Static : ScheduleKind::Python;
        config.recovery.faults = {{FaultKind::Kill, 0, number, false}};
        QCOMPARE(faultsText(config), told);
    }

    void noneAndSeveral() {
        RunConfig config;
        QCOMPARE(faultsText(config), QString());
        config.recovery.faults = {{FaultKind::Kill, 0, 1, false}, {FaultKind::Kill, 0, 2, false}};
        QCOMPARE(faultsText(config), u"2 faults"_s);
        config.recovery.faults.resize(1);
        config.input.size = 0;
        QCOMPARE(faultsText(config), QString());
    }

    void onlyTheUnusualIsSummedUp() {
        RunConfig config;
        QCOMPARE(recoveryText(config), QString());
        config.recovery.onDeath = OnDeath::Hang;
        QCOMPARE(recoveryText(config), u"waits"_s);
        config.recovery.faults = {{FaultKind::Exit, 3, 45, true}};
        QCOMPARE(recoveryText(config), u"exit:3@45:always, waits"_s);
        config.recovery.faults.push_back({FaultKind::Kill, 0, 7, false});
        config.recovery.onDeath = OnDeath::Fail;
        QCOMPARE(recoveryText(config), u"2 faults, gives up"_s);
    }
};

QTEST_GUILESS_MAIN(RecoveryWordsTest)
#include "retrywords_test.moc"
