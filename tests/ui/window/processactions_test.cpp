#include "core/machine/processfacts.h"
#include "tests/support/testcase.h"
#include "tests/ui/window/openedwindow.h"
#include "ui/replay/replaybar.h"
#include "ui/style/palette.h"
#include "ui/timeline/laneview.h"

#include <QAction>
#include <QImage>
#include <QMenu>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// 80 squares that wait 50 ms each: with four processes 1 s, if nothing happens.
RunConfig visibleRun() {
    RunConfig config;
    config.input.size = 80;
    config.work.kind = WorkKind::Wait;
    config.work.meanNs = 50 * NsPerMs;
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

/// What can be done to processes, in a window with a real run.
class ProcessActionsTest : public TestCase {
    Q_OBJECT

private:
    static void start(Opened& opened, const RunConfig& config = visibleRun()) {
        opened.choose(config);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.allReady() && allHaveFinishedOne(*opened.record()));
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
                                 15'000);
        QCOMPARE(opened.record()->resultsChecked, std::optional(true));
        QCOMPARE(workers(), 0);
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

    void killedProcessIsReplacedOnItsLane() {
        Opened opened;
        start(opened);
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
        Opened opened;
        opened.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
        start(opened);
        lanesOf(opened);
        QWindow* keys = opened.window().windowHandle();
        opened.find<LaneView>(u"lanes"_s)->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(keys, Qt::Key_Down);
        QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(opened.find<LaneView>(u"lanes"_s), &menuKey);
        auto* menu = opened.find<QMenu>(u"processMenu"_s);
        QCOMPARE(menu->actions().constFirst()->text(), nameOf(opened.record()->processes[2]));
        QTest::keyClick(menu, Qt::Key_K);
        finish(opened);
        hasReplacement(opened, 3);
    }

    void theRunMenuListsAllProcesses() {
        Opened opened;
        start(opened);
        auto* all = opened.find<QMenu>(u"processes"_s);
        all->popup({});
        QCOMPARE(all->actions().size(), 4);
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(all->actions().at(static_cast<qsizetype>(i))->text(),
                     nameOf(opened.record()->processes[i]));
        }
        action(all->actions().at(0)->menu(), u"Kill"_s)->trigger();
        all->close();
        finish(opened);
        hasReplacement(opened, 1);
        all->popup({});
        QCOMPARE(all->actions().size(), 1);
        QVERIFY(!all->actions().constFirst()->isEnabled());
        QCOMPARE(all->actions().constFirst()->text(),
                 u"No processes are at work: start a run first."_s);
        all->close();
    }

    void frozenProcessesCanBeThawed() {
        Opened opened;
        start(opened);
        const qint64 pid = opened.record()->processes[3].pid;
        QMenu* menu = menuOf(opened, 4);
        QVERIFY(!action(menu, u"Thaw"_s)->isEnabled());
        QCOMPARE(action(menu, u"Thaw"_s)->toolTip(), u"It is not frozen."_s);
        action(menu, u"Freeze"_s)->trigger();
        menu->close();
        QTRY_VERIFY(isStopped(pid));
        QTRY_VERIFY(opened.window().findChild<QMenu*>(u"processMenu"_s) == nullptr);
        menu = menuOf(opened, 4);
        QVERIFY(!action(menu, u"Freeze"_s)->isEnabled());
        QCOMPARE(action(menu, u"Freeze"_s)->toolTip(), u"It is frozen already."_s);
        QVERIFY(action(menu, u"Kill"_s)->isEnabled());
        action(menu, u"Thaw"_s)->trigger();
        QTRY_VERIFY(!isStopped(pid));
        finish(opened);
        QCOMPARE(opened.record()->processes.size(), 4U);
    }

    void nothingCanBeDoneToARunThatHasEnded() {
        Opened opened;
        start(opened);
        QMenu* menu = menuOf(opened, 1); // is still open when the run ends
        QVERIFY(action(menu, u"Kill"_s)->isEnabled());
        finish(opened);
        for (const QString& name : {u"Kill"_s, u"Freeze"_s, u"Thaw"_s}) {
            QVERIFY(!action(menu, name)->isEnabled());
            QCOMPARE(action(menu, name)->toolTip(),
                     u"The run has ended, and its processes with it."_s);
        }
        QCOMPARE(menu->actions().constLast()->text(),
                 u"The run has ended, and its processes with it."_s);
        QCOMPARE(opened.record()->processes.size(), 4U);
    }

    void nothingCanBeDoneInAReplay() {
        Opened opened;
        start(opened);
        finish(opened);
        opened.find<QAction>(u"stepBackAction"_s)->trigger();
        QMenu* menu = menuOf(opened, 1);
        QVERIFY(!action(menu, u"Kill"_s)->isEnabled());
        QCOMPARE(menu->actions().constLast()->text(),
                 u"This is a replay: the process ended long ago."_s);
        opened.click(u"run"_s); // the menu is about a record that goes
        QTRY_VERIFY(opened.window().findChild<QMenu*>(u"processMenu"_s) == nullptr);
        finish(opened);
    }

    void closingTheWindowWithAMenuOpen() {
        Opened opened;
        start(opened);
        menuOf(opened, 1);
        QVERIFY(opened.window().close());
        QCOMPARE(workers(), 0);
    }
};

QTEST_MAIN(ProcessActionsTest)
#include "processactions_test.moc"
