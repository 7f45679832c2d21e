#include "core/config/examples.h"
#include "core/words/examplewords.h"
#include "tests/support/testcase.h"
#include "tests/ui/setup/usedpanel.h"
#include "ui/controls/controlstyle.h"
#include "ui/style/palette.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExperimentExamplesTest : public TestCase {
    Q_OBJECT

private slots:

    void examplesFillAllFields() {
        const UsedPanel used;
        QCOMPARE(used.shown(u"example"_s), u"The notebook’s program"_s);
        used.type(u"first"_s, u"7"_s);
        used.choose(u"order"_s, u"of completion"_s);
        const QSignalSpy changed(&used.panel, &ExperimentPanel::configChanged);
        auto* box = used.find<QComboBox>(u"example"_s);
        for (const Example example :
             {Example::WorthIt, Example::Unequal, Example::Waiting, Example::TooMany,
              Example::ChunksOfOne, Example::OneHeavy, Example::ManyNumbers, Example::ProcessKilled,
              Example::PoolWaits, Example::ExecutorGivesUp}) {
            const qsizetype before = changed.count();
            QTest::keyClick(box, Qt::Key_Down);
            QCOMPARE(changed.count(), before + 1);
            QCOMPARE(box->currentText(), exampleName(example));
            QCOMPARE(used.panel.config(), std::optional(exampleConfig(example, 2)));
            QCOMPARE(box->toolTip(), exampleHint(example));
            QCOMPARE(box->accessibleDescription(), exampleHint(example));
            QCOMPARE(box->count(), static_cast<int>(Examples.size()));
        }
        QCOMPARE(used.find<QLineEdit>(u"faultNumber"_s)->text(), u"45"_s);
        QTest::keyClick(box, Qt::Key_Home);
        QCOMPARE(used.panel.config(), std::optional(RunConfig()));
        QCOMPARE(used.find<QLineEdit>(u"first"_s)->text(), u"0"_s);
        QCOMPARE(used.shown(u"order"_s), u"of the input"_s);
    }

    void changedExamplesSaySo() {
        const UsedPanel used;
        used.choose(u"example"_s, u"Unequal"_s);
        used.type(u"processes"_s, u"3"_s);
        QCOMPARE(used.shown(u"example"_s), u"Unequal work (changed)"_s);
        auto* box = used.find<QComboBox>(u"example"_s);
        QVERIFY(box->toolTip().startsWith(exampleHint(Example::Unequal)));
        QVERIFY(box->toolTip().contains(u"Changed since then"_s));
        used.type(u"processes"_s, u"4"_s);
        QCOMPARE(used.shown(u"example"_s), u"Unequal work"_s);
        used.type(u"size"_s, u"1e2"_s); // the same, written otherwise
        QCOMPARE(used.shown(u"example"_s), u"Unequal work"_s);
        used.type(u"size"_s, u"x"_s);
        QCOMPARE(used.shown(u"example"_s), u"Unequal work (changed)"_s);
        QTest::keyClick(box, Qt::Key_Up); // the example itself stands above
        QCOMPARE(used.shown(u"example"_s), u"Unequal work"_s);
        QCOMPARE(used.panel.config(), std::optional(exampleConfig(Example::Unequal, 2)));
        used.type(u"first"_s, u"1"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(used.shown(u"example"_s), u"Waiting work"_s);
        QCOMPARE(used.panel.config(), std::optional(exampleConfig(Example::Waiting, 2)));
        QCOMPARE(box->count(), static_cast<int>(Examples.size()));
    }

    void rememberedExperimentsFindTheirExample() {
        UsedPanel used;
        RunConfig config = exampleConfig(Example::OneHeavy, 2);
        used.panel.setConfig(config);
        QCOMPARE(used.shown(u"example"_s), u"One heavy number"_s);
        config.input.size = 77;
        used.panel.setConfig(config);
        QCOMPARE(used.shown(u"example"_s), u"The notebook’s program (changed)"_s);
        QCOMPARE(used.panel.config()->input.size, quint64{77});
        used.panel.setConfig(RunConfig());
        QCOMPARE(used.shown(u"example"_s), u"The notebook’s program"_s);
    }

    void choicesFitWhereTheyAreLongest() {
        UsedPanel used;
        used.panel.setStyleSheet(controlStyle(themeFor(used.panel.palette())));
        used.panel.resize(used.panel.minimumSizeHint());
        used.type(u"size"_s, u"77"_s);
        QCoreApplication::processEvents();
        QCOMPARE(used.shown(u"example"_s), u"The notebook’s program (changed)"_s);
        QCOMPARE_LE(cutOff(used.find<QComboBox>(u"example"_s)), 0);
        QCOMPARE(used.shown(u"engine"_s), u"Worker processes on this machine"_s);
        QCOMPARE_LE(cutOff(used.find<QComboBox>(u"engine"_s)), 0);
        QVERIFY(used.find<QComboBox>(u"engine"_s)->isEnabled());
    }
};

QTEST_MAIN(ExperimentExamplesTest)
#include "experimentexamples_test.moc"
