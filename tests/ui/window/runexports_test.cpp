#include "core/base/text.h"
#include "core/report/pythonprogram.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/style/palette.h"
#include "ui/window/runexports.h"
#include "ui/window/runpictures.h"
#include "ui/window/runtabs.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>

#include <cstdlib>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A run of @p size numbers in one chunk. The results are zeros, which take no memory.
SharedRecord runOf(quint64 size) {
    RunRecord run = record(u"wall 100\n1: ready 5 chunk 10-50"_s);
    run.config.input.size = run.chunks[0].count = run.processes[0].items = size;
    run.results = Results::ofNumbers(
        std::shared_ptr<const std::uint64_t>(
            static_cast<std::uint64_t*>(std::calloc(size, sizeof(std::uint64_t))),
            [](const std::uint64_t* memory) { std::free(const_cast<std::uint64_t*>(memory)); }),
        size);
    return std::make_shared<const RunRecord>(std::move(run));
}

constexpr quint64 Many = 300'000;
/// So many that nobody wants to wait for it.
constexpr quint64 VeryMany = 30'000'000;

struct Shown {
    explicit Shown(quint64 size) {
        runs.show(runOf(size));
        exports->progress()->setParent(&window);
        window.show();
    }

    void save(const QString& name) { exports->saveTable({Table::Results, folder.filePath(name)}); }

    [[nodiscard]] QString lastTold() const {
        return told.isEmpty() ? QString() : told.last().first().toString();
    }

    [[nodiscard]] QStringList files() const {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

    [[nodiscard]] QByteArray contents(const QString& name) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A picture as a drawing's text.
    [[nodiscard]] QString svgOf(RunExports::Picture picture) {
        exports->savePicture(picture, folder.filePath(u"a.svg"_s));
        return QString::fromUtf8(contents(u"a.svg"_s));
    }

    QTemporaryDir folder;
    QWidget window;
    ShownRuns runs;
    VisibleRange range;
    RunPictures pictures{runs, range};
    RunExports* exports = new RunExports(runs, pictures, window);
    QSignalSpy told{exports, &RunExports::told};
};

} // namespace

class RunExportsTest : public TestCase {
    Q_OBJECT

private slots:

    /// The run that is being saved is let go by everybody else; the event loop turns meanwhile, and
    /// what is written is whole.
    void anotherRunIsShownWhileOneIsSaved() {
        Shown shown(Many);
        const SharedRecord next = runOf(10);
        std::weak_ptr<const RunRecord> saved;
        {
            const SharedRecord run = runOf(Many);
            saved = run;
            shown.runs.show(run);
            shown.save(u"many.csv"_s);
        }
        shown.runs.show(next);
        shown.runs.show(runOf(10)); // so that it is not the run before either
        QVERIFY(shown.exports->isSaving());
        QVERIFY(!saved.expired());
        QCOMPARE(shown.contents(u"many.csv"_s).size(), 0); // not there before it is whole
        int turns = 0;
        QTimer turn;
        connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
        turn.start(0);
        QTRY_VERIFY(!shown.exports->isSaving());
        QVERIFY(turns > 10);
        QCOMPARE(shown.lastTold(), u"Saved as %1."_s.arg(QDir::toNativeSeparators(
                                       shown.folder.filePath(u"many.csv"_s))));
        const QByteArray contents = shown.contents(u"many.csv"_s);
        QCOMPARE(contents.count('\n'), static_cast<qsizetype>(Many + 1));
        QVERIFY(contents.endsWith("299999,0,1,1\r\n"));
        QTRY_VERIFY(saved.expired());
    }

    /// The dialog knows who is to read the table, and whom it was for the last time.
    void tablesForSpreadsheets() {
        Shown shown(2);
        QMenu menu;
        shown.exports->addTo(menu);
        const auto saveAs = [&shown, &menu](const QString& name, const QString& kind) {
            QString proposed;
            QTimer::singleShot(0, &menu, [&shown, &proposed, name, kind] {
                auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
                proposed = dialog->selectedNameFilter();
                if (!kind.isEmpty())
                    dialog->selectNameFilter(kind);
                dialog->selectFile(shown.folder.filePath(name));
                QMetaObject::invokeMethod(dialog, "accept");
            });
            menu.findChild<QAction*>(u"saveChunks"_s)->trigger();
            return proposed;
        };
        const QString plain = u"Comma-separated values (*.csv)"_s;
        const QString spreadsheets = u"For spreadsheets with decimal commas (*.csv)"_s;
        QCOMPARE(saveAs(u"a.csv"_s, {}), plain);
        QTRY_VERIFY(shown.contents(u"a.csv"_s).contains(",0.010,0.050,"));
        QTRY_VERIFY(!shown.exports->isSaving());
        QCOMPARE(saveAs(u"b.csv"_s, spreadsheets), plain);
        QTRY_VERIFY(shown.contents(u"b.csv"_s).contains(";0,010;0,050;10;50;"));
        QTRY_VERIFY(!shown.exports->isSaving());
        QCOMPARE(saveAs(u"c.csv"_s, {}), spreadsheets);
        QTRY_VERIFY(shown.contents(u"c.csv"_s).contains(";0,010;0,050;10;50;"));
    }

    void aCancelledFileIsNotThere() {
        Shown shown(VeryMany);
        shown.save(u"much.csv"_s);
        shown.exports->cancelSaving();
        QTRY_COMPARE(shown.lastTold(), u"Saving much.csv was cancelled. Nothing was written."_s);
        QVERIFY(!shown.exports->isSaving());
        QCOMPARE(shown.files(), QStringList());
    }

    void cancellingLeavesTheFileBefore() {
        Shown shown(Many);
        shown.runs.show(runOf(2));
        shown.save(u"a.csv"_s);
        QTRY_COMPARE(shown.told.size(), 1);
        const QByteArray before = shown.contents(u"a.csv"_s);
        QCOMPARE(before.count('\n'), 3);
        shown.runs.show(runOf(VeryMany));
        shown.save(u"a.csv"_s);
        shown.exports->cancelSaving();
        QTRY_COMPARE(shown.told.size(), 2);
        QCOMPARE(shown.contents(u"a.csv"_s), before);
        QCOMPARE(shown.files(), QStringList{u"a.csv"_s});
    }

    /// The window tells how far it is, and what can be done about it.
    void progressIsShownAndCanBeCancelled() {
        Shown shown(VeryMany);
        shown.save(u"much.csv"_s);
        auto* text = shown.window.findChild<QLabel*>(u"saving"_s);
        QVERIFY(!text->isVisible()); // most are written in an instant
        QTRY_VERIFY(text->isVisible());
        static const QRegularExpression howFar(u"^Saving much\\.csv … [\\d.]+\\x{a0}%$"_s);
        QVERIFY2(howFar.match(text->text()).hasMatch(), qPrintable(text->text()));
        auto* cancel = shown.window.findChild<QToolButton*>(u"cancelSaving"_s);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(!shown.exports->isSaving());
        QVERIFY(!text->isVisible());
        QCOMPARE(shown.files(), QStringList());
    }

    void nothingIsAskedIfNothingIsSaved() {
        Shown shown(10);
        QVERIFY(shown.exports->mayClose());
    }

    /// What went wrong stays to be read.
    void theWindowStaysIfTheFileCannotBeWritten() {
        Shown shown(Many);
        const QString folder = shown.folder.filePath(u"gone"_s);
        QVERIFY(QDir().mkdir(folder));
        shown.save(u"gone/many.csv"_s);
        QVERIFY(QDir(folder).removeRecursively());
        QVERIFY(!shown.exports->mayClose());
        QVERIFY(!shown.exports->isSaving());
        QVERIFY2(shown.lastTold().contains(u"many.csv"_s), qPrintable(shown.lastTold()));
        QVERIFY(shown.exports->mayClose()); // now that it is known
    }

    /// A line that looks like that of a success is not enough.
    void aFailureAsksForAnotherPlace() {
        Shown shown(10);
        const QString path = shown.folder.filePath(u"none/a.png"_s);
        shown.exports->savePicture(RunExports::Picture::Squares, path);
        auto* box = shown.window.findChild<QMessageBox*>(u"saveFailed"_s);
        QVERIFY(box != nullptr && box->isVisible());
        QCOMPARE(box->text(), shown.lastTold());
        QVERIFY(box->text().contains(u"none/a.png was not written: "_s));
        QCOMPARE(box->defaultButton()->text(), u"Save &elsewhere …"_s);
        box->close();
    }

    void allPicturesAtOnce() {
        Shown shown(10);
        shown.exports->saveAllPictures(shown.folder.path());
        QStringList expected;
        for (const QString& what : {u"lanes"_s, u"speedup"_s, u"squares"_s, u"time"_s})
            expected.append(u"poolscope-10-numbers-1-processes-%1.png"_s.arg(what));
        QCOMPARE(shown.files(), expected);
        QCOMPARE(shown.told.size(), 1);
        shown.exports->saveAllPictures(shown.folder.path());
        QCOMPARE(shown.files().size(), 8); // nothing is replaced
        QVERIFY(shown.files().contains(u"poolscope-10-numbers-1-processes-lanes-2.png"_s));
        shown.exports->saveAllPictures(shown.folder.filePath(u"none"_s));
        QVERIFY(shown.lastTold().contains(u"-lanes.png was not written: "_s));
    }

    void theProgramIsSaved() {
        Shown shown(10);
        shown.pictures.tabs().setConfig(RunConfig());
        shown.exports->saveProgram(shown.folder.filePath(u"pool.py"_s));
        QCOMPARE(QString::fromUtf8(shown.contents(u"pool.py"_s)), pythonProgram(RunConfig()));
    }

    /// For a picture of it; the lanes have a menu for their processes.
    void chartsAndSquaresHaveAMenu() {
        Shown shown(10);
        for (QWidget* widget :
             {static_cast<QWidget*>(&shown.pictures.map()), &shown.pictures.tabs().speedupChart(),
              &shown.pictures.tabs().timeChart()}) {
            QCOMPARE(widget->contextMenuPolicy(), Qt::ActionsContextMenu);
            QCOMPARE(widget->actions().size(), 2);
            QVERIFY(widget->actions().constFirst()->isEnabled());
            shown.runs.show(nullptr);
            QVERIFY(!widget->actions().constFirst()->isEnabled());
            shown.runs.show(runOf(10));
        }
    }

    void oneAtATime() {
        Shown shown(Many);
        shown.save(u"first.csv"_s);
        shown.save(u"second.csv"_s);
        QCOMPARE(shown.lastTold(),
                 u"first.csv is still being saved: wait for that, or cancel it."_s);
        QTRY_VERIFY(!shown.exports->isSaving());
        QCOMPARE(shown.files(), QStringList{u"first.csv"_s});
        shown.save(u"second.csv"_s);
        QTRY_COMPARE(shown.files().size(), 2);
    }

    void closingTheWindowCancels() {
        Shown shown(VeryMany);
        shown.save(u"much.csv"_s);
        delete shown.exports;
        QCOMPARE(shown.files(), QStringList());
    }

    /// Lanes and squares are of what is shown, as in a replay; the losses are of the whole run, the
    /// speedups of all runs that their chart shows.
    void picturesTellTheTimeTheyShow() {
        Shown shown(10);
        const auto caption = [&shown](RunExports::Picture picture) {
            const QString svg = shown.svgOf(picture);
            return plainSpaces(svg.section(u"<desc>"_s, 1).section(u"</desc>"_s, 0, 0));
        };
        QVERIFY(caption(RunExports::Picture::Squares).contains(u"; schedule python; 100 ns. "_s));
        shown.runs.goTo(40);
        for (const auto picture : {RunExports::Picture::Squares, RunExports::Picture::Lanes})
            QVERIFY2(caption(picture).contains(u"; at 40 ns of 100 ns; 0 of 10 squares. "_s),
                     qPrintable(caption(picture)));
        shown.runs.goTo(50);
        QVERIFY(caption(RunExports::Picture::Squares)
                    .contains(u"; at 50 ns of 100 ns; 10 of 10 squares. "_s));
        QVERIFY(caption(RunExports::Picture::Time).contains(u"; 100 ns. "_s));
        for (int run = 0; run < 2; ++run) // one that is shown again counts once
            shown.runs.show(
                std::make_shared<const RunRecord>(record(u"wall 100 serial 150\n1: ready 5"_s)));
        QVERIFY(caption(RunExports::Picture::Speedup).contains(u"; medians of 2 runs, "_s));
    }

    /// In the window it stands in the title of their card.
    void theSquaresAreSavedWithTheirLegend() {
        Shown shown(10);
        const SharedRecord run = sharedRecord(u"wall 100\n1: ready 5 chunk 10-20x7\n2: ready 5\n"
                                              "3: ready 5 chunk 12-30x3"_s);
        shown.runs.show(run);
        const QString svg = shown.svgOf(RunExports::Picture::Squares);
        QCOMPARE(svg.count(u">process 1<"_s), 1);
        const QSize view = shown.pictures.map().size();
        shown.exports->savePicture(RunExports::Picture::Squares, shown.folder.filePath(u"a.png"_s));
        const QImage image(shown.folder.filePath(u"a.png"_s));
        QVERIFY(image.height() / 2 > view.height() + 50); // caption and legend
        // In the legend, above the squares.
        int coloured = 0;
        for (int x = 0; x < image.width(); ++x)
            coloured += image.pixelColor(x, 2 * 22) == processColour(3) ? 1 : 0;
        QVERIFY(coloured > 4);
    }

    void othersHearOfIt() {
        Shown shown(10);
        const QSignalSpy saving(shown.exports, &RunExports::savingChanged);
        shown.save(u"a.csv"_s);
        QCOMPARE(saving.size(), 1);
        QVERIFY(saving[0][0].toBool());
        QTRY_COMPARE(saving.size(), 2);
        QVERIFY(!saving[1][0].toBool());
    }
};

QTEST_MAIN(RunExportsTest)
#include "runexports_test.moc"
