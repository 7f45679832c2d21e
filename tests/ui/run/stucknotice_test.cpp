#include "core/words/runwords.h"
#include "tests/support/testcase.h"
#include "tests/ui/window/openedwindow.h"
#include "ui/run/stuckbar.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// 40 squares that wait 20 ms each, with @p faults. Processes that are frozen are noticed after a
/// second; others have longer than any goes without a core.
RunConfig runWith(const std::vector<Fault>& faults, OnDeath onDeath = OnDeath::Retry) {
    RunConfig config;
    config.input.size = 40;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 20 * NsPerMs;
    config.recovery.stallTimeoutNs = 3 * NsPerSecond;
    config.recovery.faults = faults;
    config.recovery.onDeath = onDeath;
    return config;
}

constexpr Fault Freeze{FaultKind::Freeze, 0, 20, false};
constexpr Fault Kill{FaultKind::Kill, 0, 20, false};

} // namespace

/// What the window asks about processes that stand still, in real runs.
class StuckNoticeTest : public TestCase {
    Q_OBJECT

private:
    static void start(Opened& opened, const RunConfig& config) {
        opened.choose(config);
        opened.click(u"run"_s);
    }

    static bool barIsThere(Opened& opened) {
        return opened.find<StuckBar>(u"stuckBar"_s)->isVisible();
    }

    static QStringList answers(Opened& opened) {
        QStringList names;
        for (const auto* button :
             opened.find<StuckBar>(u"stuckBar"_s)->findChildren<QPushButton*>()) {
            if (button->isVisible())
                names.append(button->text());
        }
        return names;
    }

    static void finish(Opened& opened) {
        QTRY_VERIFY_WITH_TIMEOUT(opened.text(u"outcome"_s).startsWith(u"Finished: 40 squares"_s),
                                 30'000);
        QCOMPARE(opened.record()->resultsChecked, std::optional(true));
        QVERIFY(!barIsThere(opened));
        QCOMPARE(workers(), 0);
    }

    /// The process that the planned fault has frozen.
    static const ProcessRecord& stuckOne(Opened& opened) {
        for (const ProcessRecord& process : opened.record()->processes) {
            if (!process.endedNs && process.current && process.current->position <= 20 &&
                process.current->position + process.current->count > 20)
                return process;
        }
        qFatal("Nobody is at the number 20.");
    }

private slots:

    void replacedOneLetsTheRunFinish() {
        Opened opened;
        QVERIFY(!barIsThere(opened));
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        const int number = stuckOne(opened).number;
        const QString told = opened.text(u"stuckSentence"_s);
        QVERIFY2(told.startsWith(u"Process %1 is frozen: it has stood still for "_s.arg(number)),
                 qPrintable(told));
        QCOMPARE(answers(opened), (QStringList{u"Thaw"_s, u"Wait"_s, u"Replace"_s}));
        QVERIFY(opened.find<QPushButton>(u"stuckWait"_s)->toolTip().contains(u"3s"_s));
        opened.click(u"stuckReplace"_s);
        QVERIFY(!barIsThere(opened));
        finish(opened);
        const std::vector<ProcessRecord>& processes = opened.record()->processes;
        QCOMPARE(processes.size(), 5U);
        QCOMPARE(processes[static_cast<std::size_t>(number - 1)].end, ProcessEnd::Stuck);
        QCOMPARE(processes[4].replaces, std::optional(number));
    }

    void thawedOneMakesTheBarGo() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        QVERIFY(stuckOne(opened).stillSinceNs.value_or(0) > 0);
        auto* all = opened.find<QMenu>(u"processes"_s);
        all->popup({});
        for (QAction* one : all->actions()) {
            if (one->text().endsWith(u"pid %1"_s.arg(stuckOne(opened).pid)))
                one->menu()->actions().constLast()->trigger(); // thaw
        }
        all->close();
        QTRY_VERIFY(!barIsThere(opened));
        finish(opened);
        QCOMPARE(opened.record()->processes.size(), 4U);
        for (const ProcessRecord& process : opened.record()->processes)
            QVERIFY(!process.stillSinceNs);
    }

    /// In the bar itself, for whoever has frozen it.
    void itCanBeThawedRightThere() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        opened.click(u"stuckThaw"_s);
        QTRY_VERIFY(!barIsThere(opened));
        finish(opened);
        QCOMPARE(opened.record()->processes.size(), 4U);
    }

    void oneThatEndsMakesTheBarGo() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        QCOMPARE(::kill(static_cast<pid_t>(stuckOne(opened).pid), SIGKILL), 0);
        QTRY_VERIFY(!barIsThere(opened));
        finish(opened);
    }

    void stoppingTheRunMakesTheBarGo() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        opened.click(u"stop"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(!barIsThere(opened));
    }

    void severalAreOneQuestion() {
        Opened opened;
        start(opened, runWith({Freeze, {FaultKind::Freeze, 0, 39, false}}));
        QTRY_VERIFY(barIsThere(opened) &&
                    opened.text(u"stuckSentence"_s).startsWith(u"2 processes have stood still"_s));
        QVERIFY(opened.text(u"stuckSentence"_s).contains(QString::number(stuckOne(opened).number)));
        opened.click(u"stuckReplace"_s);
        finish(opened);
        QCOMPARE(opened.record()->processes.size(), 6U);
    }

    /// Told after a second, since it is frozen; but who waits does not want to hear of it so soon.
    void waitingGivesTheWholeTimeOnceMore() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        opened.click(u"stuckWait"_s);
        QElapsedTimer waited;
        waited.start();
        QVERIFY(!barIsThere(opened));
        QTRY_VERIFY_WITH_TIMEOUT(barIsThere(opened), 30'000);
        QCOMPARE_GE(waited.elapsed(), 3000);
        // It has stood still all the time: the one second and what it was given.
        const QString told = opened.text(u"stuckSentence"_s);
        const int stillSeconds = told.section(u' ', -2, -2).toInt();
        QVERIFY2(stillSeconds >= 4 && told.endsWith(u" s."_s), qPrintable(told));
        opened.click(u"stuckReplace"_s);
        finish(opened);
    }

    void poolsThatDoNotReplaceOfferStop_data() {
        QTest::addColumn<OnDeath>("onDeath");
        QTest::newRow("gives up") << OnDeath::Fail;
        QTest::newRow("waits for ever") << OnDeath::Hang;
    }

    void poolsThatDoNotReplaceOfferStop() {
        QFETCH(OnDeath, onDeath);
        Opened opened;
        start(opened, runWith({Freeze}, onDeath));
        QTRY_VERIFY(barIsThere(opened));
        QCOMPARE(answers(opened), (QStringList{u"Thaw"_s, u"Wait"_s, u"Stop"_s}));
        opened.click(u"stuckStop"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(!barIsThere(opened));
        QCOMPARE(workers(), 0);
    }

    void aPoolThatWaitsForEverSaysWhy_data() {
        QTest::addColumn<Nanoseconds>("mean");
        QTest::newRow("slow") << 20 * NsPerMs;
        QTest::newRow("over before the first look") << Nanoseconds{1000};
    }

    void aPoolThatWaitsForEverSaysWhy() {
        QFETCH(Nanoseconds, mean);
        Opened opened;
        RunConfig config = runWith({Kill}, OnDeath::Hang);
        config.work.meanNs = mean;
        config.recovery.stallTimeoutNs = NsPerSecond;
        for (int again = 0; again < 2; ++again) { // the second has a record before it
            start(opened, config);
            QTRY_VERIFY(barIsThere(opened));
            const QString told = opened.text(u"stuckSentence"_s);
            QVERIFY2(told.contains(u"for ever"_s) && told.contains(u"SIGKILL"_s), qPrintable(told));
            QTRY_VERIFY(opened.text(u"sentence"_s).contains(u"waits for a chunk"_s));
            QVERIFY(opened.text(u"progress"_s).startsWith(u"waiting for ever"_s));
            QCOMPARE(opened.text(u"outcome"_s), u"Waiting for ever …"_s);
            QCOMPARE(told, explanation(*opened.record()));
            QCOMPARE(answers(opened), QStringList{u"Stop"_s});
            QTest::qWait(1300); // longer than the stall timeout: it is not ended by itself
            QVERIFY(barIsThere(opened));
            QVERIFY(opened.window().runControl().isBusy());
            opened.click(u"stuckStop"_s);
            QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
            QVERIFY(!barIsThere(opened));
            QCOMPARE(workers(), 0);
        }
    }

    void theBarHasRoomOnASmallScreen() {
        Opened opened;
        opened.window().resize(1024, 700);
        start(opened, runWith({Kill}, OnDeath::Hang));
        QTRY_VERIFY(barIsThere(opened));
        QCOMPARE_LE(opened.window().minimumSizeHint().width(), 1024);
        QCOMPARE_LE(opened.window().minimumSizeHint().height(), 700);
        QTRY_COMPARE(opened.window().size(), QSize(1024, 700));
        const auto* label = opened.find<QLabel>(u"stuckSentence"_s);
        QCOMPARE_GE(label->height(), label->heightForWidth(label->width()));
        opened.click(u"stuckStop"_s);
        QTRY_VERIFY(!opened.window().runControl().isBusy());
    }

    void abandoningTheRunMakesTheBarGo() {
        Opened opened;
        start(opened, runWith({Freeze}));
        QTRY_VERIFY(barIsThere(opened));
        QVERIFY(opened.window().close());
        QVERIFY(opened.find<StuckBar>(u"stuckBar"_s)->isHidden());
        QCOMPARE(workers(), 0);
    }
};

QTEST_MAIN(StuckNoticeTest)
#include "stucknotice_test.moc"
