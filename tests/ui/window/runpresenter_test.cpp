#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/replay/replaybar.h"
#include "ui/results/rowstable.h"
#include "ui/shown/shownruns.h"
#include "ui/window/runexports.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QMessageBox>
#include <QTabWidget>
#include <QTimer>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The window with runs that take the machine a moment to look through.
class RunPresenterTest : public TestCase {
    Q_OBJECT

private:
    /// More chunks than are put in order at once.
    static void runMany(Opened& opened) {
        RunConfig config;
        config.input.size = 200'000;
        config.schedule = {ScheduleKind::Fixed, 1};
        run(opened, config);
    }

    static void run(Opened& opened, const RunConfig& config) {
        auto* control = opened.window().findChild<RunControl*>();
        control->start(config, {.measureSerial = false});
        QTRY_VERIFY(!control->isBusy());
        QCOMPARE(opened.record()->outcome, Outcome::Finished);
    }

    static void startSavingMuch(Opened& opened, const QTemporaryDir& folder) {
        RunConfig config;
        config.input.size = 5'000'000;
        run(opened, config);
        opened.window().findChild<RunExports*>()->saveTable(
            {Table::Results, folder.filePath(u"r.csv"_s)});
    }

    /// Presses a button of the question that is going to be asked.
    static void answerWith(Opened& opened, const QString& answer) {
        QTimer::singleShot(0, &opened.window(), [&opened, answer] {
            const auto* question = opened.window().findChild<QMessageBox*>(u"closeQuestion"_s);
            QVERIFY(question != nullptr);
            QCOMPARE(question->text(), u"r.csv is still being saved."_s);
            for (QAbstractButton* button : question->buttons()) {
                if (button->text() == answer)
                    button->click();
            }
        });
    }

private slots:

    /// Whatever the window did with a run, it lets go of it when two others were shown.
    void nobodyHoldsTheRunBefore() {
        Played opened{NsPerSecond};
        opened.find<QTabWidget>(u"runTabs"_s)->setCurrentIndex(2);
        runMany(opened);
        const std::weak_ptr<const RunRecord> before = opened.window().runs().whole();
        QVERIFY(!before.expired());
        opened.window().findChild<ReplayBar*>()->stepBack();
        run(opened, RunConfig());
        QCOMPARE(opened.window().runs().before(), before.lock());
        run(opened, RunConfig());
        QTRY_VERIFY(before.expired());
        QTRY_COMPARE(opened.find<RowsTable>(u"resultsTable"_s)->model()->rowCount(), 100);
    }

    void theReplayIsAnnounced() {
        Played opened{NsPerSecond};
        runMany(opened);
        QTRY_VERIFY(!opened.text(u"sentence"_s).isEmpty()); // it takes a look at every chunk
        const QString explanation = opened.text(u"sentence"_s);
        opened.window().findChild<ReplayBar*>()->goTo(1000);
        QVERIFY(opened.text(u"sentence"_s).startsWith(u"Replay of the run"_s));
        opened.window().findChild<ReplayBar*>()->goTo(opened.record()->nowNs);
        QTRY_COMPARE(opened.text(u"sentence"_s), explanation);
    }

    /// The table of the run before is written to its end while another is computed and shown.
    void aRunIsSavedWhileTheNextGoesOn() {
        Played opened{NsPerSecond};
        runMany(opened);
        const QTemporaryDir folder;
        auto* exports = opened.window().findChild<RunExports*>();
        exports->saveTable({Table::Results, folder.filePath(u"r.csv"_s)});
        run(opened, RunConfig());
        QTRY_VERIFY(!exports->isSaving());
        QFile file(folder.filePath(u"r.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 200'001);
    }

    void closingTheWindowLeavesNothingHalfWritten() {
        const QTemporaryDir folder;
        Played opened{NsPerSecond};
        startSavingMuch(opened, folder);
        answerWith(opened, u"Keep &saving"_s);
        QVERIFY(!opened.window().close());
        QVERIFY(opened.window().isVisible());
        auto* exports = opened.window().findChild<RunExports*>();
        QVERIFY(exports->isSaving());
        answerWith(opened, u"Cancel and &close"_s);
        QVERIFY(opened.window().close());
        opened.reopen(); // the window before is gone
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    /// While it is asked, the file is written: then nothing is in the way of closing.
    void theQuestionGoesWhenTheFileIsWritten() {
        const QTemporaryDir folder;
        Played opened{NsPerSecond};
        runMany(opened);
        auto* exports = opened.window().findChild<RunExports*>();
        exports->saveTable({Table::Results, folder.filePath(u"r.csv"_s)});
        QVERIFY(opened.window().close());
        QVERIFY(!exports->isSaving());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"r.csv"_s});
    }
};

QTEST_MAIN(RunPresenterTest)
#include "runpresenter_test.moc"
