#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/charts/barchart.h"
#include "ui/results/resultsview.h"
#include "ui/results/rowstable.h"
#include "ui/shown/shownruns.h"
#include "ui/style/palette.h"
#include "ui/window/runtabs.h"

#include <QAbstractItemModel>
#include <QPlainTextEdit>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

SharedRecord twoProcesses() {
    return std::make_shared<const RunRecord>(record(
        u"wall 100 serial 120\n1: ready 5 chunk 10-50x2 cpu 40\n2: ready 5 chunk 10-20x3"_s));
}

int rows(const RunTabs& tabs) {
    return tabs.findChild<RowsTable*>()->model()->rowCount();
}

} // namespace

class RunTabsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyTabSaysWhatItIs() {
        const ShownRuns runs;
        const RunTabs tabs(runs);
        QStringList names;
        for (int i = 0; i < tabs.count(); ++i) {
            names.append(tabs.tabText(i));
            QVERIFY(!tabs.tabToolTip(i).isEmpty());
        }
        QCOMPARE(names.join(u' '), u"Speedup Time Results Code"_s);
    }

    /// Those of millions of chunks take a moment.
    void resultsArePutInOrderWhenTheyAreLookedAt() {
        ShownRuns runs;
        RunTabs tabs(runs);
        runs.show(twoProcesses());
        QCOMPARE(rows(tabs), 0);
        tabs.setCurrentWidget(tabs.findChild<ResultsView*>());
        QTRY_COMPARE(rows(tabs), 5);
        runs.show(twoProcesses()); // the next one is looked at as it comes
        QTRY_COMPARE(rows(tabs), 5);
    }

    /// Two runs that are looked at in turns are two measurements, not more.
    void aRunThatIsShownAgainCountsOnce() {
        ShownRuns runs;
        RunTabs tabs(runs);
        const SharedRecord one = twoProcesses();
        const SharedRecord other = twoProcesses();
        for (const SharedRecord& run : {one, other})
            runs.show(run);
        const QString caption = tabs.speedupCaption();
        QVERIFY(!caption.isEmpty());
        for (const SharedRecord& run : {one, other, one})
            runs.show(run);
        QCOMPARE(tabs.speedupCaption(), caption);
        runs.show(twoProcesses());
        QVERIFY2(tabs.speedupCaption() != caption, qPrintable(caption));
    }

    void withoutARecordNothingIsLeft() {
        ShownRuns runs;
        RunTabs tabs(runs);
        tabs.setCurrentWidget(tabs.findChild<ResultsView*>());
        runs.show(twoProcesses());
        QTRY_COMPARE(rows(tabs), 5);
        runs.show(nullptr);
        QCOMPARE(rows(tabs), 0);
    }

    void lossesAreDrawnForAPictureTooAlthoughNobodyLooks() {
        ShownRuns runs;
        RunTabs tabs(runs);
        tabs.resize(600, 400);
        runs.show(twoProcesses());
        const QImage empty = tabs.findChild<BarChart*>()->grab().toImage();
        const QImage drawn = tabs.timeChart().grab().toImage();
        QCOMPARE(drawn.size(), empty.size());
        QVERIFY(drawn != empty);
        runs.show(nullptr);
        QCOMPARE(tabs.timeChart().grab().toImage(), empty);
    }

    void chartsFollowTheTheme() {
        ShownRuns runs;
        RunTabs tabs(runs);
        tabs.resize(600, 400);
        runs.show(twoProcesses());
        const Theme dark = themeFor(QPalette(QColor(0x20, 0x20, 0x20)));
        const QImage light = tabs.timeChart().grab().toImage();
        tabs.setPalette(paletteFor(dark));
        const QImage after = tabs.timeChart().grab().toImage();
        QVERIFY(light != after);
        // Not the background alone: start-up and others have colours for each theme.
        bool hasStartUp = false;
        for (int y = 0; y < after.height() && !hasStartUp; ++y) {
            for (int x = 0; x < after.width() && !hasStartUp; ++x)
                hasStartUp = after.pixelColor(x, y) == dark.startUp;
        }
        QVERIFY(hasStartUp);
    }

    void theCodeIsThatOfTheExperiment() {
        ShownRuns runs;
        RunTabs tabs(runs);
        RunConfig config;
        config.processes = 7;
        tabs.setConfig(config);
        QVERIFY(tabs.findChild<QPlainTextEdit*>()->toPlainText().contains(u"processes=7"_s));
    }
};

QTEST_MAIN(RunTabsTest)
#include "runtabs_test.moc"
