#include "tests/support/testcase.h"
#include "ui/style/palette.h"
#include "ui/timeline/lanechoice.h"
#include "ui/timeline/lanelayout.h"

#include <QImage>
#include <QPainter>
#include <QPalette>

using namespace poolscope;

class LaneChoiceTest : public TestCase {
    Q_OBJECT

private slots:

    void keysGoFromLaneToLane() {
        LaneChoice choice;
        QCOMPARE(choice.among(4), std::nullopt);
        choice.move(1, 4);
        QCOMPARE(choice.among(4), std::optional(0));
        choice.move(1, 4);
        QCOMPARE(choice.among(4), std::optional(1));
        choice.move(-1, 4);
        choice.move(-1, 4);
        QCOMPARE(choice.among(4), std::optional(0));
        choice.choose(3);
        choice.move(1, 4);
        QCOMPARE(choice.among(4), std::optional(3));
    }

    void upBeginsAtTheLast() {
        LaneChoice choice;
        choice.move(-1, 4);
        QCOMPARE(choice.among(4), std::optional(3));
    }

    void fewerLanesHaveTheLastOneChosen() {
        LaneChoice choice;
        choice.choose(7);
        QCOMPARE(choice.among(2), std::optional(1));
        QCOMPARE(choice.among(0), std::nullopt);
        choice.move(-1, 2);
        QCOMPARE(choice.among(2), std::optional(0));
        choice.move(1, 0);
        QCOMPARE(choice.among(2), std::optional(0));
    }

    void aLineSurroundsTheChosenLane() {
        const LaneLayout layout = layOutLanes(4, {400, 200}, LaneMetrics());
        const Theme theme = themeFor(QPalette());
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        LaneChoice choice;
        {
            QPainter painter(&image);
            choice.paint(painter, layout, theme);
        }
        QCOMPARE(image.pixel(200, 100), qRgb(255, 255, 255));
        choice.choose(1);
        {
            QPainter painter(&image);
            choice.paint(painter, layout, theme);
        }
        const int left = static_cast<int>(layout.plot.left()) - 6;
        for (int lane = 0; lane < 4; ++lane) {
            const int y = static_cast<int>(layout.barOf(lane).center().y());
            const bool coloured = image.pixelColor(left, y) != QColor(Qt::white);
            QCOMPARE(coloured, lane == 1);
            QCOMPARE(image.pixelColor(200, y), QColor(Qt::white)); // the bars stay as they are
        }
    }
};

QTEST_MAIN(LaneChoiceTest)
#include "lanechoice_test.moc"
