#include "core/config/recoverytext.h"
#include "tests/support/testcase.h"
#include "tests/ui/setup/usedpanel.h"
#include "ui/controls/controlstyle.h"
#include "ui/style/palette.h"

#include <QLabel>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The group "When a process dies" where it is used: in the panel.
class RecoveryGroupTest : public TestCase {
    Q_OBJECT

private:
    static void open(const UsedPanel& used) {
        QTest::mouseClick(used.find<QPushButton>(u"recovery"_s), Qt::LeftButton);
    }

private slots:

    void itIsFoldedAwayAtFirst() {
        const UsedPanel used;
        for (const QString& field : {u"onDeath"_s, u"retries"_s, u"stallTimeout"_s, u"fault"_s})
            QVERIFY(!used.find<QWidget>(field)->isVisible());
        QVERIFY(!used.find<QLabel>(u"recoverySummary"_s)->isVisible());
        open(used);
        for (const QString& field : {u"onDeath"_s, u"retries"_s, u"stallTimeout"_s, u"fault"_s})
            QVERIFY(used.find<QWidget>(field)->isVisible());
        QCOMPARE(used.shown(u"onDeath"_s), u"Tries again (Poolscope)"_s);
        QCOMPARE(used.find<QLineEdit>(u"retries"_s)->text(), u"3"_s);
        QCOMPARE(used.find<QLineEdit>(u"stallTimeout"_s)->text(), u"30s"_s);
        QCOMPARE(used.row(u"onDeath"_s)->hint(), u"its chunk is done again"_s);
    }

    void fieldsBecomeTheConfiguration() {
        const UsedPanel used;
        open(used);
        used.type(u"retries"_s, u"off"_s);
        used.type(u"stallTimeout"_s, u"2s"_s);
        used.choose(u"fault"_s, u"It is killed"_s);
        used.type(u"faultNumber"_s, u"45"_s);
        QCOMPARE(used.row(u"fault"_s)->hint(), u"in chunk 7 of 15"_s);
        RunConfig config;
        config.recovery.retries = 0;
        config.recovery.stallTimeoutNs = 2 * NsPerSecond;
        config.recovery.faults = {{FaultKind::Kill, 0, 45, false}};
        QCOMPARE(used.panel.config(), std::optional(config));
        used.choose(u"onDeath"_s, u"Waits"_s);
        QCOMPARE(used.panel.config()->recovery.onDeath, OnDeath::Hang);
        QCOMPARE(used.row(u"onDeath"_s)->hint(), u"its chunk stays lost: no end"_s);
        used.choose(u"onDeath"_s, u"Gives up"_s);
        QCOMPARE(used.panel.config()->recovery.onDeath, OnDeath::Fail);
        QVERIFY(!used.find<QWidget>(u"retries"_s)->isVisible()); // there is nothing to try again
        used.type(u"stallTimeout"_s, u"off"_s);
        QCOMPARE(used.panel.config()->recovery.stallTimeoutNs, 0);
    }

    void everyConfigurationComesBack_data() {
        QTest::addColumn<OnDeath>("onDeath");
        QTest::addColumn<int>("retries");
        QTest::addColumn<Nanoseconds>("stallTimeout");
        QTest::addColumn<QString>("faults");
        QTest::newRow("as usual") << OnDeath::Retry << 3 << 30 * NsPerSecond << QString();
        QTest::newRow("fail") << OnDeath::Fail << 5 << 1'500 * NsPerMs << u"crash@7"_s;
        QTest::newRow("hang") << OnDeath::Hang << 0 << Nanoseconds{0} << u"exit:3@99:always"_s;
        QTest::newRow("several") << OnDeath::Retry << 1000 << NsPerSecond
                                 << u"kill@1,freeze@2:always,kill@3"_s;
    }

    void everyConfigurationComesBack() {
        QFETCH(OnDeath, onDeath);
        QFETCH(int, retries);
        QFETCH(Nanoseconds, stallTimeout);
        QFETCH(QString, faults);
        RunConfig config;
        config.recovery.onDeath = onDeath;
        config.recovery.retries = retries;
        config.recovery.stallTimeoutNs = stallTimeout;
        config.recovery.faults = parseFaults(faults).value();
        UsedPanel used;
        used.panel.setConfig(config);
        QCOMPARE(used.panel.config(), std::optional(config));
        used.panel.setConfig(RunConfig());
        QCOMPARE(used.panel.config(), std::optional(RunConfig()));
    }

    void wrongInputIsMarked_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("right");
        QTest::newRow("retries") << u"retries"_s << u"0"_s << u"from 1 to 1000"_s << u"2"_s;
        QTest::newRow("timeout") << u"stallTimeout"_s << u"soon"_s
                                 << u"“soon” is not possible as the stall timeout"_s << u"1s"_s;
        QTest::newRow("fault") << u"faultNumber"_s << u"x"_s << u"“x”"_s << u"5"_s;
        QTest::newRow("outside") << u"faultNumber"_s << u"100"_s << u"are 0 to 99"_s << u"99"_s;
    }

    void wrongInputIsMarked() {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, told);
        QFETCH(QString, right);
        const UsedPanel used;
        open(used);
        used.choose(u"fault"_s, u"It is killed"_s);
        used.type(field, typed);
        const QString problem = used.row(field)->problem();
        QVERIFY2(problem.contains(told), qPrintable(problem));
        QVERIFY(used.find<QLineEdit>(field)->property("wrong").toBool());
        QCOMPARE(used.find<QLineEdit>(field)->accessibleDescription(), problem);
        QVERIFY(!used.runIsOn());
        used.type(field, right);
        QCOMPARE(used.row(field)->problem(), QString());
        QVERIFY(!used.find<QLineEdit>(field)->property("wrong").toBool());
        QVERIFY(used.runIsOn());
    }

    void whatIsInsideIsToldWhileItIsFolded() {
        const UsedPanel used;
        auto* summary = used.find<QLabel>(u"recoverySummary"_s);
        auto* problem = used.find<QLabel>(u"recoveryProblem"_s);
        used.choose(u"example"_s, u"… Pool"_s);
        QVERIFY(summary->isVisible());
        QCOMPARE(summary->text(), u"kill@45, waits"_s);
        QVERIFY(!problem->isVisible());
        used.type(u"size"_s, u"40"_s);
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(u"“kill@45” can never happen"_s),
                 qPrintable(problem->text()));
        QVERIFY(!used.runIsOn());
        open(used); // now it stands at the field itself
        QVERIFY(!summary->isVisible());
        QVERIFY(!problem->isVisible());
        QVERIFY(used.row(u"fault"_s)->problem().contains(u"can never happen"_s));
        used.type(u"size"_s, u"46"_s);
        QVERIFY(used.runIsOn());
    }

    void whatIsWrongComesIntoSight() {
        UsedPanel used;
        used.panel.resize(used.panel.width(), 500);
        used.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&used.panel));
        open(used);
        used.choose(u"fault"_s, u"Several"_s);
        used.find<QLineEdit>(u"faultText"_s)->setFocus();
        used.type(u"faultText"_s, u"kill@x"_s);
        const SettingRow* row = used.row(u"fault"_s);
        QTRY_VERIFY(!row->problem().isEmpty());
        const auto* told = row->findChild<QLabel*>(u"problem"_s);
        QTRY_COMPARE_GE(told->visibleRegion().boundingRect().height(),
                        told->heightForWidth(told->width()));
    }

    void everyChoiceFits() {
        UsedPanel used;
        used.panel.setStyleSheet(controlStyle(themeFor(used.panel.palette())));
        used.panel.resize(used.panel.minimumSizeHint()); // low: there is a scroll bar, too
        open(used);
        for (const QString& name : {u"onDeath"_s, u"fault"_s, u"faultTimes"_s}) {
            auto* box = used.find<QComboBox>(name);
            for (int i = 0; i < box->count(); ++i) {
                box->setCurrentIndex(i);
                QCoreApplication::processEvents();
                if (box->isVisible())
                    QVERIFY2(cutOff(box) <= 0, qPrintable(box->currentText()));
            }
            box->setCurrentIndex(1);
        }
    }

    void whatIsHiddenDoesNotStandInTheWay() {
        const UsedPanel used;
        open(used);
        used.type(u"retries"_s, u"none"_s);
        QVERIFY(!used.runIsOn());
        used.choose(u"onDeath"_s, u"Gives up"_s);
        QVERIFY(used.runIsOn());
        QCOMPARE(used.panel.config()->recovery.retries, 3);
    }

    void enterRuns() {
        const UsedPanel used;
        open(used);
        QSignalSpy asked(&used.panel, &ExperimentPanel::runRequested);
        used.choose(u"fault"_s, u"It crashes"_s);
        used.type(u"faultNumber"_s, u"7"_s);
        QTest::keyClick(used.find<QLineEdit>(u"faultNumber"_s), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<RunConfig>().recovery.faults.size(), 1U);
        QTest::keyClick(used.find<QLineEdit>(u"stallTimeout"_s), Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
    }

    void runStaysInSightInALowWindow() {
        UsedPanel used;
        open(used);
        used.choose(u"work"_s, u"CPU"_s);
        used.choose(u"fault"_s, u"It is killed"_s);
        used.panel.resize(used.panel.width(), 640);
        auto* run = used.find<QPushButton>(u"run"_s);
        const auto bottom = [&] { return run->mapTo(&used.panel, QPoint(0, run->height())).y(); };
        QTRY_COMPARE_LE(bottom(), 640);
        QVERIFY(!run->visibleRegion().isEmpty());
    }
};

QTEST_MAIN(RecoveryGroupTest)
#include "recoverygroup_test.moc"
