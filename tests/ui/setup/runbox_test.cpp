#include "tests/support/testcase.h"
#include "ui/controls/sharebar.h"
#include "ui/setup/runbox.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// What can be pressed: "run", "stop", both or neither.
QString pressable(const RunBox& box) {
    return QString(box.runButton()->isEnabled() ? u"run"_s : QString()) +
           (box.stopButton()->isEnabled() ? u"stop"_s : QString());
}

} // namespace

class RunBoxTest : public TestCase {
    Q_OBJECT

private slots:

    void runAndStopTakeTurns() {
        RunBox box;
        QCOMPARE(pressable(box), u"run"_s);
        box.setBusy(true);
        QCOMPARE(pressable(box), u"stop"_s);
        box.setRunnable(false);
        QCOMPARE(pressable(box), u"stop"_s); // what runs can be stopped, whatever the fields say
        box.setBusy(false);
        QCOMPARE(pressable(box), QString());
        box.setRunnable(true);
        QCOMPARE(pressable(box), u"run"_s);
    }

    void aSweepKeepsRunsOutAndCanBeStoppedHere() {
        RunBox box;
        const auto* told = box.findChild<QLabel*>(u"progress"_s);
        box.setBlocked(true);
        QCOMPARE(pressable(box), u"stop"_s);
        QVERIFY(!told->isHidden());
        QVERIFY(told->text().startsWith(u"A sweep is under way on the Tuning page."_s));
        box.setRunnable(true); // whatever the fields say
        QCOMPARE(pressable(box), u"stop"_s);
        box.setBlocked(false);
        QCOMPARE(pressable(box), u"run"_s);
        QVERIFY(told->isHidden());
    }

    /// The button that goes grey hands its focus on, so that the keyboard stays here.
    void theFocusGoesOn() {
        RunBox box;
        box.show();
        QApplication::setActiveWindow(&box);
        box.runButton()->setFocus();
        QTRY_VERIFY(box.runButton()->hasFocus());
        box.setBusy(true);
        QVERIFY(box.stopButton()->hasFocus());
        box.setBusy(false);
        QVERIFY(box.runButton()->hasFocus());
    }

    /// Most runs end before there is any: nothing flickers.
    void progressIsThereOnceItIsKnown() {
        RunBox box;
        const auto* text = box.findChild<QLabel*>(u"progress"_s);
        const auto* bar = box.findChild<ShareBar*>();
        QVERIFY(text->isHidden() && bar->isHidden());
        box.setBusy(true);
        QVERIFY(text->isHidden() && bar->isHidden());
        box.showProgress(u"computing"_s, 0.5);
        QVERIFY(!text->isHidden() && !bar->isHidden());
        QCOMPARE(text->text(), u"computing"_s);
        box.setBusy(false);
        QVERIFY(text->isHidden() && bar->isHidden());
        QCOMPARE(text->text(), QString());
    }

    void aRefusalStandsThereUntilAllIsWell() {
        RunBox box;
        const auto* refusal = box.findChild<QLabel*>(u"refusal"_s);
        QVERIFY(refusal->isHidden());
        box.setRefusal(u"There is too little memory."_s);
        QVERIFY(!refusal->isHidden());
        QCOMPARE(refusal->text(), u"There is too little memory."_s);
        box.setRefusal({});
        QVERIFY(refusal->isHidden());
    }
};

QTEST_MAIN(RunBoxTest)
#include "runbox_test.moc"
