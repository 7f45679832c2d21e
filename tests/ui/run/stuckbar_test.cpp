#include "tests/support/testcase.h"
#include "ui/run/stuckbar.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

class StuckBarTest : public TestCase {
    Q_OBJECT

private:
    static QStringList buttonsOf(const StuckBar& bar) {
        QStringList names;
        for (const QPushButton* button : bar.findChildren<QPushButton*>()) {
            if (button->isVisibleTo(&bar))
                names.append(button->text());
        }
        return names;
    }

private slots:

    void itIsThereOnlyWhenItAsks() {
        StuckBar bar;
        QVERIFY(bar.isHidden());
        bar.ask(u"Process 2 has stood still for 31 s."_s, StuckBar::Wait | StuckBar::Replace);
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.findChild<QLabel*>(u"stuckSentence"_s)->text(),
                 u"Process 2 has stood still for 31 s."_s);
        QCOMPARE(bar.accessibleName(), u"Process 2 has stood still for 31 s."_s);
        QCOMPARE(buttonsOf(bar), (QStringList{u"Wait"_s, u"Replace"_s}));
        bar.ask(u"Process 2 is frozen."_s, StuckBar::Thaw | StuckBar::Wait);
        QCOMPARE(buttonsOf(bar), (QStringList{u"Thaw"_s, u"Wait"_s}));
    }

    void otherQuestionsHaveOtherAnswers() {
        StuckBar bar;
        bar.ask(u"?"_s, StuckBar::Wait | StuckBar::Stop);
        QCOMPARE(buttonsOf(bar), (QStringList{u"Wait"_s, u"Stop"_s}));
        bar.ask(u"?"_s, StuckBar::Stop);
        QCOMPARE(buttonsOf(bar), QStringList{u"Stop"_s});
    }

    void everyButtonTellsItsAnswer() {
        StuckBar bar;
        bar.ask(u"?"_s, StuckBar::Wait | StuckBar::Replace | StuckBar::Stop);
        const QSignalSpy wait(&bar, &StuckBar::waitChosen);
        const QSignalSpy replace(&bar, &StuckBar::replaceChosen);
        const QSignalSpy stop(&bar, &StuckBar::stopChosen);
        bar.findChild<QPushButton*>(u"stuckWait"_s)->click();
        QCOMPARE(wait.count(), 1);
        bar.findChild<QPushButton*>(u"stuckReplace"_s)->click();
        QCOMPARE(replace.count(), 1);
        bar.findChild<QPushButton*>(u"stuckStop"_s)->click();
        QCOMPARE(stop.count(), 1);
        QCOMPARE(wait.count() + replace.count() + stop.count(), 3);
    }

    void oneLineIsEnoughForAShortSentence() {
        StuckBar bar;
        bar.resize(680, 10);
        bar.ask(u"Process 2 has stood still for 31 s."_s, StuckBar::Wait | StuckBar::Replace);
        const int button = bar.findChild<QPushButton*>(u"stuckWait"_s)->sizeHint().height();
        QCOMPARE_LE(bar.sizeHint().height(), button + 20);
    }
};

QTEST_MAIN(StuckBarTest)
#include "stuckbar_test.moc"
