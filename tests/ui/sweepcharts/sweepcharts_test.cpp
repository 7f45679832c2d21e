#include "core/base/text.h"
#include "tests/support/sweeprecords.h"
#include "tests/support/testcase.h"
#include "ui/charts/linechart.h"
#include "ui/controls/choice.h"
#include "ui/export/picture.h"
#include "ui/style/palette.h"
#include "ui/sweepcharts/sweepcharts.h"

#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolTip>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Schedule Chunks25{ScheduleKind::Fixed, 25};

/// The charts as large as a card of the window, with a sweep.
class Shown {
public:
    explicit Shown(const SweepRecord& sweep = sweptRecord()) {
        charts.resize(560, 320);
        show(sweep);
        charts.show();
    }

    void show(const SweepRecord& sweep) { charts.setSweep(sweep, summaryOf(sweep)); }

    [[nodiscard]] LineChart& current() {
        return dynamic_cast<LineChart&>(charts.chart(charts.current()));
    }

    [[nodiscard]] Choice& choice(const QString& name) const {
        return *charts.findChild<Choice*>(name);
    }

    /// Where the mark of that point of the sweep is.
    [[nodiscard]] PointPlace placeOf(std::size_t point) {
        const LineChartData& data = current().data();
        for (qsizetype series = 0; series < data.series.size(); ++series) {
            const qsizetype at = data.series[series].ids.indexOf(static_cast<qsizetype>(point));
            if (at >= 0)
                return {series, at};
        }
        return {-1, -1};
    }

    /// The widget in which Qt Charts gets the mouse, and the mark's place in it.
    [[nodiscard]] std::pair<QWidget*, QPoint> under(std::size_t point) {
        const QPoint at = current().positionOf(placeOf(point)).toPoint();
        QWidget* widget = current().childAt(at);
        return {widget, widget->mapFrom(&current(), at)};
    }

    SweepCharts charts;
};

} // namespace

/// The charts of a sweep as a person uses them.
class SweepChartsTest : public TestCase {
    Q_OBJECT

private slots:

    void oneOfFourIsInSight() {
        Shown shown;
        QStringList tabs;
        const auto* bar = shown.charts.findChild<QTabBar*>();
        for (int i = 0; i < bar->count(); ++i)
            tabs.append(bar->tabText(i));
        QCOMPARE(tabs.join(u", "_s), u"Speedup, Time, Efficiency, Chunk size"_s);
        QCOMPARE(shown.charts.current(), SweepChart::Speedup);
        QCOMPARE(shown.current().data().yTitle, u"speedup"_s);
    }

    void curvesCanBeChosen() {
        Shown shown;
        Choice& schedules = shown.choice(u"curveSchedule"_s);
        QVERIFY(schedules.isVisible() && !shown.choice(u"curveProcesses"_s).isVisible());
        QCOMPARE(schedules.currentText(), u"chunks of 25"_s);
        schedules.setCurrentIndex(schedules.findText(u"as Pool.map"_s));
        QCOMPARE(shown.charts.curve().schedule.kind, ScheduleKind::Python);
        shown.charts.setCurrent(SweepChart::ChunkSize);
        Choice& counts = shown.choice(u"curveProcesses"_s);
        QVERIFY(!schedules.isVisible() && counts.isVisible());
        QCOMPARE(plainSpaces(counts.currentText()), u"2 processes"_s);
        counts.setCurrentIndex(4);
        QCOMPARE(shown.charts.curve().processes, 5);
        QCOMPARE(shown.current()
                     .textOf(shown.placeOf(pointOf(sweptRecord(), 5, Chunks25)))
                     .section(u'\n', 0, 0),
                 u"5 processes, chunks of 25"_s);
    }

    void whereItIsNarrowTheChoiceStandsBelowTheTabs() {
        QWidget card; // a window of its own would be as wide as what stands in it
        auto* charts = new SweepCharts(&card);
        charts->setSweep(sweptRecord(), summaryOf(sweptRecord()));
        charts->resize(560, 320);
        card.resize(560, 320);
        card.show();
        const auto* bar = charts->findChild<QTabBar*>();
        const auto* choice = charts->findChild<Choice*>(u"curveSchedule"_s);
        QTRY_VERIFY(choice->geometry().left() >= bar->geometry().right());
        charts->resize(charts->minimumSizeHint().width(), 320);
        QTRY_VERIFY(choice->geometry().top() >= bar->geometry().bottom());
        QVERIFY(charts->rect().contains(choice->geometry()));
        QVERIFY(charts->rect().contains(bar->geometry()));
    }

    /// Until somebody chooses.
    void theCurveFollowsTheRecommendation() {
        Shown shown;
        SweepRecord other = sweptRecord();
        for (SweepPoint& point : other.points) {
            for (SweptRun& run : point.runs)
                *run.wallNs *= point.setting.schedule == Schedule{ScheduleKind::Fixed, 5} ? 1 : 2;
        }
        shown.show(other);
        QCOMPARE(shown.choice(u"curveSchedule"_s).currentText(), u"chunks of 5"_s);
        shown.choice(u"curveSchedule"_s).setCurrentIndex(0);
        shown.show(sweptRecord());
        QCOMPARE(shown.choice(u"curveSchedule"_s).currentText(), u"chunks of 1"_s);
        SweepRecipe without;
        without.schedules = {Chunks25};
        shown.show(sweptRecord(without));
        QCOMPARE(shown.charts.curve().schedule, Chunks25);
        QVERIFY(!shown.choice(u"curveSchedule"_s).isVisible());
    }

    void pointsExplainThemselves() {
        SweepRecord sweep = sweptRecord();
        const std::size_t four = pointOf(sweep, 4, Chunks25);
        sweep.points[four].runs[1].setAside = SetAside::Crowded;
        sweep.points[four].runs[2].wallNs.reset();
        sweep.points[four].kept = std::make_shared<RunRecord>();
        Shown shown(sweep);
        const auto [widget, at] = shown.under(four);
        QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
        QCoreApplication::sendEvent(widget, &help);
        QTRY_VERIFY(QToolTip::isVisible());
        const QString text = plainSpaces(QToolTip::text());
        static const QRegularExpression expected(
            u"^4 processes, chunks of 25\n"
            "median [\\d.]+ ms \\(95 %: [\\d.]+ – [\\d.]+ ms\\)\n"
            "speedup [\\d.]+ × \\(95 %: [\\d.]+ – [\\d.]+ ×\\)\n"
            "efficiency \\d+ % \\(95 %: \\d+( – \\d+)? %\\)\n"
            "10 runs count, set aside, not counted: 1, failed: 1\n"
            "(still open: .*\n)?"
            "The whisker is the 95 % interval of the median.\n"
            "A click opens one of its runs.$"_s);
        QVERIFY2(expected.match(text).hasMatch(), qPrintable(text));
    }

    void aClickAsksForARunOfThePoint() {
        const SweepRecord sweep = sweptRecord();
        Shown shown(sweep);
        const QSignalSpy asked(&shown.charts, &SweepCharts::pointChosen);
        for (const SweepChart chart : {SweepChart::Speedup, SweepChart::Time,
                                       SweepChart::Efficiency, SweepChart::ChunkSize}) {
            shown.charts.setCurrent(chart);
            const auto [widget, at] = shown.under(pointOf(sweep, 2, Chunks25));
            QTest::mouseClick(widget, Qt::LeftButton, {}, at);
            QTest::mouseClick(widget, Qt::LeftButton, {}, {1, 1});
        }
        QCOMPARE(asked.size(), 4);
        for (const QList<QVariant>& one : asked)
            QCOMPARE(one.first().value<std::size_t>(), pointOf(sweep, 2, Chunks25));
    }

    void theKeysDoTheSame() {
        const SweepRecord sweep = sweptRecord();
        Shown shown(sweep);
        const QSignalSpy asked(&shown.charts, &SweepCharts::pointChosen);
        QTest::keyClick(&shown.current(), Qt::Key_Return); // nothing is chosen
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&shown.current(), Qt::Key_Right);
        QTest::keyClick(&shown.current(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<std::size_t>(), pointOf(sweep, 3, Chunks25));
        // It stays chosen while the sweep goes on.
        SweepRecord longer = sweep;
        longer.points[pointOf(sweep, 3, Chunks25)].runs.pop_back();
        shown.show(longer);
        QTest::keyClick(&shown.current(), Qt::Key_Enter);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().first().value<std::size_t>(), pointOf(sweep, 3, Chunks25));
    }

    void chartsOutOfSightCanBeExported() {
        QTemporaryDir folder;
        Shown shown;
        for (const SweepChart chart : {SweepChart::Efficiency, SweepChart::ChunkSize}) {
            QWidget& widget = shown.charts.chart(chart);
            QCOMPARE(widget.size(), shown.current().size());
            const QString path = folder.filePath(u"chart.svg"_s);
            QCOMPARE(writePicture({widget, shown.charts.caption(chart)}, path), std::nullopt);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY(svg.contains("recommended"));
            QVERIFY(svg.contains(chart == SweepChart::Efficiency ? "efficiency" : "chunk size"));
            QVERIFY(svg.contains("interval of that"));
        }
        QCOMPARE(shown.charts.current(), SweepChart::Speedup);
    }

    void themesAreFollowed() {
        Shown shown;
        for (const bool dark : {true, false}) {
            const Theme theme = themeFor(QPalette(dark ? Qt::black : Qt::white));
            shown.charts.setPalette(paletteFor(theme));
            const LineSeries& marks = shown.current().data().series.last();
            QCOMPARE(marks.colour, theme.accent);
        }
    }

    void theNoteSaysWhyThereIsNoLaw() {
        Shown shown;
        const auto hasNote = [&shown](const QString& start) {
            const QList<QLabel*> labels = shown.charts.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&start](const QLabel* label) {
                return label->text().startsWith(start) &&
                       label->toolTip().contains(u"miss its curve"_s);
            });
        };
        QVERIFY(hasNote(u"No law is fitted: the points do not follow one."_s));
        shown.charts.setCurrent(SweepChart::Time);
        QVERIFY(!hasNote(u"No law is fitted: the points do not follow one."_s));
    }

    void anEmptySweepIsNothing() {
        Shown shown{SweepRecord()};
        for (int i = 0; i < 4; ++i) {
            shown.charts.setCurrent(static_cast<SweepChart>(i));
            QVERIFY(shown.current().data().series.isEmpty());
            QVERIFY(!shown.charts.grab().isNull());
        }
        QVERIFY(!shown.choice(u"curveProcesses"_s).isVisible());
    }
};

QTEST_MAIN(SweepChartsTest)
#include "sweepcharts_test.moc"
