#include "core/machine/topology.h"
#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/sweepcharts/sweepcharts.h"
#include "ui/tuning/pointstable.h"
#include "ui/tuning/sweepcontrol.h"
#include "ui/tuning/tuningpage.h"
#include "ui/window/pageswitch.h"
#include "ui/window/sweepexports.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QStackedWidget>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30'000;

/// The window with its Tuning page, and runs that all take as long.
class Tuned : public Played {
public:
    Tuned()
        : Played(2 * NsPerMs) {
        find<QAction>(u"tuningPageAction"_s)->trigger();
        type(u"tryProcesses"_s, u"1,2"_s);
    }

    [[nodiscard]] const SweepControl& sweeps() { return window().sweepControl(); }

    void measure() {
        click(u"measureAll"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!sweeps().isBusy(), PatienceMs);
    }

    /// A key that somebody presses in the window.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTest::keyClick(&window(), key, modifiers);
    }

    [[nodiscard]] bool showsRunPage() { return find<PageSwitch>(u"pages"_s)->page() == Page::Run; }
};

} // namespace

/// The Tuning page in the window: from the settings to what a sweep finds, and from there to a run.
class TuningTest : public TestCase {
    Q_OBJECT

private slots:

    void pagesHaveSettingsOfTheirOwn() {
        Opened opened;
        QVERIFY(opened.find<QLineEdit>(u"processes"_s)->isVisible());
        QVERIFY(!opened.find<QWidget>(u"tryProcesses"_s)->isVisible());
        opened.find<PageSwitch>(u"pages"_s)->setPage(Page::Tuning);
        QVERIFY(!opened.find<QLineEdit>(u"processes"_s)->isVisible());
        QVERIFY(!opened.find<QWidget>(u"run"_s)->isVisible());
        QVERIFY(opened.find<QWidget>(u"tryProcesses"_s)->isVisible());
        QVERIFY(opened.find<QWidget>(u"size"_s)->isVisible());
        QVERIFY(opened.find<QWidget>(u"tuningInvitation"_s)->isVisible());
        opened.find<QAction>(u"runPageAction"_s)->trigger();
        QVERIFY(opened.find<QLineEdit>(u"processes"_s)->isVisible());
        QVERIFY(opened.find<QWidget>(u"run"_s)->isVisible());
    }

    void aSweepShowsWhatItFinds() {
        Tuned tuned;
        tuned.measure();
        QVERIFY(!tuned.find<QWidget>(u"tuningInvitation"_s)->isVisible());
        QCOMPARE(tuned.text(u"recommendationName"_s), u"Recommended"_s);
        // All take as long, which is far longer than the squares alone.
        QCOMPARE(tuned.text(u"recommendedSetting"_s), u"No pool"_s);
        QVERIFY(tuned.text(u"because"_s).startsWith(u"Starting processes and handing out work"_s));
        QCOMPARE(tuned.find<PointsTable>(u"pointsTable"_s)->model()->rowCount(), 2);
        QVERIFY2(tuned.text(u"outcome"_s).startsWith(u"Finished: 100 squares, "_s),
                 qPrintable(tuned.text(u"outcome"_s)));
        QVERIFY(tuned.find<QPushButton>(u"findBest"_s)->isEnabled());
    }

    void theMenuStartsTheSearchAndEscEndsIt() {
        Tuned tuned;
        tuned.find<QAction>(u"runAction"_s)->trigger();
        QVERIFY(tuned.sweeps().isBusy());
        QVERIFY(tuned.sweeps().task().findsBest);
        QVERIFY(!tuned.find<QAction>(u"runAction"_s)->isEnabled());
        QVERIFY(tuned.find<QAction>(u"stopAction"_s)->isEnabled());
        // Nothing else is run beside it.
        QVERIFY(!tuned.find<QPushButton>(u"run"_s)->isEnabled());
        tuned.find<QAction>(u"stopAction"_s)->trigger();
        QTRY_VERIFY(!tuned.sweeps().isBusy());
        QVERIFY(tuned.text(u"outcome"_s).startsWith(u"Stopped: "_s));
        QVERIFY(tuned.find<QPushButton>(u"run"_s)->isEnabled());
    }

    /// By them it is told when processes share cores.
    void aSweepKnowsThePhysicalCores() {
        MachineFacts machine = readMachineFacts();
        addTopology(machine);
        Played played(2 * NsPerMs);
        QVERIFY(!played.environment().machine().physicalCores); // starting need not wait for it
        Tuned tuned;
        tuned.measure();
        const SweepRecord& sweep = tuned.sweeps().session()->record();
        QCOMPARE(sweep.machine.physicalCores, machine.physicalCores);
        QVERIFY(sweep.machine.physicalCores.has_value());
    }

    void keysDoWhatThePageIsFor() {
        Tuned tuned;
        tuned.press(Qt::Key_F5, Qt::ShiftModifier); // measures a run again, on the other page
        tuned.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!tuned.window().runControl().isBusy() && !tuned.sweeps().isBusy());
        tuned.press(Qt::Key_F5);
        QVERIFY(tuned.sweeps().isBusy());
        tuned.press(Qt::Key_Escape);
        QTRY_VERIFY(!tuned.sweeps().isBusy());
        QTest::keyClick(tuned.find<QLineEdit>(u"size"_s), Qt::Key_Return);
        QVERIFY(tuned.sweeps().isBusy() && !tuned.window().runControl().isBusy());
        tuned.press(Qt::Key_Escape);
        QTRY_VERIFY(!tuned.sweeps().isBusy());
        // What can't be tried is not offered.
        tuned.type(u"tryProcesses"_s, u"0"_s);
        QVERIFY(!tuned.find<QAction>(u"runAction"_s)->isEnabled());
        tuned.find<QAction>(u"runPageAction"_s)->trigger();
        QVERIFY(tuned.find<QAction>(u"runAction"_s)->isEnabled());
    }

    void theKeyToSaveSavesWhatIsShown() {
        Opened opened;
        const auto keys = [&opened](const QString& action) {
            return opened.find<QAction>(action)->shortcut() == QKeySequence(QKeySequence::Save);
        };
        QVERIFY(keys(u"saveResults"_s) && !keys(u"saveSweep"_s));
        opened.find<QAction>(u"tuningPageAction"_s)->trigger();
        QVERIFY(!keys(u"saveResults"_s) && keys(u"saveSweep"_s));
    }

    void aSweepCanBeStoppedFromTheRunPage() {
        Tuned tuned;
        tuned.click(u"findBest"_s);
        QVERIFY(tuned.sweeps().isBusy());
        tuned.find<QAction>(u"runPageAction"_s)->trigger();
        QVERIFY(tuned.text(u"progress"_s).startsWith(u"A sweep is under way"_s));
        QVERIFY(tuned.find<QLabel>(u"progress"_s)->isVisible());
        tuned.click(u"stop"_s);
        QTRY_VERIFY(!tuned.sweeps().isBusy());
        QVERIFY(tuned.find<QPushButton>(u"run"_s)->isEnabled());
        QVERIFY(!tuned.find<QLabel>(u"progress"_s)->isVisible());
    }

    void aRunKeepsSweepsOut() {
        Played played;
        RunConfig config;
        config.work.kind = WorkKind::Wait;
        config.work.meanNs = NsPerMs;
        played.start(config);
        played.find<PageSwitch>(u"pages"_s)->setPage(Page::Tuning);
        QVERIFY(!played.find<QPushButton>(u"findBest"_s)->isEnabled());
        QVERIFY(played.text(u"tryNote"_s).startsWith(u"A run is under way on the Run page."_s));
        played.click(u"stopSweep"_s);
        QTRY_VERIFY(played.find<QPushButton>(u"findBest"_s)->isEnabled());
    }

    /// Of a machine that is thought of, where 3 processes are better than none.
    void useThisPutsItIntoTheExperiment() {
        Opened opened;
        RunConfig config;
        config.engine = EngineId::Simulated;
        config.simulated = {64, 0, 0, 0};
        config.work.kind = WorkKind::Cpu;
        config.work.meanNs = NsPerMs;
        auto* panel = opened.window().findChild<ExperimentPanel*>();
        panel->setConfig(config);
        opened.find<PageSwitch>(u"pages"_s)->setPage(Page::Tuning);
        opened.type(u"tryProcesses"_s, u"1,3"_s);
        opened.click(u"findBest"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!opened.window().sweepControl().isBusy(), PatienceMs);
        panel->setConfig({}); // meanwhile somebody has other plans
        opened.click(u"useThis"_s);
        QVERIFY(opened.find<PageSwitch>(u"pages"_s)->page() == Page::Run);
        QCOMPARE(panel->config()->processes, 3);
        QVERIFY(panel->config()->engine == EngineId::Simulated);
        QVERIFY(panel->config()->work == config.work);
    }

    /// A look at a run would disturb those that are measured.
    void whileItMeasuresNoRunIsOpened() {
        Tuned tuned;
        tuned.click(u"measureAll"_s);
        QVERIFY(tuned.sweeps().isBusy());
        auto* table = tuned.find<PointsTable>(u"pointsTable"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!tuned.showsRunPage());
        QVERIFY(tuned.text(u"outcome"_s).startsWith(u"Its runs can be looked at when"_s));
    }

    void theTableFollowsTheCurve() {
        Tuned tuned;
        tuned.measure();
        auto* charts = tuned.window().findChild<SweepCharts*>();
        const QString before = tuned.find<QLabel>(u"pointsNote"_s)->text();
        auto* schedules = charts->findChild<QComboBox*>();
        QVERIFY(schedules != nullptr && schedules->count() > 1);
        schedules->setCurrentIndex((schedules->currentIndex() + 1) % schedules->count());
        QTRY_VERIFY(tuned.find<QLabel>(u"pointsNote"_s)->text() != before);
    }

    void aPointOpensItsRun() {
        Tuned tuned;
        tuned.measure();
        auto* table = tuned.find<PointsTable>(u"pointsTable"_s);
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(tuned.showsRunPage());
        QVERIFY(tuned.record() != nullptr);
        QCOMPARE(tuned.record()->config.processes, 2);
        QVERIFY(tuned.text(u"outcome"_s).startsWith(u"A run of the sweep near the median"_s));
    }

    void figuresAndPicturesAreSaved() {
        Tuned tuned;
        auto* exports = tuned.window().findChild<SweepExports*>();
        QVERIFY(!tuned.find<QAction>(u"saveSweep"_s)->isEnabled());
        tuned.measure();
        QVERIFY(tuned.find<QAction>(u"saveSweep"_s)->isEnabled());
        const QTemporaryDir folder;
        exports->saveFigures(folder.filePath(u"sweep.csv"_s));
        exports->saveFigures(folder.filePath(u"sweep.json"_s));
        QFile csv(folder.filePath(u"sweep.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), 9); // a line for each of 2 × 4 points
        QFile json(folder.filePath(u"sweep.json"_s));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(json.readAll().startsWith("{\"format\":\"poolscope.sweep\""));
        for (const SweepExports::Picture picture :
             {SweepExports::Picture(SweepChart::Speedup), SweepExports::Picture(SweepChart::Time),
              SweepExports::Picture(SweepChart::Efficiency),
              SweepExports::Picture(SweepChart::ChunkSize), SweepExports::Picture()}) {
            const QString path = folder.filePath(u"picture.png"_s);
            exports->savePicture(picture, path);
            QVERIFY(QImage(path).width() > 300);
            QVERIFY(QFile::remove(path));
            exports->savePicture(picture, folder.filePath(u"picture.svg"_s));
            QVERIFY(QFile::remove(folder.filePath(u"picture.svg"_s)));
        }
        exports->copyPicture(SweepChart::Speedup);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        exports->saveFigures(u"/nowhere/sweep.csv"_s);
        QVERIFY(tuned.text(u"outcome"_s).contains(u"/nowhere"_s));
    }

    void whatWasTriedIsThereNextTime() {
        Tuned tuned;
        tuned.type(u"tryProcesses"_s, u"1-3"_s);
        tuned.window().close();
        tuned.reopen();
        QCOMPARE(tuned.find<QLineEdit>(u"tryProcesses"_s)->text(), u"1-3"_s);
    }

    /// With real processes, and the window closed in the middle of it.
    void closingTheWindowEndsASweep() {
        Opened opened;
        opened.chooseLongRun(true);
        opened.find<PageSwitch>(u"pages"_s)->setPage(Page::Tuning);
        opened.click(u"findBest"_s);
        QTRY_VERIFY(workers() > 0);
        opened.window().close();
        QTRY_COMPARE(workers(), 0);
    }
};

QTEST_MAIN(TuningTest)
#include "tuning_test.moc"
