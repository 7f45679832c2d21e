#include "tests/support/testcase.h"
#include "ui/squaremap/processlegend.h"
#include "ui/style/palette.h"

#include <QImage>

using namespace poolscope;

namespace {

bool shows(ProcessLegend& legend, int process) {
    QImage image(legend.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    legend.render(&image);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == processColour(process))
                return true;
        }
    }
    return false;
}

} // namespace

class ProcessLegendTest : public TestCase {
    Q_OBJECT

private slots:

    void allProcessesAreShownWhereTheyFit() {
        ProcessLegend legend;
        legend.setProcesses(4);
        legend.resize(legend.sizeHint());
        QCOMPARE(legend.shown(), 4);
        for (int process = 1; process <= 4; ++process)
            QVERIFY(shows(legend, process));
        QVERIFY(!shows(legend, 5));
    }

    void theMiddleIsLeftOutWhereTheyDoNot() {
        ProcessLegend legend;
        legend.setProcesses(6);
        legend.resize(legend.sizeHint() - QSize(60, 0));
        QVERIFY(legend.shown() < 6);
        QVERIFY(shows(legend, 1));
        QVERIFY(shows(legend, 6));
        QVERIFY(!shows(legend, 5));
    }

    void aThousandProcessesAskForNoMoreRoomThanEight() {
        ProcessLegend few;
        few.setProcesses(8);
        ProcessLegend many;
        many.setProcesses(1000);
        QCOMPARE(many.sizeHint(), few.sizeHint());
        many.resize(many.minimumSizeHint());
        QVERIFY(many.shown() >= 1);
    }

    void noProcessesAreNothing() {
        ProcessLegend legend;
        legend.resize(100, 20);
        QCOMPARE(legend.shown(), 0);
        QVERIFY(!shows(legend, 1));
    }
};

QTEST_MAIN(ProcessLegendTest)
#include "processlegend_test.moc"
