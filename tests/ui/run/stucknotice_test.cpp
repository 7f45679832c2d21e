#include "core/words/runwords.h"
#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/run/stuckbar.h"

#include <QAction>
#include <QMenu>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds Since = 70 * NsPerMs;

using Acts = std::vector<std::pair<int, ProcessAction>>;

/// 40 squares that wait 20 ms each, with @p faults.
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

/// A run whose process 2 is frozen, which people are asked about after a second.
struct Stuck : Played {
    explicit Stuck(OnDeath onDeath = OnDeath::Retry) {
        start(runWith({}, onDeath));
        engine->work(60 * NsPerMs);
        QTRY_VERIFY(allReady()); // and shown
        engine->freeze(2, Since);
        engine->stick(2, Since, Since + NsPerSecond);
    }

    [[nodiscard]] const ProcessRecord& stuckOne() const { return record()->processes[1]; }
};

} // namespace

/// What the window asks about processes that stand still.
class StuckNoticeTest : public TestCase {
    Q_OBJECT

private:
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

    /// Waits for the end of a run.
    static void finish(Opened& opened) {
        QTRY_VERIFY_WITH_TIMEOUT(opened.text(u"outcome"_s).startsWith(u"Finished: 40 squares"_s),
                                 30'000);
        QCOMPARE(opened.record()->resultsChecked, std::optional(true));
        QVERIFY(!barIsThere(opened));
        QCOMPARE(workers(), 0);
    }

    static void complete(Played& played) {
        played.engine->complete(5 * NsPerSecond);
        finish(played);
    }

    static void stopByTheBar(Played& played) {
        played.click(u"stuckStop"_s);
        QTRY_VERIFY(played.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(!barIsThere(played));
    }

private slots:

    /// With real processes: one freezes itself, and is noticed after a second.
    void aRealOneIsReplaced() {
        Opened opened;
        QVERIFY(!barIsThere(opened));
        opened.choose(runWith({{FaultKind::Freeze, 0, 20, false}}));
        opened.click(u"run"_s);
        QTRY_VERIFY(barIsThere(opened));
        QCOMPARE(answers(opened), (QStringList{u"Thaw"_s, u"Wait"_s, u"Replace"_s}));
        opened.click(u"stuckReplace"_s);
        QVERIFY(!barIsThere(opened));
        finish(opened);
        const std::vector<ProcessRecord>& processes = opened.record()->processes;
        QCOMPARE(processes.size(), 5U);
        const int number = processes[4].replaces.value();
        QCOMPARE(processes[static_cast<std::size_t>(number - 1)].end, ProcessEnd::Stuck);
    }

    void replacedOneLetsTheRunFinish() {
        Stuck played;
        QVERIFY(barIsThere(played));
        const QString told = played.text(u"stuckSentence"_s);
        QVERIFY2(told.startsWith(u"Process 2 is frozen: it has stood still for 1 s"_s),
                 qPrintable(told));
        QCOMPARE(answers(played), (QStringList{u"Thaw"_s, u"Wait"_s, u"Replace"_s}));
        QVERIFY(played.find<QPushButton>(u"stuckWait"_s)->toolTip().contains(u"3s"_s));
        played.click(u"stuckReplace"_s);
        QVERIFY(!barIsThere(played));
        QCOMPARE(played.engine->acts, (Acts{{2, ProcessAction::Replace}}));
        complete(played);
        QCOMPARE(played.stuckOne().end, ProcessEnd::Stuck);
        QCOMPARE(played.record()->processes[4].replaces, std::optional(2));
    }

    /// One that stands still without being stopped cannot be thawed.
    void oneThatIsNotFrozen() {
        Played played;
        played.start(runWith({}));
        played.engine->stick(3, Since, Since + NsPerSecond);
        const QString told = played.text(u"stuckSentence"_s);
        QVERIFY2(told.startsWith(u"Process 3 has stood still for 1 s"_s), qPrintable(told));
        QCOMPARE(answers(played), (QStringList{u"Wait"_s, u"Replace"_s}));
        complete(played);
    }

    void thawedOneMakesTheBarGo() {
        Stuck played;
        QVERIFY(played.stuckOne().stillSinceNs.value_or(0) > 0);
        auto* all = played.find<QMenu>(u"processes"_s);
        all->popup({});
        all->actions().at(1)->menu()->actions().constLast()->trigger(); // thaw
        all->close();
        QCOMPARE(played.engine->acts, (Acts{{2, ProcessAction::Thaw}}));
        QVERIFY(!barIsThere(played));
        complete(played);
        QCOMPARE(played.record()->processes.size(), 4U);
    }

    /// In the bar itself, for whoever has frozen it.
    void itCanBeThawedRightThere() {
        Stuck played;
        played.click(u"stuckThaw"_s);
        QCOMPARE(played.engine->acts, (Acts{{2, ProcessAction::Thaw}}));
        QVERIFY(!barIsThere(played));
        complete(played);
        QCOMPARE(played.record()->processes.size(), 4U);
    }

    void oneThatEndsMakesTheBarGo() {
        Stuck played;
        played.engine->die(2, NsPerSecond);
        QVERIFY(!barIsThere(played));
        complete(played);
    }

    void stoppingTheRunMakesTheBarGo() {
        Stuck played;
        played.click(u"stop"_s);
        QTRY_VERIFY(played.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(!barIsThere(played));
    }

    void severalAreOneQuestion() {
        Stuck played;
        played.engine->freeze(4, NsPerSecond);
        played.engine->stick(4, NsPerSecond, 2 * NsPerSecond);
        const QString told = played.text(u"stuckSentence"_s);
        QVERIFY2(told.startsWith(u"2 processes have stood still"_s) && told.contains(u"2 and 4"_s),
                 qPrintable(told));
        played.click(u"stuckReplace"_s);
        QCOMPARE(played.engine->acts,
                 (Acts{{2, ProcessAction::Replace}, {4, ProcessAction::Replace}}));
        complete(played);
        QCOMPARE(played.record()->processes.size(), 6U);
    }

    /// Whoever waits is told of it again with all the time that it has stood still.
    void waitingGivesTheWholeTimeOnceMore() {
        Stuck played;
        played.click(u"stuckWait"_s);
        QVERIFY(!barIsThere(played));
        QCOMPARE(played.engine->acts, (Acts{{2, ProcessAction::Wait}}));
        played.engine->stick(2, Since, Since + 4 * NsPerSecond);
        QVERIFY(barIsThere(played));
        const QString told = played.text(u"stuckSentence"_s);
        QVERIFY2(told.endsWith(u"for 4 s."_s), qPrintable(told));
        played.click(u"stuckReplace"_s);
        complete(played);
    }

    void poolsThatDoNotReplaceOfferStop_data() {
        QTest::addColumn<OnDeath>("onDeath");
        QTest::newRow("gives up") << OnDeath::Fail;
        QTest::newRow("waits for ever") << OnDeath::Hang;
    }

    void poolsThatDoNotReplaceOfferStop() {
        QFETCH(OnDeath, onDeath);
        Stuck played(onDeath);
        QCOMPARE(answers(played), (QStringList{u"Thaw"_s, u"Wait"_s, u"Stop"_s}));
        stopByTheBar(played);
    }

    void aPoolThatWaitsForEverSaysWhy_data() {
        QTest::addColumn<bool>("isShown");
        QTest::newRow("slow") << true;
        QTest::newRow("over before the first look") << false;
    }

    void aPoolThatWaitsForEverSaysWhy() {
        QFETCH(bool, isShown);
        Played played;
        for (int again = 0; again < 2; ++again) { // the second has a record before it
            played.start(runWith({}, OnDeath::Hang));
            QVERIFY(played.engine->stuckProcesses() == StuckProcesses::AskedAbout);
            played.engine->work(60 * NsPerMs);
            if (isShown)
                QTRY_VERIFY(played.allReady());
            played.engine->waitForEver(2, Since);
            QVERIFY(barIsThere(played));
            const QString told = played.text(u"stuckSentence"_s);
            QVERIFY2(told.contains(u"for ever"_s) && told.contains(u"SIGKILL"_s), qPrintable(told));
            QTRY_VERIFY(played.text(u"sentence"_s).contains(u"waits for a chunk"_s));
            QVERIFY(played.text(u"progress"_s).startsWith(u"waiting for ever"_s));
            QCOMPARE(played.text(u"outcome"_s), u"Waiting for ever …"_s);
            QCOMPARE(told, explanation(*played.record()));
            QCOMPARE(answers(played), QStringList{u"Stop"_s});
            stopByTheBar(played);
        }
    }

    void theBarHasRoomOnASmallScreen() {
        Played played;
        played.window().resize(1024, 700);
        played.start(runWith({}, OnDeath::Hang));
        played.engine->work(60 * NsPerMs);
        played.engine->waitForEver(2, Since);
        QVERIFY(barIsThere(played));
        QCOMPARE_LE(played.window().minimumSizeHint().width(), 1024);
        QCOMPARE_LE(played.window().minimumSizeHint().height(), 700);
        QTRY_COMPARE(played.window().size(), QSize(1024, 700));
        const auto* label = played.find<QLabel>(u"stuckSentence"_s);
        QCOMPARE_GE(label->height(), label->heightForWidth(label->width()));
        stopByTheBar(played);
    }

    void abandoningTheRunMakesTheBarGo() {
        Stuck played;
        QVERIFY(barIsThere(played));
        QVERIFY(played.window().close());
        QVERIFY(played.find<StuckBar>(u"stuckBar"_s)->isHidden());
        QVERIFY(played.engine.isNull());
    }
};

QTEST_MAIN(StuckNoticeTest)
#include "stucknotice_test.moc"
