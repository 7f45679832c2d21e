#include "core/base/nanoseconds.h"
#include "tests/support/testcase.h"
#include "tests/ui/setup/usedpanel.h"
#include "ui/controls/scaleslider.h"
#include "ui/setup/trygroup.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExperimentPanelTest : public TestCase {
    Q_OBJECT

private slots:

    void beginsWithTheNotebooksRun() {
        const UsedPanel used;
        QCOMPARE(used.panel.config(), std::optional(RunConfig()));
        QCOMPARE(used.row(u"size"_s)->hint(), u"numbers 0 … 99"_s);
        QCOMPARE(used.row(u"processes"_s)->hint(), u"this machine: 2 cores"_s);
        QCOMPARE(used.row(u"schedule"_s)->hint(), u"14 chunks of 7, one of 2"_s);
        QVERIFY(used.runIsOn());
        QVERIFY(!used.find<QPushButton>(u"stop"_s)->isEnabled());
    }

    void sizesAreTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<quint64>("size");
        QTest::newRow("digits") << u"250"_s << quint64{250};
        QTest::newRow("1e6") << u"1e6"_s << quint64{1'000'000};
        QTest::newRow("10k") << u"10k"_s << quint64{10'000};
        QTest::newRow("1M") << u"1M"_s << quint64{1'000'000};
        QTest::newRow("nothing to do") << u"0"_s << quint64{0};
    }

    void sizesAreTyped() {
        QFETCH(QString, typed);
        QFETCH(quint64, size);
        const UsedPanel used;
        used.type(u"size"_s, typed);
        QVERIFY(used.panel.config());
        QCOMPARE(used.panel.config()->input.size, size);
        QCOMPARE(used.find<QLineEdit>(u"size"_s)->text(), typed);
    }

    void wrongInputIsMarked_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::newRow("no number") << u"size"_s << u"many"_s << u"“many”"_s;
        QTest::newRow("empty") << u"size"_s << QString() << u"input size"_s;
        QTest::newRow("no process") << u"processes"_s << u"0"_s << u"from 1 to 1024"_s;
        QTest::newRow("too many") << u"processes"_s << u"1025"_s << u"from 1 to 1024"_s;
        QTest::newRow("negative") << u"first"_s << u"-1"_s << u"“-1”"_s;
    }

    void wrongInputIsMarked() {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, told);
        const UsedPanel used;
        used.type(field, typed);
        const QString problem = used.row(field)->problem();
        QVERIFY2(problem.contains(told), qPrintable(problem));
        QCOMPARE(used.find<QLineEdit>(field)->accessibleDescription(), problem);
        QVERIFY(used.find<QLineEdit>(field)->property("wrong").toBool());
        QVERIFY(!used.panel.config());
        QVERIFY(!used.runIsOn());

        used.type(field, u"4"_s);
        QCOMPARE(used.row(field)->problem(), QString());
        QVERIFY(!used.find<QLineEdit>(field)->property("wrong").toBool());
        QVERIFY(used.runIsOn());
    }

    void numbersThatCannotBeSquaredAreToldAtTheSize() {
        const UsedPanel used;
        used.type(u"first"_s, u"4294967290"_s);
        QVERIFY(used.row(u"size"_s)->problem().contains(u"4\u202f294\u202f967\u202f295"_s));
        QVERIFY(!used.runIsOn());
        used.type(u"size"_s, u"6"_s);
        QVERIFY(used.runIsOn());
    }

    void chunkSizeIsThereWhereItIsNeeded() {
        const UsedPanel used;
        auto* number = used.find<QLineEdit>(u"chunkNumber"_s);
        QVERIFY(!number->isVisible());
        used.choose(u"schedule"_s, u"Fixed"_s);
        QVERIFY(number->isVisible());
        used.type(u"chunkNumber"_s, u"30"_s);
        QCOMPARE(used.row(u"schedule"_s)->hint(), u"3 chunks of 30, one of 10"_s);
        QCOMPARE(used.panel.config()->schedule, (Schedule{ScheduleKind::Fixed, 30}));
        used.type(u"chunkNumber"_s, u"0"_s);
        QVERIFY(number->property("wrong").toBool());
        QVERIFY(!used.runIsOn());
        used.choose(u"schedule"_s, u"One per"_s);
        QVERIFY(!number->isVisible());
        QCOMPARE(used.row(u"schedule"_s)->hint(), u"4 chunks of 25"_s);
        QVERIFY(used.runIsOn());
    }

    void workHasTimeAndProfile() {
        const UsedPanel used;
        QVERIFY(!used.find<QLineEdit>(u"workTime"_s)->isVisible());
        used.choose(u"work"_s, u"CPU"_s);
        used.type(u"workTime"_s, u"220us"_s);
        used.choose(u"profile"_s, u"ris"_s);
        QCOMPARE(used.row(u"work"_s)->hint(), u"about 22\u00a0ms in all"_s);
        const WorkSpec work = used.panel.config()->work;
        QCOMPARE(work.kind, WorkKind::Cpu);
        QCOMPARE(work.profile, WorkProfile::Rising);
        QCOMPARE(work.meanNs, 220 * NsPerUs);
        used.type(u"workTime"_s, u"soon"_s);
        QVERIFY(used.row(u"work"_s)->problem().contains(u"“soon”"_s));
        QVERIFY(!used.runIsOn());
        used.choose(u"work"_s, u"Noth"_s);
        QCOMPARE(used.panel.config()->work, WorkSpec());
    }

    void randomWorkHasASeed() {
        const UsedPanel used;
        auto* seed = used.find<QLineEdit>(u"seed"_s);
        used.choose(u"work"_s, u"CPU"_s);
        QVERIFY(!seed->isVisible());
        used.choose(u"profile"_s, u"random"_s);
        QVERIFY(seed->isVisible());
        QCOMPARE(used.panel.config()->work.seed, quint64{1});
        used.type(u"seed"_s, u"42"_s);
        QCOMPARE(used.panel.config()->work.seed, quint64{42});
        used.choose(u"profile"_s, u"equal"_s);
        QVERIFY(!seed->isVisible());
        used.choose(u"profile"_s, u"random"_s);
        QCOMPARE(used.panel.config()->work.seed, quint64{42});
    }

    void wrongSeedIsMarked() {
        const UsedPanel used;
        used.choose(u"work"_s, u"CPU"_s);
        used.choose(u"profile"_s, u"random"_s);
        used.type(u"seed"_s, u"luck"_s);
        auto* seed = used.find<QLineEdit>(u"seed"_s);
        auto* time = used.find<QLineEdit>(u"workTime"_s);
        QVERIFY(used.row(u"seed"_s)->problem().contains(u"“luck” is not possible as the seed"_s));
        QCOMPARE(seed->accessibleDescription(), used.row(u"seed"_s)->problem());
        QVERIFY(seed->property("wrong").toBool());
        QVERIFY(!time->property("wrong").toBool());
        QVERIFY(!used.runIsOn());
        used.type(u"workTime"_s, u"soon"_s);
        QVERIFY(used.row(u"seed"_s)->problem().contains(u"“soon”"_s));
        QVERIFY(time->property("wrong").toBool());
        QVERIFY(!seed->property("wrong").toBool());
        used.type(u"workTime"_s, u"1ms"_s);
        QVERIFY(seed->property("wrong").toBool());
        used.choose(u"profile"_s, u"rising"_s); // needs no seed
        QCOMPARE(used.row(u"seed"_s)->problem(), QString());
        QVERIFY(used.runIsOn());
    }

    void slidersAndFieldsFollowEachOther() {
        const UsedPanel used;
        auto* processes = used.find<ScaleSlider>(u"processSlider"_s);
        QTest::keyClick(processes, Qt::Key_Right);
        QCOMPARE(used.find<QLineEdit>(u"processes"_s)->text(), u"5"_s);
        QCOMPARE(used.panel.config()->processes, 5);
        used.type(u"processes"_s, u"64"_s);
        QCOMPARE(processes->value(), processes->maximum());
        QCOMPARE(used.panel.config()->processes, 64);
        auto* size = used.find<ScaleSlider>(u"sizeSlider"_s);
        used.type(u"size"_s, u"1M"_s);
        QTest::keyClick(size, Qt::Key_Right);
        QCOMPARE(used.panel.config()->input.size, quint64{1'100'000});
    }

    void enterAndClickRun() {
        const UsedPanel used;
        QSignalSpy asked(&used.panel, &ExperimentPanel::runRequested);
        used.type(u"size"_s, u"50"_s);
        QTest::keyClick(used.find<QLineEdit>(u"size"_s), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<RunConfig>().input.size, quint64{50});
        QTest::mouseClick(used.find<QPushButton>(u"run"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 2);
        used.type(u"size"_s, u"-"_s);
        QTest::keyClick(used.find<QLineEdit>(u"size"_s), Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
    }

    /// Some fields are there for both purposes.
    void enterStartsWhatThePanelIsFor() {
        UsedPanel used;
        QSignalSpy runs(&used.panel, &ExperimentPanel::runRequested);
        QSignalSpy sweeps(&used.panel.tries(), &TryGroup::startRequested);
        used.choose(u"work"_s, u"CPU"_s);
        used.choose(u"engine"_s, u"A sim"_s);
        used.panel.setPurpose(ExperimentPanel::Purpose::Sweep);
        const QStringList fields{u"size"_s, u"workTime"_s, u"virtualCores"_s, u"tryProcesses"_s};
        for (const QString& field : fields) {
            QVERIFY2(used.find<QLineEdit>(field)->isVisible(), qPrintable(field));
            QTest::keyClick(used.find<QLineEdit>(field), Qt::Key_Return);
        }
        QCOMPARE(runs.count(), 0);
        QCOMPARE(sweeps.count(), fields.size());
        QVERIFY(sweeps.last().front().value<SweepTask>().findsBest);
        used.panel.setPurpose(ExperimentPanel::Purpose::Run);
        QTest::keyClick(used.find<QLineEdit>(u"size"_s), Qt::Key_Return);
        QCOMPARE(runs.count(), 1);
        QCOMPARE(sweeps.count(), fields.size());
    }

    void whatCanBeStartedIsToldByPurpose() {
        UsedPanel used;
        QSignalSpy changed(&used.panel, &ExperimentPanel::possibleChanged);
        used.type(u"tryProcesses"_s, u"0"_s);
        QVERIFY(changed.count() > 0);
        QVERIFY(used.panel.canStart());
        used.panel.setPurpose(ExperimentPanel::Purpose::Sweep);
        QVERIFY(!used.panel.canStart());
        used.type(u"tryProcesses"_s, u"2"_s);
        QVERIFY(used.panel.canStart());
        used.panel.tries().setBusy(false, true);
        QVERIFY(!used.panel.canStart());
    }

    void whileBusyThereIsStopAndNoRun() {
        UsedPanel used;
        QSignalSpy asked(&used.panel, &ExperimentPanel::runRequested);
        QSignalSpy stopped(&used.panel, &ExperimentPanel::stopRequested);
        used.panel.setBusy(true);
        QVERIFY(!used.runIsOn());
        used.panel.requestStart();
        QCOMPARE(asked.count(), 0);
        QTest::mouseClick(used.find<QPushButton>(u"stop"_s), Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
    }

    void setConfigShowsEverything() {
        RunConfig config;
        config.input.size = 1000;
        config.input.first = 5;
        config.processes = 3;
        config.schedule = {ScheduleKind::Factoring, 2};
        config.order = ResultOrder::Completion;
        config.work = {WorkKind::Wait, WorkProfile::Random, 5 * NsPerMs, 99};
        UsedPanel used;
        const QSignalSpy changed(&used.panel, &ExperimentPanel::configChanged);
        used.panel.setConfig(config);
        QCOMPARE(used.panel.config(), std::optional(config));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(used.find<QLineEdit>(u"workTime"_s)->text(), u"5ms"_s);
    }

    /// On the Tuning page only some of the settings are seen.
    void whereASettingIsWrongIsToldToSweeps() {
        UsedPanel used;
        used.panel.setPurpose(ExperimentPanel::Purpose::Sweep);
        const auto* refusal = used.find<QLabel>(u"tryRefusal"_s);
        used.type(u"size"_s, u"many"_s);
        QCOMPARE(refusal->text(), u"A setting of the experiment is wrong: mend that first."_s);
        used.type(u"processes"_s, u"0"_s);
        QCOMPARE(refusal->text(), u"A setting of the experiment is wrong: mend that first."_s);
        used.type(u"size"_s, u"100"_s);
        QCOMPARE(refusal->text(), u"A setting of the Run page is wrong: mend that first."_s);
        used.type(u"processes"_s, u"2"_s);
        QCOMPARE(refusal->text(), QString());
    }

    /// "200" passes "2" and "20": the sizes that suit them are not meant.
    void chunkSizesAreOfferedForASettledSize() {
        UsedPanel used;
        used.panel.setPurpose(ExperimentPanel::Purpose::Sweep);
        used.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&used.panel));
        const auto offers = [&used](int size) {
            return used.panel.findChild<QPushButton*>(u"chip-%1"_s.arg(size)) != nullptr;
        };
        QVERIFY(offers(25) && !offers(125));
        used.find<QLineEdit>(u"size"_s)->setFocus();
        used.type(u"size"_s, u"2"_s);
        QVERIFY(offers(25));
        QTest::keyClicks(used.find<QLineEdit>(u"size"_s), u"000"_s);
        QVERIFY(!offers(125));
        QTest::keyClick(used.find<QLineEdit>(u"size"_s), Qt::Key_Tab);
        QVERIFY(offers(125));
        used.find<QLineEdit>(u"size"_s)->setFocus();
        used.type(u"size"_s, u"20"_s);
        QVERIFY(offers(125));
        QSignalSpy sweeps(&used.panel.tries(), &TryGroup::startRequested);
        QTest::keyClick(used.find<QLineEdit>(u"size"_s), Qt::Key_Return);
        QVERIFY(!offers(125) && !offers(25));
        const auto task = sweeps.last().front().value<SweepTask>();
        QCOMPARE(task.settings.size(), std::size_t{4 * 3}); // as Python, 1, 5
    }

    void everythingCanBeReachedByTab_data() {
        QTest::addColumn<bool>("isSweep");
        QTest::addColumn<QString>("order");
        QTest::newRow("run") << false
                             << u"example size sizeSlider processes processSlider schedule work "
                                "engine first order recovery run"_s;
        QTest::newRow("sweep") << true
                               << u"example size sizeSlider work engine tryProcesses "
                                  "tryProcessSlider chip-python chip-1 chip-5 moreChunks "
                                  "tryPrecision tryBudget findBest measureAll"_s;
    }

    void everythingCanBeReachedByTab() {
        QFETCH(bool, isSweep);
        QFETCH(QString, order);
        UsedPanel used;
        used.panel.setPurpose(isSweep ? ExperimentPanel::Purpose::Sweep
                                      : ExperimentPanel::Purpose::Run);
        used.type(u"size"_s, u"20"_s); // other chips than at first
        used.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&used.panel));
        used.find<QComboBox>(u"example"_s)->setFocus();
        QStringList reached;
        for (qsizetype i = 0; i <= order.count(u' '); ++i) {
            reached.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached.join(u' '), order);
    }

    void everyControlHasANameThatIsReadAloud() {
        const UsedPanel used;
        for (QWidget* widget : used.panel.findChildren<QWidget*>()) {
            if (widget->focusPolicy() != Qt::NoFocus && !widget->objectName().isEmpty() &&
                !widget->objectName().startsWith(u"qt_"_s)) {
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            }
        }
        // The row it stands in takes no name away.
        QCOMPARE(used.find<QWidget>(u"chip-python"_s)->accessibleName(),
                 u"Chunks as Python cuts them"_s);
        QCOMPARE(used.find<QWidget>(u"tryPrecision"_s)->accessibleName(), u"How precisely"_s);
    }
};

QTEST_MAIN(ExperimentPanelTest)
#include "experimentpanel_test.moc"
