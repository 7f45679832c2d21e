#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/replay/replaybar.h"
#include "ui/style/palette.h"
#include "ui/timeline/laneview.h"

#include <QAction>
#include <QImage>
#include <QMenu>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

using Acts = std::vector<std::pair<int, ProcessAction>>;

/// 80 squares that wait: with four processes 20 times @p perSquare, if nothing happens.
RunConfig visibleRun(Nanoseconds perSquare = 50 * NsPerMs) {
    RunConfig config;
    config.input.size = 80;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = perSquare;
    config.recovery.stallTimeoutNs = 0;
    return config;
}

/// The middle of what has that colour in the lanes.
QPoint placeOf(const QImage& image, QColor colour) {
    QPoint sum;
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour) {
                sum += QPoint(x, y);
                ++pixels;
            }
        }
    }
    return pixels == 0 ? QPoint() : sum / pixels;
}

} // namespace

/// What can be done to processes.
class ProcessActionsTest : public TestCase {
    Q_OBJECT

private:
    /// A run of a second in which all processes have finished a chunk and are at the next one, and
    /// in which that is seen.
    static void start(Played& played) {
        played.start(visibleRun());
        played.engine->work(300 * NsPerMs);
        played.engine->look();
        QTRY_VERIFY(played.allReady());
    }

    static bool allHaveFinishedOne(const RunRecord& record) {
        return std::all_of(record.processes.begin(), record.processes.end(),
                           [](const ProcessRecord& process) { return process.chunks > 0; });
    }

    static QImage lanesOf(Opened& opened) {
        auto* lanes = opened.find<LaneView>(u"lanes"_s);
        return lanes->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    /// Right-clicks process @p number where it is seen.
    static QMenu* menuOf(Opened& opened, int number) {
        const QPoint place = placeOf(lanesOf(opened), processColour(number));
        auto* lanes = opened.find<LaneView>(u"lanes"_s);
        QTest::mouseClick(opened.window().windowHandle(), Qt::RightButton, Qt::NoModifier,
                          lanes->mapTo(&opened.window(), place));
        return opened.find<QMenu>(u"processMenu"_s);
    }

    static QAction* action(const QMenu* menu, const QString& name) {
        for (QAction* one : menu->actions()) {
            if (one->text().remove(u'&') == name)
                return one;
        }
        qFatal("There is no %s.", qPrintable(name));
        return nullptr;
    }

    static QString nameOf(const ProcessRecord& process) {
        return u"Process %1, pid %2"_s.arg(process.number).arg(process.pid);
    }

    static void finish(Opened& opened) {
        QTRY_VERIFY_WITH_TIMEOUT(opened.text(u"outcome"_s).startsWith(u"Finished: 80 squares"_s),
                                 30'000);
        QCOMPARE(opened.record()->resultsChecked, std::optional(true));
        QCOMPARE(workers(), 0);
    }

    static void complete(Played& played) {
        played.engine->complete(NsPerSecond);
        finish(played);
    }

    static void hasReplacement(Opened& opened, int lane) {
        const std::vector<ProcessRecord>& processes = opened.record()->processes;
        QCOMPARE(processes.size(), 5U);
        QCOMPARE(processes[4].lane, lane);
        QCOMPARE(processes[4].replaces, std::optional(lane));
        QCOMPARE(processes[static_cast<std::size_t>(lane - 1)].end, ProcessEnd::Killed);
        const QImage image = lanesOf(opened);
        const QPoint before = placeOf(image, processColour(lane));
        const QPoint after = placeOf(image, processColour(5));
        QVERIFY(!after.isNull());
        QVERIFY(!before.isNull());
        QVERIFY(qAbs(before.y() - after.y()) <= 3); // both are on that lane
        QVERIFY(before.x() < after.x());
    }

private slots:

    /// With real processes, which have not finished before a busy machine comes to look at them.
    void killedProcessIsReplacedOnItsLane() {
        Opened opened;
        opened.choose(visibleRun(300 * NsPerMs));
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.allReady() && allHaveFinishedOne(*opened.record()));
        QMenu* menu = menuOf(opened, 2);
        QVERIFY(menu->isVisible());
        QCOMPARE(menu->actions().constFirst()->text(), nameOf(opened.record()->processes[1]));
        QVERIFY(!menu->actions().constFirst()->isEnabled());
        QVERIFY(action(menu, u"Kill"_s)->toolTip().contains(u"SIGKILL"_s));
        QTest::mouseClick(menu, Qt::LeftButton, Qt::NoModifier,
                          menu->actionGeometry(action(menu, u"Kill"_s)).center());
        finish(opened);
        hasReplacement(opened, 2);
    }

    void theMenuKeyIsForTheChosenLane() {
        Played played;
        played.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&played.window()));
        start(played);
        lanesOf(played);
        QWindow* keys = played.window().windowHandle();
        played.find<LaneView>(u"lanes"_s)->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(keys, Qt::Key_Down);
        QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(played.find<LaneView>(u"lanes"_s), &menuKey);
        auto* menu = played.find<QMenu>(u"processMenu"_s);
        QCOMPARE(menu->actions().constFirst()->text(), nameOf(played.record()->processes[2]));
        QTest::keyClick(menu, Qt::Key_K);
        complete(played);
        hasReplacement(played, 3);
    }

    void theRunMenuListsAllProcesses() {
        Played played;
        start(played);
        auto* all = played.find<QMenu>(u"processes"_s);
        all->popup({});
        QCOMPARE(all->actions().size(), 4);
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(all->actions().at(static_cast<qsizetype>(i))->text(),
                     nameOf(played.record()->processes[i]));
        }
        action(all->actions().at(0)->menu(), u"Kill"_s)->trigger();
        all->close();
        complete(played);
        hasReplacement(played, 1);
        all->popup({});
        QCOMPARE(all->actions().size(), 1);
        QVERIFY(!all->actions().constFirst()->isEnabled());
        QCOMPARE(all->actions().constFirst()->text(),
                 u"No processes are at work: start a run first."_s);
        all->close();
    }

    void frozenProcessesCanBeThawed() {
        Played played;
        start(played);
        QMenu* menu = menuOf(played, 4);
        QVERIFY(!action(menu, u"Thaw"_s)->isEnabled());
        QCOMPARE(action(menu, u"Thaw"_s)->toolTip(), u"It is not frozen."_s);
        action(menu, u"Freeze"_s)->trigger();
        menu->close();
        QVERIFY(isFrozen(played.record()->processes[3]));
        QTRY_VERIFY(played.window().findChild<QMenu*>(u"processMenu"_s) == nullptr);
        menu = menuOf(played, 4);
        QVERIFY(!action(menu, u"Freeze"_s)->isEnabled());
        QCOMPARE(action(menu, u"Freeze"_s)->toolTip(), u"It is frozen already."_s);
        QVERIFY(action(menu, u"Kill"_s)->isEnabled());
        action(menu, u"Thaw"_s)->trigger();
        QCOMPARE(played.engine->acts, (Acts{{4, ProcessAction::Freeze}, {4, ProcessAction::Thaw}}));
        complete(played);
        QCOMPARE(played.record()->processes.size(), 4U);
    }

    void nothingCanBeDoneToARunThatHasEnded() {
        Played played;
        start(played);
        QMenu* menu = menuOf(played, 1); // is still open when the run ends
        QVERIFY(action(menu, u"Kill"_s)->isEnabled());
        complete(played);
        for (const QString& name : {u"Kill"_s, u"Freeze"_s, u"Thaw"_s}) {
            QVERIFY(!action(menu, name)->isEnabled());
            QCOMPARE(action(menu, name)->toolTip(),
                     u"The run has ended, and its processes with it."_s);
        }
        QCOMPARE(menu->actions().constLast()->text(),
                 u"The run has ended, and its processes with it."_s);
        QCOMPARE(played.record()->processes.size(), 4U);
    }

    void nothingCanBeDoneInAReplay() {
        Played played;
        start(played);
        complete(played);
        played.find<QAction>(u"stepBackAction"_s)->trigger();
        QMenu* menu = menuOf(played, 1);
        QVERIFY(!action(menu, u"Kill"_s)->isEnabled());
        QCOMPARE(menu->actions().constLast()->text(),
                 u"This is a replay: the process ended long ago."_s);
        played.start(visibleRun()); // the menu is about a record that goes
        QTRY_VERIFY(played.window().findChild<QMenu*>(u"processMenu"_s) == nullptr);
        complete(played);
    }

    void closingTheWindowWithAMenuOpen() {
        Played played;
        start(played);
        menuOf(played, 1);
        QVERIFY(played.window().close());
        QVERIFY(played.engine.isNull());
    }
};

QTEST_MAIN(ProcessActionsTest)
#include "processactions_test.moc"
