#include "tests/support/testcase.h"
#include "ui/squaremap/processlegend.h"
#include "ui/style/palette.h"

#include <QImage>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Enlarged, so that thin lines have their colour somewhere.
bool shows(ProcessLegend& legend, QColor colour) {
    QImage image(legend.size() * 4, QImage::Format_RGB32);
    image.setDevicePixelRatio(4.0);
    image.fill(Qt::white);
    legend.render(&image);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

QString text(const ProcessLegend& legend) {
    QStringList texts;
    for (const LegendEntry& entry : legend.entries())
        texts.append(entry.text);
    return texts.join(u' ');
}

} // namespace

class ProcessLegendTest : public TestCase {
    Q_OBJECT

private slots:

    void allProcessesAreShownWhereTheyFit() {
        ProcessLegend legend;
        legend.setContents({4});
        legend.resize(legend.sizeHint());
        QCOMPARE(text(legend), u"process 1 process 2 process 3 process 4"_s);
        for (int process = 1; process <= 4; ++process)
            QVERIFY(shows(legend, processColour(process)));
        QVERIFY(!shows(legend, processColour(5)));
    }

    void numbersTakeLessRoom() {
        ProcessLegend legend;
        legend.setContents({4});
        legend.resize(legend.sizeHint() / 2);
        legend.resize(legend.width(), legend.sizeHint().height());
        QCOMPARE(text(legend), u"1 2 3 4"_s);
        for (int process = 1; process <= 4; ++process)
            QVERIFY(shows(legend, processColour(process)));
    }

    void theMiddleIsLeftOutWhereNothingElseHelps() {
        ProcessLegend legend;
        legend.setContents({6});
        legend.resize(legend.minimumSizeHint());
        QCOMPARE(text(legend), u"1 … 6"_s);
        QVERIFY(shows(legend, processColour(1)));
        QVERIFY(shows(legend, processColour(6)));
        QVERIFY(!shows(legend, processColour(5)));
    }

    void theToolTipHasAllOfIt() {
        ProcessLegend legend;
        legend.setContents({64, true, true, true});
        legend.resize(legend.minimumSizeHint());
        for (int process = 1; process <= 64; ++process) {
            QVERIFY(legend.toolTip().contains(QRegularExpression(u"process %1\\b"_s.arg(process))));
            QVERIFY(legend.toolTip().contains(processColour(process).name()));
        }
        QVERIFY(legend.toolTip().contains(u"From process 9 on with dots."_s));
        QVERIFY(legend.toolTip().contains(u"crossed"_s));
        QVERIFY(legend.toolTip().contains(u"computed again"_s));
        QVERIFY(legend.toolTip().contains(u"stopped with the run"_s));
        legend.setContents({1000});
        QVERIFY(legend.toolTip().contains(u"process 1000"_s));
        QVERIFY(!legend.toolTip().contains(u"lost"_s));
    }

    void itIsDescribedInWords() {
        ProcessLegend legend;
        QCOMPARE(legend.accessibleName(), u"Colours of the processes"_s);
        legend.setContents({2, true});
        QCOMPARE(legend.accessibleDescription(),
                 u"process 1, process 2\nOutlined and crossed: lost with the process of that "
                 "colour, not computed again yet."_s);
    }

    void marksAreExplainedOnlyWhereThereAreSome() {
        ProcessLegend legend;
        const QColor bad = themeFor(legend.palette()).bad;
        legend.setContents({2});
        legend.resize(legend.sizeHint());
        QVERIFY(!shows(legend, bad));
        legend.setContents({2, true});
        legend.resize(legend.sizeHint());
        QVERIFY(shows(legend, bad));
        QCOMPARE(text(legend), u"process 1 process 2 lost"_s);
        const int words = legend.width();
        legend.setContents({2, false, true, true});
        QVERIFY(legend.sizeHint().width() > words);
        legend.resize(legend.sizeHint());
        QCOMPARE(text(legend), u"process 1 process 2 computed again stopped"_s);
    }

    void aThousandProcessesAskForNoMoreRoomThanEight() {
        ProcessLegend few;
        few.setContents({8});
        ProcessLegend many;
        many.setContents({1000});
        QCOMPARE(many.sizeHint(), few.sizeHint());
        many.resize(many.minimumSizeHint());
        QCOMPARE(text(many), u"1 … 1000"_s);
    }

    void noProcessesAreNothing() {
        ProcessLegend legend;
        legend.resize(100, 20);
        QCOMPARE(text(legend), QString());
        QVERIFY(!shows(legend, processColour(1)));
        QVERIFY(legend.toolTip().isEmpty());
    }
};

QTEST_MAIN(ProcessLegendTest)
#include "processlegend_test.moc"
