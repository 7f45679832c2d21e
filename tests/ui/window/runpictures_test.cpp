#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/squaremap/processlegend.h"
#include "ui/window/runpictures.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class RunPicturesTest : public TestCase {
    Q_OBJECT

private slots:

    void theLegendExplainsTheMap() {
        RunPictures pictures;
        const auto* legend = pictures.findChild<ProcessLegend*>(u"legend"_s);
        QVERIFY(legend != nullptr);
        QCOMPARE(legend->contents(), LegendContents());
        RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x7\n"
                               "2: ready 5 at 12 of 7"_s);
        pictures.setRecord(&run);
        QCOMPARE(legend->contents(), (LegendContents{4}));
        run.processes[1].end = ProcessEnd::Killed;
        run.processes[1].endedNs = 30;
        run.lostAttempts.push_back({1, 2, 12, 30, 0});
        pictures.refresh();
        QCOMPARE(legend->contents(), (LegendContents{4, true}));
        pictures.setRecord(nullptr);
        QCOMPARE(legend->contents(), LegendContents());
    }
};

QTEST_MAIN(RunPicturesTest)
#include "runpictures_test.moc"
