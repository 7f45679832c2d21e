#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanepicture.h"
#include "ui/timeline/seriallane.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

const QString TwoProcesses = u"\n1: ready 1000000 chunk 1000000-4000000x7\n2: ready 1000000"_s;

/// Where no bar is, the card shines through.
bool isBar(const LanePhoto& picture, double ms) {
    return picture.atSerial(ms) != picture.theme().card;
}

} // namespace

class SerialLaneTest : public TestCase {
    Q_OBJECT

private slots:

    void itIsAsLongAsTheSerialTime() {
        for (const bool dark : {false, true}) {
            const RunRecord run = record(u"wall 5000000 serial 8000000"_s + TwoProcesses);
            LanePhoto picture(dark);
            picture.show(run);
            QVERIFY(isBar(picture, 0.1));
            QVERIFY(isBar(picture, 7.9));
            QVERIFY(!isBar(picture, 8.2));
            QCOMPARE(picture.at(1, 2.0), processColour(1)); // the pool's lanes are below
        }
    }

    void aLongerOneGoesOnOutside() {
        const RunRecord run = record(u"wall 5000000 serial 80000000"_s + TwoProcesses);
        LanePhoto picture;
        picture.show(run);
        QVERIFY(isBar(picture, 11.9));
    }

    /// Who has zoomed to later times sees where it was, and no bar.
    void anEarlierOneIsNotSeen() {
        const RunRecord run = record(u"wall 5000000 serial 50000"_s + TwoProcesses);
        LanePhoto picture;
        picture.show(run);
        QVERIFY(isBar(picture, 0.0)); // a pixel at least
        picture.visible = {2 * NsPerMs, 3 * NsPerMs};
        picture.show(run);
        QVERIFY(!isBar(picture, 2.0));
    }

    void itFillsWhileItIsMeasured() {
        RunRecord run;
        run.config.processes = 2;
        LanePhoto picture;
        picture.show(run);
        QVERIFY(picture.scene.contents().isEmpty());
        run.measuringSerial = {3 * NsPerMs, 0.25};
        picture.show(run);
        QVERIFY(!picture.scene.contents().isEmpty()); // though no process was started
        QVERIFY(isBar(picture, 2.9));
        QVERIFY(!isBar(picture, 3.2));
        run.measuringSerial = {6 * NsPerMs, 0.5};
        picture.paint();
        QVERIFY(isBar(picture, 5.9));
    }

    void withoutSerialTimeThereIsNone() {
        const RunRecord run = record(u"wall 5000000"_s + TwoProcesses);
        LanePhoto picture;
        picture.show(run);
        QVERIFY(picture.scene.layout().serial.isEmpty());
        QCOMPARE(serialLaneText(run), QString());
        QCOMPARE(picture.scene.textAt({300.0, 2.0}), QString());
    }

    void itSaysWhatItIs() {
        RunRecord run = record(u"wall 5000000 serial 8000000"_s + TwoProcesses);
        LanePhoto picture;
        picture.show(run);
        const QPointF middle = picture.scene.layout().serial.center();
        QCOMPARE(picture.scene.textAt(middle),
                 u"One process computes all squares in one loop, without a pool.\n"
                 "Serial time: 8.00\u00a0ms"_s);
        QVERIFY(!picture.scene.hit(middle)); // it is no process of the pool
        run.serialNs.reset();
        run.measuringSerial = {3 * NsPerMs, 0.25};
        QCOMPARE(serialLaneText(run),
                 u"One process computes all squares in one loop, without a pool.\n"
                 "25\u00a0% done in 3.00\u00a0ms"_s);
    }
};

QTEST_MAIN(SerialLaneTest)
#include "seriallane_test.moc"
