#include "core/base/text.h"
#include "tests/support/testcase.h"
#include "ui/replay/pace.h"
#include "ui/replay/replaybar.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ReplayBarTest : public TestCase {
    Q_OBJECT

private slots:

    void slowDownsFitTheRun() {
        QCOMPARE(slowDowns(120 * NsPerSecond), std::vector<qint64>{1});
        QCOMPARE(slowDowns(10 * NsPerSecond), (std::vector<qint64>{1, 2, 5}));
        QCOMPARE(comfortableSlowDown(10 * NsPerSecond), 1);
        QCOMPARE(comfortableSlowDown(2 * NsPerMs), 2000);
        QCOMPARE(slowDowns(2 * NsPerMs).back(), 20'000);
        QVERIFY(comfortableSlowDown(0) > 1);
    }

    void withoutARunThereIsNothingToPlay() {
        ReplayBar bar;
        QVERIFY(!bar.isEnabled());
        bar.play();
        QVERIFY(!bar.isPlaying());
        QVERIFY(bar.isAtEnd());
    }

    void aPaceIsShownAlsoWithoutARun() {
        ReplayBar bar;
        auto* slow = bar.findChild<QComboBox*>(u"replaySlowDown"_s);
        QCOMPARE(slow->currentText(), u"as it was"_s);
        bar.setEnd(8'200'000);
        QCOMPARE(plainSpaces(slow->currentText()), u"200 × slower"_s);
        bar.setEnd(0); // the next run begins
        QVERIFY(!bar.isEnabled());
        QCOMPARE(plainSpaces(slow->currentText()), u"200 × slower"_s);
    }

    void standsAtTheEndAndTellsIt() {
        ReplayBar bar;
        bar.setEnd(8'200'000);
        QVERIFY(bar.isEnabled());
        QVERIFY(bar.isAtEnd());
        QCOMPARE(plainSpaces(bar.findChild<QLabel*>(u"replayTime"_s)->text()),
                 u"8.20 ms of 8.20 ms"_s);
        auto* slow = bar.findChild<QComboBox*>(u"replaySlowDown"_s);
        QCOMPARE(plainSpaces(slow->currentText()), u"200 × slower"_s);
    }

    void playsFromTheBeginningToTheEnd() {
        ReplayBar bar;
        bar.setEnd(50 * NsPerMs);
        auto* slow = bar.findChild<QComboBox*>(u"replaySlowDown"_s);
        slow->setCurrentIndex(slow->findData(2));
        QSignalSpy moved(&bar, &ReplayBar::moved);
        QSignalSpy playing(&bar, &ReplayBar::playingChanged);
        QTest::mouseClick(bar.findChild<QToolButton*>(u"replayPlay"_s), Qt::LeftButton);
        QVERIFY(bar.isPlaying());
        QCOMPARE(moved.first().first().value<Nanoseconds>(), 0);
        QTRY_VERIFY(!bar.isPlaying());
        QCOMPARE(bar.time(), 50 * NsPerMs);
        QCOMPARE(moved.last().first().value<Nanoseconds>(), 50 * NsPerMs);
        QCOMPARE(playing.size(), 2);
        Nanoseconds before = 0;
        for (const auto& step : moved) {
            QVERIFY(step.first().value<Nanoseconds>() >= before);
            before = step.first().value<Nanoseconds>();
        }
    }

    void scrubbingPauses() {
        ReplayBar bar;
        bar.setEnd(NsPerSecond);
        bar.play();
        bar.findChild<QSlider*>(u"replaySlider"_s)->setValue(2500);
        QVERIFY(!bar.isPlaying());
        QCOMPARE(bar.time(), NsPerSecond / 4);
        QVERIFY(!bar.isAtEnd());
    }

    void stepsAreATwentieth() {
        ReplayBar bar;
        bar.setEnd(2000);
        bar.stepBack();
        QCOMPARE(bar.time(), 1900);
        bar.stepForth();
        bar.stepForth();
        QCOMPARE(bar.time(), 2000);
    }
};

QTEST_MAIN(ReplayBarTest)
#include "replaybar_test.moc"
