#include "tests/support/testcase.h"
#include "ui/setup/settingrow.h"

#include <QLabel>
#include <QLineEdit>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A row with a field that has the keyboard.
struct Shown {
    Shown() {
        row.show();
        row.activateWindow();
        if (!QTest::qWaitForWindowActive(&row))
            qFatal("The window did not come to the front.");
        field->setFocus();
    }

    /// As somebody who types, and a reader who finds that wrong.
    void type(const QString& text, const QString& problem) {
        QTest::keyClicks(field, text);
        row.setProblem(problem);
    }

    [[nodiscard]] bool tells() const { return row.findChild<QLabel*>(u"problem"_s)->isVisible(); }

    QLineEdit* field = new QLineEdit;
    SettingRow row{u"Size"_s, u"How many."_s, field};
};

constexpr int LongerThanThePauseMs = 1500;

} // namespace

class SettingRowTest : public TestCase {
    Q_OBJECT

private slots:

    /// "1e" on the way to "1e6": nothing turns red, and nothing moves.
    void whoTypesOnIsNotInterrupted() {
        Shown shown;
        shown.type(u"1e"_s, u"wrong"_s);
        QVERIFY(!shown.tells());
        QVERIFY(!shown.field->property("wrong").toBool());
        shown.type(u"6"_s, QString());
        QTest::qWait(LongerThanThePauseMs);
        QCOMPARE(shown.row.problem(), QString());
        QVERIFY(!shown.tells());
    }

    void whoPausesIsTold() {
        Shown shown;
        shown.type(u"1e"_s, u"wrong"_s);
        QTRY_COMPARE(shown.row.problem(), u"wrong"_s);
        QVERIFY(shown.tells());
        QVERIFY(shown.field->property("wrong").toBool());
        QCOMPARE(shown.field->accessibleDescription(), u"wrong"_s);
        shown.type(u"x"_s, u"still wrong"_s); // its place is taken already
        QCOMPARE(shown.row.problem(), u"still wrong"_s);
        shown.type(u"6"_s, QString());
        QVERIFY(!shown.tells());
    }

    void whatIsNotTypedIsToldAtOnce() {
        Shown shown;
        shown.field->setText(u"many"_s);
        shown.row.setProblem(u"wrong"_s);
        QVERIFY(shown.tells());
        shown.row.setProblem(QString());
        shown.type(u"1"_s, QString());
        shown.field->clearFocus(); // another field made this one wrong
        shown.row.setProblem(u"wrong"_s);
        QVERIFY(shown.tells());
    }
};

QTEST_MAIN(SettingRowTest)
#include "settingrow_test.moc"
