#include "core/config/check.h"
#include "core/config/settings.h"
#include "tests/support/randomconfig.h"
#include "tests/support/testcase.h"
#include "tests/ui/setup/usedpanel.h"

#include <QLabel>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The settings where they are used: in the panel.
class PanelFieldsTest : public TestCase {
    Q_OBJECT

private slots:

    /// Whatever the table of settings knows, the panel does.
    void everyConfigurationComesBack() {
        UsedPanel used;
        QVERIFY(rc::check("what is shown is read as the same", [&used] {
            RunConfig config = randomConfig();
            if (config.work.kind == WorkKind::None) // no time, so no profile either
                config.work = WorkSpec();
            if (config.work.profile != WorkProfile::Random)
                config.work.seed = WorkSpec().seed;
            used.panel.setConfig(config);
            RC_ASSERT(used.panel.config() == config);
        }));
    }

    void theOtherEnginesSettingsAreOutOfUse() {
        const UsedPanel used;
        auto* recovery = used.find<QWidget>(u"recovery"_s);
        used.choose(u"example"_s, u"… Pool"_s);
        QCOMPARE(used.panel.config()->recovery.faults.size(), std::size_t{1});
        QVERIFY(recovery->isEnabled());
        used.choose(u"engine"_s, u"A sim"_s);
        QVERIFY(!recovery->isEnabled());
        const auto* summary = used.find<QLabel>(u"recoverySummary"_s);
        QVERIFY(summary->isVisible());
        QCOMPARE(summary->text(), u"not simulated"_s);
        QCOMPARE(used.panel.config()->recovery, Recovery());
        QVERIFY(used.runIsOn());
        used.choose(u"engine"_s, u"Worker"_s);
        QVERIFY(recovery->isEnabled());
        QCOMPARE(used.panel.config()->recovery.faults.size(), std::size_t{1});
    }

    /// Each where it is set, and no longer once it is right.
    void theFirstThingThatIsWrongIsTold() {
        const UsedPanel used;
        used.choose(u"engine"_s, u"A sim"_s);
        used.type(u"startCost"_s, u"soon"_s);
        used.type(u"joinCost"_s, u"later"_s);
        QVERIFY(used.row(u"engine"_s)->problem().contains(u"“soon”"_s));
        QVERIFY(used.find<QWidget>(u"startCost"_s)->property("wrong").toBool());
        QVERIFY(!used.find<QWidget>(u"joinCost"_s)->property("wrong").toBool());
        used.type(u"startCost"_s, u"0"_s);
        QVERIFY(used.row(u"engine"_s)->problem().contains(u"“later”"_s));
        QVERIFY(!used.find<QWidget>(u"startCost"_s)->property("wrong").toBool());
        QVERIFY(used.find<QWidget>(u"joinCost"_s)->property("wrong").toBool());
        used.choose(u"engine"_s, u"Worker"_s);
        QCOMPARE(used.row(u"engine"_s)->problem(), QString());
        QVERIFY(used.runIsOn());
    }
};

QTEST_MAIN(PanelFieldsTest)
#include "panelfields_test.moc"
