#include "core/base/text.h"
#include "tests/support/sweeprecords.h"
#include "tests/support/testcase.h"
#include "ui/sweepcharts/heatmap.h"
#include "ui/sweepcharts/heatmappainter.h"

#include <QFile>
#include <QHelpEvent>
#include <QImage>
#include <QSignalSpy>
#include <QToolTip>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Schedule Chunks25{ScheduleKind::Fixed, 25};

HeatMapData dataOf(const SweepRecord& sweep) {
    return heatMapData(sweep, summaryOf(sweep));
}

/// Where the cell with that setting is.
qsizetype cellOf(const HeatMapData& data, const QString& row, const QString& column) {
    return data.rows.indexOf(row) * data.columns.size() + data.columns.indexOf(column);
}

Theme theme(bool dark) {
    return themeFor(QPalette(dark ? Qt::black : Qt::white));
}

/// A map as large as a card of the window.
class Shown {
public:
    explicit Shown(const SweepRecord& sweep, QSize size = {560, 300}, bool dark = false) {
        map.setPalette(paletteFor(theme(dark)));
        map.resize(size);
        map.setData(dataOf(sweep));
        map.show();
    }

    [[nodiscard]] QRectF rect(qsizetype cell) const {
        const qsizetype columns = map.data().columns.size();
        return map.layOut().cell(cell / columns, cell % columns);
    }

    HeatMap map;
};

} // namespace

class HeatMapTest : public TestCase {
    Q_OBJECT

private slots:

    void rowsAreWaysToCutAndColumnsProcesses() {
        const HeatMapData data = dataOf(sweptRecord());
        QCOMPARE(data.rows.join(u", "_s),
                 u"chunks of 1, chunks of 5, chunks of 25, chunks of 100, as Pool.map"_s);
        QCOMPARE(data.columns.join(u' '), u"1 2 3 4 5 6 7 8"_s);
        QCOMPARE(data.unit, u"median, ms"_s);
        QCOMPARE(data.cells.size(), 40);
    }

    void theFastestIsZeroAndTheOthersAreSlower() {
        const SweepRecord sweep = sweptRecord();
        const SweepSummary summary = summaryOf(sweep);
        const HeatMapData data = heatMapData(sweep, summary);
        double fastest = summary.points[0].medianNs->value;
        for (const PointSummary& point : summary.points)
            fastest = std::min(fastest, point.medianNs->value);
        for (const HeatCell& cell : data.cells) {
            const double median = summary.points[*cell.point].medianNs->value;
            QCOMPARE(*cell.slower, median / fastest - 1.0);
            QCOMPARE(cell.text, QString::number(std::lround(median / 1e6)));
        }
        QVERIFY(data.meaning.contains(u"Recommended: 2 processes, chunks of 25."_s));
    }

    void whatIsRecommendedOpenAndDropped() {
        SweepRecord sweep = sweptRecord();
        SweepSummary summary = summaryOf(sweep);
        const std::size_t three = pointOf(sweep, 3, Chunks25);
        const std::size_t eight = pointOf(sweep, 8, Chunks25);
        summary.recommendation.standings[three + 1] = Standing::Open;
        summary.recommendation.standings[eight + 1] = Standing::Open;
        sweep.points[eight].droppedAfter = 6;
        const HeatMapData data = heatMapData(sweep, summary);
        const auto at = [&](const QString& count) {
            return data.cells[cellOf(data, u"chunks of 25"_s, count)];
        };
        QVERIFY(at(u"2"_s).isRecommended && !at(u"3"_s).isRecommended);
        QVERIFY(at(u"3"_s).isOpen && at(u"3"_s).meaning.contains(u"still open"_s));
        QVERIFY(at(u"8"_s).isDropped && !at(u"8"_s).isOpen);
        QVERIFY2(at(u"8"_s).meaning.contains(u"no longer run after block 6"_s),
                 qPrintable(at(u"8"_s).meaning));
    }

    void whatIsNotMeasuredFailedOrNotAsked() {
        SweepRecord sweep = sweptRecord();
        sweep.points[pointOf(sweep, 1, Chunks25)].runs.clear();
        for (SweptRun& run : sweep.points[pointOf(sweep, 2, Chunks25)].runs)
            run.wallNs.reset();
        sweep.points.erase(sweep.points.begin() +
                           static_cast<std::ptrdiff_t>(pointOf(sweep, 3, Chunks25)));
        const HeatMapData data = dataOf(sweep);
        const auto at = [&](const QString& count) {
            return data.cells[cellOf(data, u"chunks of 25"_s, count)];
        };
        QVERIFY(at(u"1"_s).point && !at(u"1"_s).slower && at(u"1"_s).text.isEmpty());
        QCOMPARE(at(u"2"_s).text, u"failed"_s);
        QVERIFY(!at(u"3"_s).point);
    }

    void figuresAreReadableOnEveryColour() {
        for (const bool dark : {false, true}) {
            const Theme colours = theme(dark);
            for (int permille = 0; permille <= 200; ++permille) {
                const QColor colour = heatColour(colours, permille / 1000.0);
                QVERIFY2(contrast(inkOn(colour), colour) >= 4.5,
                         qPrintable(u"%1 ‰, dark: %2"_s.arg(permille).arg(dark)));
            }
            QVERIFY(contrast(colours.bad, colours.card) >= 4.5);
            QCOMPARE(heatColour(colours, 0.15), heatColour(colours, 3.0));
        }
    }

    void slowerIsPalerEverywhere() {
        for (const bool dark : {false, true}) {
            const Theme colours = theme(dark);
            double before = 100.0;
            for (int percent = 0; percent <= 15; ++percent) {
                const double now = contrast(heatColour(colours, percent / 100.0), colours.card);
                QVERIFY(now < before);
                before = now;
            }
        }
    }

    void cellsHaveTheirColoursAndOpenOnesAreHatched() {
        for (const bool dark : {false, true}) {
            SweepRecord sweep = sweptRecord();
            Shown shown(sweep, {560, 300}, dark);
            SweepSummary summary = summaryOf(sweep);
            summary.recommendation.standings[pointOf(sweep, 3, Chunks25) + 1] = Standing::Open;
            shown.map.setData(heatMapData(sweep, summary));
            const HeatMapData& data = shown.map.data();
            const QImage image = shown.map.grab().toImage();
            const auto hatched = [&](const QString& count) {
                const qsizetype cell = cellOf(data, u"chunks of 25"_s, count);
                const QColor plain = heatColour(theme(dark), *data.cells[cell].slower);
                const QRect rect = shown.rect(cell).toAlignedRect().adjusted(4, 3, -4, -3);
                int lines = 0;
                for (int x = rect.left(); x < rect.right(); ++x)
                    lines += image.pixelColor(x, rect.top()) == plain ? 0 : 1;
                return lines > rect.width() / 8;
            };
            QVERIFY(hatched(u"3"_s));
            QVERIFY(!hatched(u"5"_s));
        }
    }

    void theRecommendedCellIsOutlined() {
        Shown shown(sweptRecord());
        const QImage image = shown.map.grab().toImage();
        const QRectF rect = shown.rect(cellOf(shown.map.data(), u"chunks of 25"_s, u"2"_s));
        const QColor edge = image.pixelColor(QPointF(rect.center().x(), rect.top() - 1).toPoint());
        QVERIFY2(contrast(edge, theme(false).card) > 7, qPrintable(edge.name()));
    }

    void figuresAreLeftOutWhereTheyDoNotFit() {
        QVERIFY(Shown(sweptRecord()).map.layOut().hasTexts());
        SweepRecipe many;
        many.counts = 64;
        many.blocks = 2;
        const SweepRecord sweep = sweptRecord(many);
        Shown shown(sweep);
        const HeatMapLayout layout = shown.map.layOut();
        QVERIFY(!layout.hasTexts());
        // The counts below neither touch each other nor lack the recommended one.
        const auto taken = summaryOf(sweep).recommendedPoint();
        bool isNamed = false;
        for (std::size_t i = 0; i + 1 < layout.columns().size(); ++i) {
            const HeatMapLayout::Label& label = layout.columns()[i];
            isNamed =
                isNamed || (label.strong &&
                            label.text == QString::number(sweep.points[*taken].setting.processes));
            if (i + 2 < layout.columns().size())
                QVERIFY(label.rect.right() <= layout.columns()[i + 1].rect.left() + 0.01);
        }
        QVERIFY(isNamed);
    }

    void nothingStandsOutsideOrOnSomethingElse() {
        for (const QSize size : {QSize(300, 160), QSize(480, 300), QSize(1200, 700)}) {
            const Shown shown(sweptRecord(), size);
            const HeatMapLayout layout = shown.map.layOut();
            const QRectF all({0, 0}, QSizeF(size));
            for (const HeatMapLayout::Entry& entry : layout.legend())
                QVERIFY2(
                    all.contains(entry.beforeRect.united(entry.swatch).united(entry.afterRect)),
                    qPrintable(entry.before + entry.after));
            for (const HeatMapLayout::Label& label : layout.columns())
                QVERIFY2(all.adjusted(-1, 0, 1, 0).contains(label.rect), qPrintable(label.text));
            QVERIFY(layout.cell(4, 7).bottom() <= layout.columns().front().rect.top());
            QVERIFY(layout.rows().back().rect.right() <= layout.cell(4, 0).left());
        }
    }

    void cellsExplainThemselves() {
        Shown shown(sweptRecord());
        const qsizetype cell = cellOf(shown.map.data(), u"chunks of 5"_s, u"4"_s);
        const QPoint at = shown.rect(cell).center().toPoint();
        QHelpEvent help(QEvent::ToolTip, at, shown.map.mapToGlobal(at));
        QCoreApplication::sendEvent(&shown.map, &help);
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().startsWith(u"4 processes, chunks of 5\n"_s),
                 qPrintable(QToolTip::text()));
        QVERIFY(QToolTip::text().contains(u"slower than the fastest here\nmedian"_s));
    }

    void aClickAsksForARunOfThePoint() {
        const SweepRecord sweep = sweptRecord();
        Shown shown(sweep);
        const QSignalSpy asked(&shown.map, &HeatMap::pointChosen);
        const qsizetype cell = cellOf(shown.map.data(), u"chunks of 5"_s, u"4"_s);
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, shown.rect(cell).center().toPoint());
        QTest::mouseClick(&shown.map, Qt::LeftButton, {}, QPoint(2, shown.map.height() - 2));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<std::size_t>(),
                 pointOf(sweep, 4, {ScheduleKind::Fixed, 5}));
    }

    void theKeysGoFromCellToCell() {
        SweepRecord sweep = sweptRecord();
        sweep.points.erase(sweep.points.begin() +
                           static_cast<std::ptrdiff_t>(pointOf(sweep, 3, Chunks25)));
        Shown shown(sweep);
        const HeatMapData& data = shown.map.data();
        const QSignalSpy asked(&shown.map, &HeatMap::pointChosen);
        QTest::keyClick(&shown.map, Qt::Key_Return); // nothing is chosen yet
        QTest::keyClick(&shown.map, Qt::Key_Down);
        QCOMPARE(shown.map.chosen(), cellOf(data, u"chunks of 25"_s, u"2"_s));
        QTest::keyClick(&shown.map, Qt::Key_Right); // over what the sweep does not have
        QCOMPARE(shown.map.chosen(), cellOf(data, u"chunks of 25"_s, u"4"_s));
        QTest::keyClick(&shown.map, Qt::Key_Up);
        QCOMPARE(shown.map.chosen(), cellOf(data, u"chunks of 5"_s, u"4"_s));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(&shown.map, Qt::Key_Left);
        QCOMPARE(shown.map.chosen(), cellOf(data, u"chunks of 5"_s, u"1"_s));
        QTest::keyClick(&shown.map, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<std::size_t>(),
                 pointOf(sweep, 1, {ScheduleKind::Fixed, 5}));
    }

    void whatIsChosenStaysWhileTheSweepGoesOn() {
        SweepRecord sweep = sweptRecord();
        Shown shown(sweep);
        QTest::keyClick(&shown.map, Qt::Key_Down);
        const auto chosen = shown.map.chosen();
        QVERIFY(chosen);
        sweep.points.front().runs.pop_back();
        shown.map.setData(dataOf(sweep));
        QCOMPARE(shown.map.chosen(), chosen);
        shown.map.setData({});
        QVERIFY(!shown.map.chosen());
    }

    void anEmptyMapIsNothing() {
        HeatMap map;
        map.resize(300, 200);
        map.setData(dataOf(SweepRecord()));
        QVERIFY(!map.grab().isNull());
        QTest::keyClick(&map, Qt::Key_Right);
        QVERIFY(!map.chosen());
    }

    void theCaptionTellsHowManyRuns() {
        SweepRecord sweep = sweptRecord();
        sweep.points.front().runs.resize(6);
        QCOMPARE(plainSpaces(heatMapCaption(sweep, summaryOf(sweep))),
                 u"Time by processes and chunks, 2 cores usable: 200 numbers from 0 on; work "
                 "cpu:2ms, equal; medians of 6 to 12 runs. Poolscope 0.1.0, 2026-01-31"_s);
    }
};

QTEST_MAIN(HeatMapTest)
#include "heatmap_test.moc"
