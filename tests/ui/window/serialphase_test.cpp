#include "tests/support/testcase.h"
#include "tests/ui/window/playedwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QMessageBox>
#include <QTimer>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// What people see and can do before the pool is started, and when its results are checked.
class SerialPhaseTest : public TestCase {
    Q_OBJECT

private slots:

    void stopWhileTheSerialTimeIsMeasured() {
        Opened opened;
        opened.chooseLongRun(false);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"progress"_s).startsWith(u"measuring the serial time"_s));
        QVERIFY(opened.text(u"sentence"_s).startsWith(u"Measuring"_s));
        QVERIFY(opened.find<QAction>(u"stopAction"_s)->isEnabled());
        opened.find<QAction>(u"stopAction"_s)->trigger();
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QVERIFY(!opened.record()->serialNs); // it was not awaited
        QCOMPARE(workers(), 0);
        QVERIFY(!opened.find<QAction>(u"stopAction"_s)->isEnabled());
    }

    /// What was stopped before it began leaves nothing to show, so what was shown stays.
    void aStopInTheSerialPhaseBringsTheRunBeforeBack() {
        Played opened{2 * NsPerMs};
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Finished"_s));
        const RunRecord* before = opened.record();
        const QString sentence = opened.text(u"sentence"_s);
        const QString speedup = opened.figure(u"speedup"_s).value;
        opened.chooseLongRun(false);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.record() != before); // what is measured fills a lane
        QVERIFY(opened.record()->measuringSerial);
        QVERIFY(opened.record()->processes.empty());
        QCOMPARE(opened.figure(u"speedup"_s).value, u"–"_s);
        opened.click(u"stop"_s);
        QTRY_VERIFY(opened.text(u"outcome"_s).startsWith(u"Stopped"_s));
        QCOMPARE(opened.record(), before);
        QTRY_VERIFY(opened.text(u"sentence"_s).endsWith(sentence));
        QCOMPARE(opened.figure(u"speedup"_s).value, speedup);
        QVERIFY(opened.find<QPushButton>(u"run"_s)->isEnabled());
    }

    void theSerialTimeCanBeSkipped() {
        Played opened;
        opened.chooseLongRun(false);
        opened.click(u"run"_s);
        QTRY_VERIFY(opened.find<QPushButton>(u"skip"_s)->isVisible());
        opened.click(u"skip"_s);
        QCOMPARE(workers(), 0);
        opened.engine->work(NsPerSecond);
        QTRY_VERIFY(opened.allReady());
        QVERIFY(!opened.find<QPushButton>(u"skip"_s)->isVisible());
        QVERIFY(!opened.record()->serialNs);
    }

    void moreThanAMinuteIsAskedAbout_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("progress");
        QTest::newRow("measure") << u"&Measure it first"_s << u"measuring"_s;
        QTest::newRow("skip") << u"&Run without it"_s << u"computing"_s;
        QTest::newRow("cancel") << u"Cancel"_s << QString();
    }

    void moreThanAMinuteIsAskedAbout() {
        QFETCH(QString, answer);
        QFETCH(QString, progress);
        Played opened;
        opened.chooseLongRun(false);
        opened.type(u"workTime"_s, u"2s"_s);
        bool asked = false;
        QTimer::singleShot(0, &opened.window(), [&] {
            const auto* question = opened.window().findChild<QMessageBox*>(u"serialQuestion"_s);
            QVERIFY(question != nullptr);
            asked = true;
            for (QAbstractButton* button : question->buttons()) {
                if (button->text() == answer)
                    button->click();
            }
        });
        opened.click(u"run"_s);
        QVERIFY(asked);
        if (progress.isEmpty())
            QVERIFY(!opened.window().runControl().isBusy());
        else
            QTRY_VERIFY(opened.text(u"progress"_s).startsWith(progress));
        opened.find<QAction>(u"stopAction"_s)->trigger();
        QTRY_COMPARE(workers(), 0);
    }

    void checkingIsTold() {
        Played opened{NsPerSecond};
        QStringList told;
        connect(&opened.window().runControl(), &RunControl::progressed, this,
                [&] { told.append(opened.text(u"progress"_s)); });
        opened.type(u"size"_s, u"2e7"_s);
        opened.click(u"run"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.text(u"outcome"_s).startsWith(u"Finished"_s), 60'000);
        QVERIFY2(told.contains(u"checking every result …"_s), qPrintable(told.join(u'|')));
    }

    void theSerialTimeIsMeasuredAgainWhenAsked() {
        Opened opened;
        opened.chooseLongRun(true);
        auto* again = opened.find<QAction>(u"measureAgainAction"_s);
        QVERIFY(again->isEnabled());
        again->trigger();
        QTRY_VERIFY(opened.text(u"progress"_s).startsWith(u"measuring the serial time"_s));
        QVERIFY(!again->isEnabled());
        opened.click(u"stop"_s);
        QTRY_VERIFY(again->isEnabled());
        opened.type(u"size"_s, u"x"_s);
        QVERIFY(!again->isEnabled());
    }
};

QTEST_MAIN(SerialPhaseTest)
#include "serialphase_test.moc"
