#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/squaremap/processlegend.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runpictures.h"
#include "ui/window/runtabs.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class RunPicturesTest : public TestCase {
    Q_OBJECT

private slots:

    void theLegendExplainsTheMap() {
        ShownRuns runs;
        VisibleRange range;
        RunPictures pictures(runs, range);
        const auto* legend = pictures.findChild<ProcessLegend*>(u"legend"_s);
        QVERIFY(legend != nullptr);
        QCOMPARE(legend->contents(), LegendContents());
        RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x7\n"
                               "2: ready 5 at 12 of 7"_s);
        runs.show(borrowed(run));
        QCOMPARE(legend->contents(), (LegendContents{4}));
        run.processes[1].end = ProcessEnd::Killed;
        run.processes[1].endedNs = 30;
        run.lostAttempts.push_back({1, 2, 12, 30, 0, 7, 7});
        runs.noteGrowth();
        QCOMPARE(legend->contents(), (LegendContents{4, true}));
        runs.show(nullptr);
        QCOMPARE(legend->contents(), LegendContents());
    }

    /// From a row of the results to where and when it was computed; the mouse only interrupts that.
    void whatIsChosenInTheResultsIsLitUp() {
        ShownRuns runs;
        VisibleRange range;
        range.follow(runs);
        RunPictures pictures(runs, range);
        pictures.resize(900, 700);
        const RunRecord run = record(u"wall 100 size 12 processes 4\n1: ready 5 chunk 10-20x1\n"
                                     "2: ready 5 chunk 12-80x1"_s);
        runs.show(borrowed(run));
        const auto images = [&pictures] {
            return QList{pictures.lanes().grab().toImage(), pictures.map().grab().toImage()};
        };
        const QList<QImage> plain = images();
        emit pictures.tabs().chunkChosen(1);
        const QList<QImage> lit = images();
        QVERIFY(lit[0] != plain[0]);
        QVERIFY(lit[1] != plain[1]);
        emit pictures.lanes().chunkHovered(0);
        QVERIFY(images().at(1) != lit[1]);
        emit pictures.lanes().chunkHovered(std::nullopt);
        QCOMPARE(images(), lit);
        emit pictures.tabs().chunkChosen(std::nullopt);
        QCOMPARE(images(), plain);
    }
};

QTEST_MAIN(RunPicturesTest)
#include "runpictures_test.moc"
