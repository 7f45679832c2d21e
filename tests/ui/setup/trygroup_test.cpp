#include "tests/support/testcase.h"
#include "ui/controls/choice.h"
#include "ui/controls/scaleslider.h"
#include "ui/setup/chunkchips.h"
#include "ui/setup/settingrow.h"
#include "ui/setup/trygroup.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunConfig thousand() {
    RunConfig config;
    config.input.size = 1000;
    return config;
}

class Tries {
public:
    Tries()
        : group(2) {
        group.setConfig(thousand());
        group.offerChunks();
        group.show();
        group.box()->setParent(&group);
        group.box()->show();
    }

    template<typename Widget>
    Widget* find(const QString& name) {
        return group.findChild<Widget*>(name);
    }

    void type(const QString& text) { find<QLineEdit>(u"tryProcesses"_s)->setText(text); }

    QString refusal() { return find<QLabel>(u"tryRefusal"_s)->text(); }

    /// What is wrong with a row.
    QStringList problems() {
        QStringList found;
        for (const SettingRow* row : group.findChildren<SettingRow*>()) {
            if (!row->problem().isEmpty())
                found.append(row->problem());
        }
        return found;
    }

    void click(const QString& button) {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    }

    TryGroup group;
};

} // namespace

class TryGroupTest : public TestCase {
    Q_OBJECT

private slots:

    void atFirstUpToTwiceTheCoresAndAFewChunkSizes() {
        Tries tries;
        const auto task = tries.group.task(true);
        QVERIFY(task && task->findsBest);
        QCOMPARE(tries.find<QLineEdit>(u"tryProcesses"_s)->text(), u"1–4"_s);
        QCOMPARE(task->settings.size(), std::size_t{4 * 5}); // as Python, 1, 5, 25, 125
        QCOMPARE(task->settings.back().processes, 4);
        QCOMPARE(task->wishes.precision, 0.03);
        QCOMPARE(task->wishes.budgetNs, 60 * NsPerSecond);
        QVERIFY(task->config == thousand());
        QVERIFY(!tries.group.task(false)->findsBest);
    }

    void listsRangesAndTheSlider() {
        Tries tries;
        tries.type(u"1, 2, 8-9"_s);
        QCOMPARE(tries.group.task(true)->settings.size(), std::size_t{4 * 5});
        QCOMPARE(tries.find<ScaleSlider>(u"tryProcessSlider"_s)->value(),
                 tries.find<ScaleSlider>(u"tryProcessSlider"_s)->maximum());
        emit tries.find<ScaleSlider>(u"tryProcessSlider"_s)->chosen(3);
        QCOMPARE(tries.find<QLineEdit>(u"tryProcesses"_s)->text(), u"1–3"_s);
    }

    void coresAreThoseOfTheMachineThatIsTried() {
        Tries tries;
        auto* row =
            qobject_cast<SettingRow*>(tries.find<QLineEdit>(u"tryProcesses"_s)->parentWidget());
        auto* slider = tries.find<ScaleSlider>(u"tryProcessSlider"_s);
        QVERIFY(row != nullptr);
        QCOMPARE(row->hint(), u"this machine: 2 cores"_s);
        QCOMPARE(slider->maximum(), 8);
        QCOMPARE(slider->value(), 4);
        RunConfig simulated = thousand();
        simulated.engine = EngineId::Simulated;
        simulated.simulated.cores = 64;
        tries.group.setConfig(simulated);
        QCOMPARE(row->hint(), u"simulated: 64 cores"_s);
        QCOMPARE(slider->maximum(), 256);
        QCOMPARE(slider->value(), 4);
        tries.group.setConfig(thousand());
        QCOMPARE(row->hint(), u"this machine: 2 cores"_s);
        QCOMPARE(slider->maximum(), 8);
    }

    void wrongInputIsToldBesideItsField_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("zero") << u"0-4"_s;
        QTest::newRow("reversed") << u"4-1"_s;
        QTest::newRow("too many") << u"1-100000"_s;
        QTest::newRow("words") << u"all"_s;
    }

    void wrongInputIsToldBesideItsField() {
        QFETCH(QString, text);
        Tries tries;
        tries.type(text);
        QVERIFY(!tries.group.task(true));
        QVERIFY(!tries.find<QPushButton>(u"findBest"_s)->isEnabled());
        QTRY_COMPARE(tries.problems().size(), 1);
        QVERIFY(tries.problems().front().endsWith(u'.'));
        tries.type(u"2"_s);
        QVERIFY(tries.group.task(true));
        QVERIFY(tries.find<QPushButton>(u"findBest"_s)->isEnabled());
        QTRY_COMPARE(tries.problems().size(), 0);
    }

    void withoutAnyChunksThereIsNothingToTry() {
        Tries tries;
        for (QPushButton* chip :
             tries.find<ChunkChips>(u"tryChunks"_s)->findChildren<QPushButton*>())
            chip->setChecked(false);
        QVERIFY(!tries.group.task(true));
        QTRY_COMPARE(tries.problems(), QStringList{u"Choose at least one."_s});
        tries.click(u"chip-25"_s);
        QCOMPARE(tries.group.task(true)->settings.size(), std::size_t{4});
    }

    void otherChunkSizesCanBeAdded() {
        Tries tries;
        tries.click(u"moreChunks"_s);
        auto* size = tries.find<QLineEdit>(u"chunkSizeToAdd"_s);
        QVERIFY(size->isVisible());
        QTest::keyClicks(size, u"0"_s);
        QTest::keyClick(size, Qt::Key_Return);
        QVERIFY(size->property("wrong").toBool());
        QVERIFY2(tries.problems().join(u' ').contains(u"“0”"_s),
                 qPrintable(tries.problems().join(u' ')));
        QCOMPARE(size->accessibleDescription(), tries.problems().front());
        QVERIFY(!tries.group.canStart());
        QTest::keyClicks(size, u"10"_s);
        QTest::keyClick(size, Qt::Key_Return);
        QVERIFY(!size->isVisible());
        QVERIFY(!size->property("wrong").toBool());
        QCOMPARE(tries.problems(), QStringList());
        QCOMPARE(tries.group.task(true)->settings.size(), std::size_t{4 * 6});
        QVERIFY(tries.find<QPushButton>(u"chip-10"_s)->isChecked());
        // It stays when the input gets another size, which others suit.
        RunConfig large = thousand();
        large.input.size = 1'000'000;
        tries.group.setConfig(large);
        QVERIFY(tries.find<QPushButton>(u"chip-390625"_s) == nullptr); // it may be typed still
        tries.group.offerChunks();
        QVERIFY(tries.find<QPushButton>(u"chip-10"_s) != nullptr);
        QVERIFY(tries.find<QPushButton>(u"chip-390625"_s) != nullptr);
        QVERIFY(tries.find<QPushButton>(u"chip-5"_s) == nullptr);
    }

    void buttonsSayWhatIsWanted() {
        Tries tries;
        const QSignalSpy started(&tries.group, &TryGroup::startRequested);
        const QSignalSpy stopped(&tries.group, &TryGroup::stopRequested);
        tries.click(u"findBest"_s);
        tries.click(u"measureAll"_s);
        QTest::keyClick(tries.find<QLineEdit>(u"tryProcesses"_s), Qt::Key_Return);
        QCOMPARE(started.count(), 3);
        QVERIFY(started[0].front().value<SweepTask>().findsBest);
        QVERIFY(!started[1].front().value<SweepTask>().findsBest);
        QVERIFY(started[2].front().value<SweepTask>().findsBest);
        tries.group.setBusy(true, false);
        tries.click(u"findBest"_s);
        QCOMPARE(started.count(), 3);
        tries.click(u"stopSweep"_s);
        QCOMPARE(stopped.count(), 1);
    }

    void aRunKeepsSweepsOutAndCanBeStoppedHere() {
        Tries tries;
        const QSignalSpy started(&tries.group, &TryGroup::startRequested);
        const QSignalSpy stopped(&tries.group, &TryGroup::stopRequested);
        const QSignalSpy changed(&tries.group, &TryGroup::possibleChanged);
        const auto* note = tries.find<QLabel>(u"tryNote"_s);
        const QString before = note->text();
        tries.group.setBusy(false, true);
        QVERIFY(!tries.group.canStart());
        QCOMPARE(changed.count(), 1);
        QVERIFY(note->text().startsWith(u"A run is under way on the Run page."_s));
        tries.click(u"measureAll"_s);
        QTest::keyClick(tries.find<QLineEdit>(u"tryProcesses"_s), Qt::Key_Return);
        QCOMPARE(started.count(), 0);
        tries.click(u"stopSweep"_s);
        QCOMPARE(stopped.count(), 1);
        tries.group.setBusy(false, false);
        QVERIFY(tries.group.canStart());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(note->text(), before);
    }

    void itIsToldHowManyAreTried() {
        Tries tries;
        QCOMPARE(tries.find<QLabel>(u"tryNote"_s)->text(),
                 u"20 settings in random blocks, so a busy minute harms all of them alike."_s);
        for (const auto& chip : {u"chip-1"_s, u"chip-5"_s, u"chip-25"_s, u"chip-125"_s})
            tries.click(chip);
        tries.type(u"2"_s);
        QCOMPARE(tries.find<QLabel>(u"tryNote"_s)->text(), u"1 setting, again and again."_s);
    }

    void aWrongExperimentIsTold() {
        Tries tries;
        tries.group.setWrongConfig(u"Something is wrong."_s);
        QVERIFY(!tries.group.task(true));
        QCOMPARE(tries.refusal(), u"Something is wrong."_s);
        tries.group.setConfig(thousand());
        QCOMPARE(tries.refusal(), QString());
    }

    void whatWasTriedIsRemembered() {
        Tries before;
        before.type(u"2,3"_s);
        before.click(u"chip-python"_s);
        before.find<Choice>(u"tryPrecision"_s)->setCurrentIndex(0);
        before.find<Choice>(u"tryBudget"_s)->setCurrentIndex(3);
        Tries after;
        after.group.setTexts(before.group.texts());
        QCOMPARE(after.find<QLineEdit>(u"tryProcesses"_s)->text(), u"2,3"_s);
        QVERIFY(after.group.task(true)->settings == before.group.task(true)->settings);
        QVERIFY(after.group.task(true)->wishes == before.group.task(true)->wishes);
        // What makes no sense changes nothing.
        after.group.setTexts({u"0"_s, u"none"_s, u"x"_s, u"7"_s});
        QVERIFY(after.group.task(true)->settings == before.group.task(true)->settings);
    }
};

QTEST_MAIN(TryGroupTest)
#include "trygroup_test.moc"
