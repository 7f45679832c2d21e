#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"
#include "ui/replay/replaybar.h"
#include "ui/results/resultsmodel.h"
#include "ui/window/runexports.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// What the window offers when a run has ended: replay, results, code, files, pictures, themes.
class RunAfterTest : public TestCase {
    Q_OBJECT

private:
    static void runAndWait(Opened& opened) {
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Finished: "_s));
    }

    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:

    void aShortRunIsReplayedOnce() {
        Played opened{2 * NsPerMs};
        opened.find<QAction>(u"replayShortRunsAction"_s)->setChecked(true);
        auto* bar = opened.window().findChild<ReplayBar*>();
        QVERIFY(!bar->isEnabled());
        runAndWait(opened);
        QTRY_VERIFY(bar->isPlaying());
        QTRY_VERIFY(opened.text(u"sentence"_s).startsWith(u"Replay of the run"_s));
        QTRY_VERIFY(opened.figure(u"speedup"_s).note.contains(u"so far"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isPlaying(), 15'000);
        QVERIFY(opened.text(u"sentence"_s)
                    .contains(u"one process without a pool wins"_s, Qt::CaseInsensitive));
    }

    /// Whatever the system's language: Qt by itself writes numbers in the digits of the locale.
    void allNumbersHaveTheSameDigits() {
        QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
        const auto before = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
        Played opened{2 * NsPerMs};
        runAndWait(opened);
        QStringList texts;
        for (QWidget* widget : opened.window().findChildren<QWidget*>()) {
            QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget);
            if (seen == nullptr)
                continue;
            for (const auto what :
                 {QAccessible::Name, QAccessible::Description, QAccessible::Value})
                texts.append(seen->text(what));
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.svg"_s);
        using Picture = RunExports::Picture;
        for (const Picture picture :
             {Picture::Lanes, Picture::Squares, Picture::Speedup, Picture::Time}) {
            opened.window().findChild<RunExports*>()->savePicture(picture, path);
            texts.append(QString::fromUtf8(contents(path)));
        }
        static const QRegularExpression foreign(u"(?![0-9])\\p{Nd}"_s);
        QVERIFY(QString(u"۱۲"_s).contains(foreign));
        const QString all = texts.join(u'\n');
        QVERIFY(all.size() > 1000);
        const QRegularExpressionMatch match = foreign.match(all);
        QVERIFY2(!match.hasMatch(),
                 qPrintable(all.mid(std::max<qsizetype>(0, match.capturedStart() - 40), 80)));
    }

    void scrubbingShowsThatMoment() {
        Played opened{2 * NsPerMs};
        runAndWait(opened);
        auto* bar = opened.window().findChild<ReplayBar*>();
        QVERIFY(bar->isEnabled());
        bar->stepBack();
        QVERIFY(opened.text(u"sentence"_s).startsWith(u"Replay of the run"_s));
        opened.find<QAction>(u"stepForthAction"_s)->trigger();
        QTRY_VERIFY(opened.text(u"sentence"_s)
                        .contains(u"one process without a pool wins"_s, Qt::CaseInsensitive));
        // A new run takes over from a replay.
        bar->stepBack();
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"sentence"_s)
                        .contains(u"one process without a pool wins"_s, Qt::CaseInsensitive));
    }

    void resultsAndCodeBelongToTheRun() {
        Played opened{2 * NsPerMs};
        opened.type(u"size"_s, u"20"_s);
        runAndWait(opened);
        opened.find<QTabWidget>(u"runTabs"_s)->setCurrentIndex(2);
        auto* table = opened.find<QTableView>(u"resultsTable"_s);
        QCOMPARE(table->model()->rowCount(), 20);
        QCOMPARE(table->model()->index(19, ResultsModel::Square).data().toULongLong(), 361U);
        const QString code = opened.find<QPlainTextEdit>(u"codeText"_s)->toPlainText();
        QVERIFY(code.contains(u"range(20)"_s));
        opened.click(u"codeCopy"_s);
        QCOMPARE(QApplication::clipboard()->text(), code);
    }

    void searchFindsASquare() {
        Played opened{2 * NsPerMs};
        runAndWait(opened);
        opened.find<QTabWidget>(u"runTabs"_s)->setCurrentIndex(2);
        QTest::keyClicks(opened.find<QLineEdit>(u"resultsSearch"_s), u"9801"_s);
        QCOMPARE(opened.text(u"resultsAnswer"_s), u"9801 is the square of 99, in row 100."_s);
        QCOMPARE(opened.find<QTableView>(u"resultsTable"_s)->currentIndex().row(), 99);
        QTest::keyClicks(opened.find<QLineEdit>(u"resultsSearch"_s), u"9"_s);
        QVERIFY(opened.text(u"resultsAnswer"_s).startsWith(u"“98019” is neither"_s));
    }

    void tablesAndPicturesAreSaved() {
        Played opened{2 * NsPerMs};
        auto* exports = opened.window().findChild<RunExports*>();
        QVERIFY(!opened.find<QAction>(u"saveResults"_s)->isEnabled());
        runAndWait(opened);
        QVERIFY(opened.find<QAction>(u"saveResults"_s)->isEnabled());
        const QTemporaryDir folder;
        QSignalSpy told(exports, &RunExports::told);
        exports->saveTable({Table::Results, folder.filePath(u"r.csv"_s)});
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(
            contents(folder.filePath(u"r.csv"_s)).startsWith("number,square,process,chunk\r\n"));
        exports->saveTable({Table::Chunks, folder.filePath(u"c.csv"_s)});
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(contents(folder.filePath(u"c.csv"_s)).count('\n'), 16);
        using Picture = RunExports::Picture;
        opened.find<QTabWidget>(u"runTabs"_s)->setCurrentIndex(1);
        for (const Picture picture :
             {Picture::Lanes, Picture::Squares, Picture::Speedup, Picture::Time}) {
            exports->savePicture(picture, folder.filePath(u"p.png"_s));
            QVERIFY(QImage(folder.filePath(u"p.png"_s)).width() > 200);
            exports->savePicture(picture, folder.filePath(u"p.svg"_s));
            // The chart of speedups is about all runs of its experiment, not about one.
            const char* caption = picture == Picture::Speedup ? "100 numbers from 0 on"
                                                              : "numbers 0 … 99; 4 processes";
            QVERIFY(contents(folder.filePath(u"p.svg"_s)).contains(caption));
        }
        exports->copyPicture(Picture::Squares);
        QVERIFY(!QApplication::clipboard()->image().isNull());
    }

    void aFileThatCannotBeWrittenIsTold() {
        Played opened{2 * NsPerMs};
        runAndWait(opened);
        auto* exports = opened.window().findChild<RunExports*>();
        exports->saveTable({Table::Results, u"/no/such/folder/r.csv"_s});
        QTRY_VERIFY(opened.text(u"outcome"_s)
                        .startsWith(u"The file /no/such/folder/r.csv was not written"_s));
    }

    void themesAreChosenAndRemembered() {
        Played opened{2 * NsPerMs};
        const QColor before = opened.window().palette().window().color();
        opened.find<QAction>(u"themeDark"_s)->trigger();
        QTRY_VERIFY(opened.window().palette().window().color().lightness() < 80);
        opened.reopen();
        QVERIFY(opened.find<QAction>(u"themeDark"_s)->isChecked());
        QVERIFY(opened.window().palette().window().color().lightness() < 80);
        opened.find<QAction>(u"themeSystem"_s)->trigger();
        QTRY_COMPARE(opened.window().palette().window().color(), before);
    }
};

QTEST_MAIN(RunAfterTest)
#include "runafter_test.moc"
