#include "core/base/text.h"
#include "core/metrics/runsummary.h"
#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/charts/barchart.h"
#include "ui/charts/losseschartdata.h"

#include <QHelpEvent>
#include <QImage>
#include <QToolTip>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

BarChartData chartOf(const RunRecord& run, const Theme& theme) {
    return lossesChart(run, summaryOf(run), theme);
}

RunRecord losing() {
    return record(u"wall 10000000\n"
                  "1: ready 1000000 chunk 1000000-9000000 cpu 8000000\n"
                  "2: ready 2000000 chunk 2000000-4000000 cpu 1000000 at 5000000 of 7 ended "
                  "6000000 killed lost\n"
                  "3: replaces 2 ready 7000000 redo 7000000-9000000 cpu 2000000"_s);
}

/// Which set has that name.
qsizetype setNamed(const BarChartData& data, const QString& name) {
    for (qsizetype i = 0; i < data.sets.size(); ++i) {
        if (data.sets[i].name.startsWith(name))
            return i;
    }
    return -1;
}

void pointAt(BarChart& chart, QPointF place) {
    QHelpEvent help(QEvent::ToolTip, place.toPoint(), chart.mapToGlobal(place.toPoint()));
    QCoreApplication::sendEvent(&chart, &help);
}

} // namespace

/// What people see of the losses: pieces in their colours, explained where they are pointed at.
class BarChartTest : public TestCase {
    Q_OBJECT

private slots:

    void everyPieceHasItsColour() {
        BarChart chart;
        chart.resize(600, 300);
        const Theme theme = themeFor(chart.palette());
        const BarChartData data = chartOf(losing(), theme);
        chart.setData(data);
        const QImage image = chart.grab().toImage();
        const BarLayout layout = chart.layOut();
        const auto at = [&](const QString& name, qsizetype row) {
            return image.pixelColor(layout.piece(setNamed(data, name), row).center().toPoint());
        };
        QCOMPARE(at(u"start-up"_s, 0), theme.startUp);
        QCOMPARE(at(u"useful"_s, 0), theme.useful);
        QCOMPARE(at(u"off core"_s, 1), theme.offCore);
        QCOMPARE(at(u"waiting"_s, 1), theme.waiting);
        QCOMPARE(at(u"tail"_s, 1), theme.tail);
    }

    void lostWorkIsCrossed() {
        BarChart chart;
        chart.resize(900, 300);
        const Theme theme = themeFor(chart.palette());
        const BarChartData data = chartOf(losing(), theme);
        chart.setData(data);
        const QImage image = chart.grab().toImage();
        const QRect piece = chart.layOut().piece(setNamed(data, u"lost"_s), 1).toAlignedRect();
        int lines = 0;
        for (int x = piece.left() + 3; x < piece.right() - 3; ++x) {
            if (contrast(image.pixelColor(x, piece.center().y()), theme.bad) < 1.3)
                ++lines;
        }
        QVERIFY2(lines > 5 && lines < piece.width() / 2, qPrintable(QString::number(lines)));
    }

    void aPieceExplainsItself() {
        BarChart chart;
        chart.resize(600, 300);
        const BarChartData data = chartOf(losing(), themeFor(chart.palette()));
        chart.setData(data);
        chart.show();
        const qsizetype tail = setNamed(data, u"tail"_s);
        pointAt(chart, chart.layOut().piece(tail, 0).center());
        QCOMPARE(plainSpaces(QToolTip::text()),
                 u"process 1, tail: 1.00 ms of 10.0 ms, 10 %\nAfter its last chunk, until all "
                 "others were done too and the pool was ended."_s);
        pointAt(chart, chart.layOut().piece(tail, 1).center());
        QVERIFY2(QToolTip::text().startsWith(u"lane 2 (process 2, then 3), tail: "_s),
                 qPrintable(QToolTip::text()));
        pointAt(chart, chart.layOut().legend()[0].rect.center());
        QCOMPARE(plainSpaces(QToolTip::text()),
                 u"start-up, all together: 3.00 ms of 20.0 ms, 15 %\nFrom the start of the run "
                 "until the process was ready to compute."_s);
        pointAt(chart, {1, 299});
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void keysGoFromPieceToPiece() {
        BarChart chart;
        chart.resize(600, 300);
        chart.setData(chartOf(losing(), themeFor(chart.palette())));
        chart.show();
        const QImage before = chart.grab().toImage();
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(QToolTip::text().startsWith(u"process 1, start-up"_s));
        QVERIFY(chart.grab().toImage() != before);
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(QToolTip::text().startsWith(u"process 1, useful"_s));
        QTest::keyClick(&chart, Qt::Key_Right); // process 1 has no other loss than its tail
        QVERIFY(QToolTip::text().startsWith(u"process 1, tail"_s));
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(QToolTip::text().startsWith(u"process 1, tail"_s));
        QTest::keyClick(&chart, Qt::Key_Down);
        QVERIFY(QToolTip::text().startsWith(u"lane 2 (process 2, then 3), tail"_s));
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(QToolTip::text().startsWith(u"lane 2 (process 2, then 3), waiting"_s));
        QTest::keyClick(&chart, Qt::Key_Up);
        QVERIFY(QToolTip::text().startsWith(u"process 1, "_s));
        QToolTip::hideText();
    }

    void isReadAloud() {
        BarChart chart;
        chart.setData(chartOf(losing(), themeFor(chart.palette())));
        const QString spoken = plainSpaces(chart.accessibleDescription());
        QVERIFY2(spoken.contains(u"lost, all together: 2.00 ms of 20.0 ms, 10 %. In a chunk that "
                                 "was never finished"_s),
                 qPrintable(spoken));
    }

    void withoutARunThereIsNothing() {
        BarChart chart;
        chart.resize(600, 300);
        chart.setData({});
        const QImage image = chart.grab().toImage();
        QImage empty = image;
        empty.fill(image.pixelColor(0, 0));
        QCOMPARE(image, empty);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Down);
    }

    void aThousandLanesArePainted() {
        RunRecord run = losing();
        run.config.processes = 1024;
        BarChart chart;
        chart.resize(600, 400);
        chart.setData(chartOf(run, themeFor(chart.palette())));
        const QImage image = chart.grab().toImage();
        const QRectF plot = chart.layOut().plot();
        // Lanes that were never started: all start-up, down to the last.
        QCOMPARE(image.pixelColor(plot.center().toPoint()), themeFor(chart.palette()).startUp);
        QCOMPARE(image.pixelColor(QPointF(plot.center().x(), plot.bottom() - 1).toPoint()),
                 themeFor(chart.palette()).startUp);
    }
};

QTEST_MAIN(BarChartTest)
#include "barchart_test.moc"
