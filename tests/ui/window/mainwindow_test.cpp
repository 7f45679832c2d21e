#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/controls/foldhandle.h"
#include "ui/run/stuckbar.h"
#include "ui/style/fonts.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QHash>
#include <QKeySequence>
#include <QMenuBar>
#include <QMessageBox>
#include <QScopeGuard>
#include <QScreen>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTextBrowser>

#include <csignal>

using namespace poolscope;
using namespace Qt::StringLiterals;

class MainWindowTest : public TestCase {
    Q_OBJECT

private slots:

    void firstClickOnRun() {
        Opened opened;
        QVERIFY(opened.text(u"sentence"_s).startsWith(u"Press Run"_s));
        opened.click(u"run"_s);
        QTRY_COMPARE(opened.text(u"outcome"_s),
                     u"Finished: 100 squares, 15 chunks, 4 processes. Every result checked."_s);
        const QString speedup = opened.figure(u"speedup"_s).value;
        QVERIFY2(speedup.endsWith(u"×\u00a0slower"_s), qPrintable(speedup));
        QVERIFY2(opened.text(u"sentence"_s)
                     .contains(u"one process without a pool wins"_s, Qt::CaseInsensitive),
                 qPrintable(opened.text(u"sentence"_s)));
        QVERIFY(opened.figure(u"time"_s).value.endsWith(u"s"_s));
        QVERIFY(opened.figure(u"startUp"_s).note.startsWith(u"until all 4 were ready"_s));
        QVERIFY(opened.find<QPushButton>(u"run"_s)->isEnabled());
        QVERIFY(!opened.find<QPushButton>(u"stop"_s)->isEnabled());
        QCOMPARE(workers(), 0);
    }

    void changeOneThingAndRunAgainByKeyboard() {
        Opened opened;
        opened.type(u"processes"_s, u"2"_s);
        QTest::keyClick(opened.find<QLineEdit>(u"processes"_s), Qt::Key_Return);
        QTRY_COMPARE(opened.text(u"outcome"_s),
                     u"Finished: 100 squares, 8 chunks, 2 processes. Every result checked."_s);
        opened.type(u"size"_s, u"10"_s);
        opened.find<QAction>(u"runAction"_s)->trigger();
        QTRY_COMPARE(opened.text(u"outcome"_s),
                     u"Finished: 10 squares, 5 chunks, 2 processes. Every result checked."_s);
        QCOMPARE(opened.find<QAction>(u"runAction"_s)->shortcuts(),
                 (QList<QKeySequence>{QKeySequence(u"Ctrl+R"_s), QKeySequence(u"F5"_s)}));
    }

    void wrongInputSwitchesTheMenuOffToo() {
        Opened opened;
        opened.type(u"size"_s, u"x"_s);
        QVERIFY(!opened.find<QAction>(u"runAction"_s)->isEnabled());
        opened.type(u"size"_s, u"9"_s);
        QVERIFY(opened.find<QAction>(u"runAction"_s)->isEnabled());
    }

    void stopDuringALongRun() {
        Opened opened;
        opened.chooseLongRun(true);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.allReady());
        QCOMPARE(workers(), 4);
        QVERIFY(opened.text(u"progress"_s).startsWith(u"computing"_s));
        QVERIFY(opened.figure(u"time"_s).note.startsWith(u"so far"_s));
        opened.click(u"stop"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(opened.record()->chunks.size() < 15); // it was not awaited
        QCOMPARE(workers(), 0);
        QVERIFY(opened.find<QPushButton>(u"run"_s)->isEnabled());
    }

    void killedProcessIsToldInOneSentence() {
        Opened opened;
        opened.chooseLongRun(true);
        opened.find<QComboBox>(u"onDeath"_s)->setCurrentIndex(1); // gives up
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.allReady());
        const qint64 pid = opened.record()->processes[1].pid;
        QCOMPARE(::kill(static_cast<pid_t>(pid), SIGKILL), 0);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Failed"_s));
        const QString sentence = opened.text(u"sentence"_s);
        QVERIFY2(sentence.contains(QString::number(pid)), qPrintable(sentence));
        QVERIFY2(sentence.contains(u"SIGKILL"_s), qPrintable(sentence));
        QCOMPARE(workers(), 0);
    }

    void closingTheWindowEndsTheProcesses() {
        Opened opened;
        opened.chooseLongRun(true);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.allReady());
        QVERIFY(opened.window().close());
        QCOMPARE(workers(), 0);
        QCOMPARE(opened.record(), nullptr);
    }

    void experimentIsRemembered() {
        Opened opened;
        opened.type(u"size"_s, u"77"_s);
        opened.find<QComboBox>(u"onDeath"_s)->setCurrentIndex(2);
        opened.find<QComboBox>(u"fault"_s)->setCurrentIndex(5); // several
        opened.find<QLineEdit>(u"faultText"_s)->setText(u"kill@42, exit:3@7:always"_s);
        opened.window().close();
        opened.reopen();
        QCOMPARE(opened.find<QLineEdit>(u"size"_s)->text(), u"77"_s);
        QCOMPARE(opened.find<QComboBox>(u"onDeath"_s)->currentText(),
                 u"Waits for ever (Python’s Pool)"_s);
        QCOMPARE(opened.find<QLineEdit>(u"faultText"_s)->text(), u"kill@42, exit:3@7:always"_s);
    }

    void missingWorkerProgramIsToldAtOnce() {
        Opened opened(u"/nowhere"_s);
        const QString refusal = opened.text(u"refusal"_s);
        QVERIFY2(refusal.contains(u"/nowhere/poolscope-worker"_s), qPrintable(refusal));
        QVERIFY(opened.find<QLabel>(u"refusal"_s)->isVisible());
        opened.click(u"run"_s);
        QVERIFY(!opened.window().runControl().isBusy());
        QCOMPARE(opened.text(u"refusal"_s), refusal);
    }

    void coloursFollowTheSystem() {
        const QPalette before = QApplication::palette();
        Opened opened;
        QApplication::setPalette(QPalette(QColor(0x20, 0x20, 0x20)));
        const auto windowIsDark = [&opened] {
            QCoreApplication::processEvents(); // the change is told by an event
            return opened.window().palette().color(QPalette::Window).lightness() < 128;
        };
        const bool dark = windowIsDark();
        QApplication::setPalette(QPalette(QColor(0xf0, 0xf0, 0xf0)));
        const bool light = !windowIsDark();
        QApplication::setPalette(before);
        QVERIFY(dark);
        QVERIFY(light);
    }

    void fitsASmallScreen_data() {
        QTest::addColumn<double>("letters");
        QTest::newRow("usual text") << 1.0;
        QTest::newRow("large text") << 1.25;
        QTest::newRow("very large text") << 1.5;
    }

    /// That of a projector, with room for the window's frame.
    void fitsASmallScreen() {
        QFETCH(double, letters);
        const QFont before = QApplication::font();
        QApplication::setFont(scaledFont(before, letters));
        const auto usual = qScopeGuard([&before] { QApplication::setFont(before); });
        Opened opened;
        QCOMPARE_LE(opened.window().minimumSizeHint().width(), 1024 - 16);
        QCOMPARE_LE(opened.window().minimumSizeHint().height(), 768 - 48);
    }

    /// Where everything is half as large again, the same screen has so few pixels left.
    void fitsASmallScreenWithLargePixels() {
        Opened opened;
        QCOMPARE_LE(opened.window().minimumSizeHint().width(), 683 - 10);
        QCOMPARE_LE(opened.window().minimumSizeHint().height(), 512 - 32);
        opened.window().resize(opened.window().minimumSizeHint());
        QCoreApplication::processEvents();
        const QRect window = opened.window().rect();
        for (const QString& name : {u"speedup"_s, u"balance"_s, u"replaySlowDown"_s, u"run"_s}) {
            const auto* widget = opened.find<QWidget>(name);
            const int right = widget->mapTo(&opened.window(), QPoint(widget->width(), 0)).x();
            QVERIFY2(right <= window.right(), qPrintable(name));
        }
    }

    void theExperimentFoldsAwayAndStaysSo() {
        Opened opened;
        auto* panel = opened.window().findChild<ExperimentPanel*>();
        auto* action = opened.find<QAction>(u"showExperimentAction"_s);
        auto* fold = opened.window().findChild<FoldHandle*>();
        QVERIFY(panel->isVisible());
        QVERIFY(action->isChecked());
        action->trigger();
        QVERIFY(!panel->isVisible());
        QVERIFY(!fold->isChecked());
        opened.window().close();
        opened.reopen();
        panel = opened.window().findChild<ExperimentPanel*>();
        QVERIFY(!panel->isVisible());
        QTest::mouseClick(opened.window().findChild<FoldHandle*>(), Qt::LeftButton);
        QVERIFY(panel->isVisible());
        QVERIFY(opened.find<QAction>(u"showExperimentAction"_s)->isChecked());
    }

    void aRefusalIsSeenThoughTheExperimentIsFoldedAway() {
        Opened opened(u"/nowhere"_s);
        opened.find<QAction>(u"showExperimentAction"_s)->setChecked(false);
        opened.find<QAction>(u"runAction"_s)->trigger();
        QVERIFY(opened.find<QLabel>(u"refusal"_s)->isVisible());
    }

    void aStandingStillProcessMovesNothing() {
        Opened opened;
        const auto places = [&opened] {
            QCoreApplication::processEvents();
            const auto placeOf = [&opened](const QString& name) {
                auto* widget = opened.find<QWidget>(name);
                return QRect(widget->mapTo(&opened.window(), QPoint()), widget->size());
            };
            return QList<QRect>{placeOf(u"lanes"_s), placeOf(u"squares"_s), placeOf(u"speedup"_s)};
        };
        const QList<QRect> before = places();
        auto* bar = opened.window().findChild<StuckBar*>();
        const StuckBar::Answers all{StuckBar::Wait, StuckBar::Replace, StuckBar::Stop,
                                    StuckBar::Thaw};
        const QString longest = u"4 processes have stood still, the longest for 31 s: "
                                "1, 2, 3 and 4."_s;
        for (const QString& sentence : {u"Process 3 has stood still for 31 s."_s, longest}) {
            bar->ask(sentence, all);
            QCOMPARE(places(), before);
            QVERIFY(bar->isVisible());
            bar->hide();
            QCOMPARE(places(), before);
        }
    }

    void theFirstWindowIsNoLargerThanTheScreen() {
        Opened opened;
        const QSize screen = opened.window().screen()->availableSize();
        QCOMPARE_LT(opened.window().height(), screen.height());
        QCOMPARE_LT(opened.window().width(), screen.width());
    }

    void fullScreenAndBack() {
        Opened opened;
        auto* action = opened.find<QAction>(u"fullScreenAction"_s);
        action->trigger();
        QVERIFY(opened.window().isFullScreen());
        action->trigger();
        QVERIFY(!opened.window().isFullScreen());
    }

    void noChoiceIsCutOff() {
        Opened opened;
        for (auto* box : opened.window().findChildren<QComboBox*>()) {
            for (int i = 0; i < box->count(); ++i) {
                box->setCurrentIndex(i);
                QCoreApplication::processEvents(); // a number's field may take room beside it
                QStyleOptionComboBox option;
                option.initFrom(box);
                const int room = box->style()
                                     ->subControlRect(QStyle::CC_ComboBox, &option,
                                                      QStyle::SC_ComboBoxEditField, box)
                                     .width();
                const int needed = box->fontMetrics().horizontalAdvance(box->currentText());
                QVERIFY2(
                    needed <= room,
                    qPrintable(u"%1: %2 > %3"_s.arg(box->currentText()).arg(needed).arg(room)));
            }
        }
    }

    void wordsAreExplained() {
        Opened opened;
        opened.find<QAction>(u"helpAction"_s)->trigger();
        opened.find<QAction>(u"helpAction"_s)->trigger(); // once more: to the front
        QCOMPARE(opened.window().findChildren<QDialog*>(u"help"_s).size(), 1);
        const QString page = opened.find<QTextBrowser>(u"helpText"_s)->toPlainText();
        for (const QString& word : {u"Chunk:"_s, u"Serial time:"_s, u"tail:"_s, u"Ctrl+F"_s})
            QVERIFY2(page.contains(word), qPrintable(word));
    }

    void resultsAreSoughtFromAnywhere() {
        Opened opened;
        opened.find<QAction>(u"findAction"_s)->trigger();
        QVERIFY(opened.find<QLineEdit>(u"resultsSearch"_s)->isVisible());
        QCOMPARE(opened.window().focusWidget(), opened.find<QLineEdit>(u"resultsSearch"_s));
    }

    void figuresOfOtherSettingsAreToldToBe() {
        Played opened{2 * NsPerMs};
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Finished"_s));
        const QString note = u"The settings have changed since this run. "_s;
        QTRY_VERIFY(!opened.text(u"sentence"_s).isEmpty());
        QVERIFY(!opened.text(u"sentence"_s).startsWith(note));
        opened.type(u"processes"_s, u"3"_s);
        QVERIFY(opened.text(u"sentence"_s).startsWith(note));
        opened.type(u"processes"_s, u"4"_s);
        QVERIFY(!opened.text(u"sentence"_s).startsWith(note));
    }

    void theTitleTellsTheRun() {
        Played opened{2 * NsPerMs};
        QCOMPARE(opened.window().windowTitle(), u"Poolscope"_s);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Finished"_s));
        QCOMPARE(opened.window().windowTitle(), u"100 squares, 4 processes – Poolscope"_s);
    }

    void helpDoesNotStandInTheWay() {
        Opened opened;
        opened.find<QAction>(u"aboutAction"_s)->trigger();
        auto* about = opened.find<QMessageBox>(u"about"_s);
        QVERIFY(about->text().contains(QLatin1StringView(POOLSCOPE_VERSION)));
        QVERIFY(about->text().contains(u"GPL-3.0-or-later"_s));
        about->close();
        opened.find<QAction>(u"shortcutsAction"_s)->trigger();
        const QString shortcuts = opened.find<QMessageBox>(u"shortcuts"_s)->text();
        QVERIFY(shortcuts.contains(u"F5"_s));
        const auto* again = opened.find<QAction>(u"measureAgainAction"_s);
        QVERIFY(shortcuts.contains(again->shortcut().toString(QKeySequence::PortableText)));
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
