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
        QCOMPARE(slowDowns(1200 * NsPerSecond),
                 (std::vector{0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0}));
        QCOMPARE(slowDowns(4 * NsPerSecond).front(), 1.0);
        QCOMPARE(slowDowns(2 * NsPerMs).back(), 1'000'000.0); // a µs of it takes a second
        QCOMPARE(comfortableSlowDown(10 * NsPerSecond), 1.0);
        QCOMPARE(comfortableSlowDown(2 * NsPerMs), 2000.0);
        QVERIFY(comfortableSlowDown(0) > 1.0);
    }

    void longRunsCanBePlayedFaster() {
        ReplayBar bar;
        bar.setEnd(34 * NsPerSecond);
        auto* pace = bar.findChild<QComboBox*>(u"replaySlowDown"_s);
        QCOMPARE(pace->currentText(), u"as it was"_s);
        QCOMPARE(plainSpaces(pace->itemText(0)), u"5 × faster"_s);
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
        slow->setCurrentIndex(slow->findData(2.0));
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

    /// Where to they lead knows who knows the run.
    void stepsAreAskedFor() {
        ReplayBar bar;
        bar.setEnd(2000);
        const QSignalSpy stepped(&bar, &ReplayBar::stepped);
        bar.play();
        bar.stepBack();
        QVERIFY(!bar.isPlaying());
        bar.stepForth();
        QCOMPARE(stepped.size(), 2);
        QCOMPARE(stepped[0][0].toBool(), false);
        QCOMPARE(stepped[1][0].toBool(), true);
    }
};

QTEST_MAIN(ReplayBarTest)
#include "replaybar_test.moc"
