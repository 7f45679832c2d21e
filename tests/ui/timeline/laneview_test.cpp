#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "tests/ui/timeline/lanesstage.h"
#include "ui/style/palette.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QImage>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QWheelEvent>

#include <cstdlib>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunRecord someRun() {
    return record(u"wall 9000000\n1: ready 1000000 chunk 1000000-5000000x7\n"
                  "2: ready 1000000 chunk 2000000-8000000x7"_s);
}

QImage pictureOf(QWidget& view) {
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    return image;
}

qsizetype pixelsOf(const QImage& image, QColor colour) {
    qsizetype pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return pixels;
}

/// The middle of what has that colour.
QPoint middleOf(const QImage& image, QColor colour) {
    QPoint sum;
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour) {
                sum += QPoint(x, y);
                ++pixels;
            }
        }
    }
    return pixels == 0 ? QPoint() : sum / pixels;
}

/// Without a window on a screen there is no cursor to move.
void moveMouse(QWidget& view, QPoint place) {
    QMouseEvent move(QEvent::MouseMove, place, place, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &move);
}

void askForMenu(QWidget& view, QContextMenuEvent::Reason reason, QPoint place) {
    QContextMenuEvent event(reason, place, view.mapToGlobal(place));
    QApplication::sendEvent(&view, &event);
}

} // namespace

class LaneViewTest : public TestCase {
    Q_OBJECT

private slots:

    void longerWorkTakesMoreRoom() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        const QImage image = pictureOf(view);
        const qsizetype first = pixelsOf(image, processColour(1));
        const qsizetype second = pixelsOf(image, processColour(2));
        QVERIFY(first > 0);
        QVERIFY(second > first);
        QVERIFY(view.lastPaintNs() > 0);
    }

    void withoutARecordThereIsNothingToSee() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        stage.runs.show(nullptr);
        const QImage image = pictureOf(view);
        QCOMPARE(pixelsOf(image, processColour(1)), 0);
        QVERIFY(view.accessibleDescription().isEmpty());
    }

    void coloursFollowThePalette() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        for (const bool dark : {true, false}) {
            QPalette palette;
            palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
            palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
            view.setPalette(palette);
            QCOMPARE(pictureOf(view).pixelColor(1, 1), themeFor(palette).card);
        }
    }

    void theMouseTellsTheChunk() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        QSignalSpy hovered(&view, &LaneView::chunkHovered);
        const QPoint second = middleOf(pictureOf(view), processColour(2));
        moveMouse(view, second);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.takeFirst().at(0).value<std::optional<quint64>>(),
                 std::optional<quint64>(1));
        moveMouse(view, second + QPoint(3, 0));
        QCOMPARE(hovered.count(), 0);
        moveMouse(view, QPoint(1, 1));
        QCOMPARE(hovered.takeFirst().at(0).value<std::optional<quint64>>(), std::nullopt);
    }

    void theWheelZoomsAndZeroShowsAll() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        const QImage before = pictureOf(view);
        const QPointF place = middleOf(before, processColour(1));
        QWheelEvent wheel(place, place, {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        QVERIFY(pixelsOf(pictureOf(view), processColour(1)) > pixelsOf(before, processColour(1)));
        QTest::keyClick(&view, Qt::Key_0);
        QCOMPARE(pictureOf(view), before);
    }

    /// Nothing is painted between the turns of a fast wheel.
    void everyTurnOfTheWheelCounts() {
        const RunRecord run = someRun();
        const auto zoomedTwice = [&run](bool paintBetween) {
            LanesStage stage;
            LaneView& view = stage.view;
            view.resize(800, 200);
            stage.show(run);
            const QPointF place = middleOf(pictureOf(view), processColour(1));
            for (int i = 0; i < 2; ++i) {
                QWheelEvent wheel(place, place, {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                                  Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(&view, &wheel);
                if (paintBetween)
                    pictureOf(view);
            }
            QTest::keyClick(&view, Qt::Key_Right);
            return pictureOf(view);
        };
        QCOMPARE(zoomedTwice(false), zoomedTwice(true));
    }

    void aRightClickAsksForTheProcessOnTheLane() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        QSignalSpy asked(&view, &LaneView::processMenuRequested);
        const QPoint second = middleOf(pictureOf(view), processColour(2));
        askForMenu(view, QContextMenuEvent::Mouse, second);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(0).toInt(), 2);
        QCOMPARE(asked.first().at(1).toPoint(), view.mapToGlobal(second));
        askForMenu(view, QContextMenuEvent::Mouse, {second.x(), 195}); // on the axis
        QCOMPARE(asked.count(), 1);
    }

    void upAndDownChooseTheLaneOfTheMenuKey() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        pictureOf(view);
        QSignalSpy asked(&view, &LaneView::processMenuRequested);
        const auto laneOfMenuKey = [&view, &asked] {
            askForMenu(view, QContextMenuEvent::Keyboard, view.rect().center());
            return asked.isEmpty() ? 0 : asked.takeLast().at(0).toInt();
        };
        QCOMPARE(laneOfMenuKey(), 1);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(laneOfMenuKey(), 2);
        QVERIFY(view.accessibleDescription().startsWith(u"process 2"_s));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(laneOfMenuKey(), 2);
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(laneOfMenuKey(), 1);
    }

    void theTabKeyShowsWhereItLeads() {
        const RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        stage.show(run);
        QFocusEvent clicked(QEvent::FocusIn, Qt::MouseFocusReason);
        QCoreApplication::sendEvent(&view, &clicked);
        const QString whole = view.accessibleDescription();
        QFocusEvent came(QEvent::FocusIn, Qt::TabFocusReason);
        QCoreApplication::sendEvent(&view, &came);
        QVERIFY(view.accessibleDescription() != whole);
        QVERIFY(view.accessibleDescription().startsWith(u"process 1"_s));
    }

    void withoutProcessesThereIsNoMenu() {
        LanesStage stage;
        LaneView& view = stage.view;
        view.resize(800, 200);
        const QSignalSpy asked(&view, &LaneView::processMenuRequested);
        askForMenu(view, QContextMenuEvent::Mouse, {400, 50});
        RunRecord empty;
        stage.show(empty);
        pictureOf(view);
        askForMenu(view, QContextMenuEvent::Mouse, {400, 50});
        askForMenu(view, QContextMenuEvent::Keyboard, {400, 50});
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(asked.count(), 0);
    }

    void itIsDescribedInWords() {
        RunRecord run = someRun();
        LanesStage stage;
        LaneView& view = stage.view;
        QCOMPARE(view.accessibleName(), u"Who worked when"_s);
        stage.show(run);
        QCOMPARE(view.accessibleDescription(),
                 u"process 1: 1 chunk, 7 numbers; process 2: 1 chunk, 7 numbers"_s);
    }

    void theEndOfARunIsDescribedWhenItComes() {
        RunRecord run = someRun();
        run.outcome = Outcome::Running;
        run.processes.clear();
        LanesStage stage;
        LaneView& view = stage.view;
        stage.show(run);
        run = someRun();
        stage.runs.noteGrowth();
        QVERIFY(view.accessibleDescription().contains(u"process 2"_s));
    }

    /// Up to eight lanes get the height in which they are pleasant; more get thinner.
    void itAsksForRoomForItsLanes() {
        LanesStage stage;
        LaneView& view = stage.view;
        const auto asked = [&stage](int lanes) {
            RunRecord run = record(u"wall 9\n1: ready 1 chunk 1-5"_s);
            run.config.processes = lanes;
            stage.show(run);
            const QSize size = stage.view.sizeHint();
            stage.runs.show(nullptr);
            return size;
        };
        const int lane = asked(2).height() - asked(1).height();
        QCOMPARE_GE(lane, view.fontMetrics().height());
        QCOMPARE_LE(std::abs(asked(8).height() - asked(1).height() - 7 * lane), 7); // rounded
        QCOMPARE(asked(9), asked(8));
        QCOMPARE(asked(1024), asked(8));
        QCOMPARE(view.minimumSizeHint().height(), asked(2).height());
        QCOMPARE_LE(view.minimumSizeHint().width(), asked(1).width());
        QCOMPARE_GT(view.minimumSizeHint().width(),
                    2 * view.fontMetrics().horizontalAdvance(u"process 1"_s));
    }
};

QTEST_MAIN(LaneViewTest)
#include "laneview_test.moc"
