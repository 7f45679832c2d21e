#include "tests/support/testcase.h"
#include "ui/window/saveprogress.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace poolscope;
using namespace Qt::StringLiterals;

class SaveProgressTest : public TestCase {
    Q_OBJECT

private:
    static QString textOf(const SaveProgress& progress) {
        return progress.findChild<QLabel*>(u"saving"_s)->text();
    }

private slots:

    void tellsHowFarItIs() {
        SaveProgress progress;
        const auto rows = std::make_shared<std::atomic<quint64>>(50);
        progress.begin(u"results.csv"_s, 200, rows);
        QVERIFY(!progress.isVisible());
        QTRY_VERIFY(progress.isVisible());
        QCOMPARE(textOf(progress), u"Saving results.csv … 25\u00a0%"_s);
        *rows = 200;
        QTRY_COMPARE(textOf(progress), u"Saving results.csv … 100\u00a0%"_s);
        progress.end();
        QVERIFY(!progress.isVisible());
    }

    void whatIsDoneInAnInstantIsNotSeen() {
        SaveProgress progress;
        progress.begin(u"a.csv"_s, 0, std::make_shared<std::atomic<quint64>>(0));
        progress.end();
        QTest::qWait(400);
        QVERIFY(!progress.isVisible());
    }

    void cancelsOnce() {
        SaveProgress progress;
        const QSignalSpy cancelled(&progress, &SaveProgress::cancelled);
        progress.begin(u"a.csv"_s, 10, std::make_shared<std::atomic<quint64>>(0));
        QTRY_VERIFY(progress.isVisible());
        auto* button = progress.findChild<QToolButton*>(u"cancelSaving"_s);
        QCOMPARE(button->text(), u"Cancel"_s);
        QCOMPARE(button->accessibleName(), u"Cancel saving a.csv"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(cancelled.size(), 1);
        progress.end();
        progress.begin(u"b.csv"_s, 10, std::make_shared<std::atomic<quint64>>(0));
        QVERIFY(button->isEnabled());
    }
};

QTEST_MAIN(SaveProgressTest)
#include "saveprogress_test.moc"
