#include "core/config/recoverytext.h"
#include "tests/support/testcase.h"
#include "ui/setup/faultfield.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A field as people use it.
struct Used {
    Used() { field.show(); }

    template<typename Widget>
    [[nodiscard]] Widget* find(const QString& name) const {
        return field.findChild<Widget*>(name);
    }

    void choose(const QString& what) const {
        auto* box = find<QComboBox>(u"fault"_s);
        box->setCurrentIndex(box->findText(what));
    }

    void type(const QString& name, const QString& text) const {
        find<QLineEdit>(name)->selectAll();
        QTest::keyClick(find<QLineEdit>(name), Qt::Key_Delete);
        QTest::keyClicks(find<QLineEdit>(name), text);
    }

    /// What is asked for, as the command line has it; "?" if it is wrong.
    [[nodiscard]] QString word() const {
        const auto faults = field.faults();
        return faults ? faultsWord(*faults) : u"?"_s;
    }

    FaultField field;
};

} // namespace

class FaultFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void nothingIsPlannedAtFirst() {
        const Used used;
        QCOMPARE(used.word(), QString());
        QCOMPARE(used.find<QComboBox>(u"fault"_s)->currentText(), u"No"_s);
        for (const QString& part :
             {u"faultNumber"_s, u"faultCode"_s, u"faultTimes"_s, u"faultText"_s})
            QVERIFY(!used.find<QWidget>(part)->isVisible());
    }

    void oneIsPutTogether() {
        const Used used;
        used.choose(u"It is killed"_s);
        used.type(u"faultNumber"_s, u"17"_s);
        QCOMPARE(used.word(), u"kill@17"_s);
        used.find<QComboBox>(u"faultTimes"_s)->setCurrentIndex(1);
        QCOMPARE(used.word(), u"kill@17:always"_s);
        used.choose(u"It crashes"_s);
        QCOMPARE(used.word(), u"crash@17:always"_s);
        QVERIFY(!used.find<QLineEdit>(u"faultCode"_s)->isVisible());
        used.choose(u"It exits with code"_s);
        QVERIFY(used.find<QLineEdit>(u"faultCode"_s)->isVisible());
        used.type(u"faultCode"_s, u"3"_s);
        QCOMPARE(used.word(), u"exit:3@17:always"_s);
        used.choose(u"It freezes"_s);
        QCOMPARE(used.word(), u"freeze@17:always"_s);
        used.choose(u"No"_s);
        QCOMPARE(used.word(), QString());
    }

    void severalAreWritten() {
        const Used used;
        used.choose(u"It is killed"_s);
        used.choose(u"Several, as text"_s);
        QCOMPARE(used.find<QLineEdit>(u"faultText"_s)->text(), u"kill@42"_s);
        used.type(u"faultText"_s, u"crash@7, exit:3@9:always"_s);
        QCOMPARE(used.word(), u"crash@7,exit:3@9:always"_s);
        used.choose(u"It freezes"_s); // begins with the first of them
        QCOMPARE(used.word(), u"freeze@7"_s);
    }

    void whatIsWrongIsToldAtItsField_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("told");
        QTest::newRow("number") << u"It is killed"_s << u"faultNumber"_s << u"many"_s
                                << u"“many” is not a whole number"_s;
        QTest::newRow("no number")
            << u"It is killed"_s << u"faultNumber"_s << QString() << u"whole number"_s;
        QTest::newRow("code") << u"It exits with code"_s << u"faultCode"_s << u"256"_s
                              << u"“256” is not possible as the exit code"_s;
        QTest::newRow("text") << u"Several, as text"_s << u"faultText"_s << u"kill@4, hit@5"_s
                              << u"“hit@5” is not a fault that can be planned"_s;
    }

    void whatIsWrongIsToldAtItsField() {
        QFETCH(QString, kind);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, told);
        const Used used;
        used.choose(kind);
        used.type(field, typed);
        QCOMPARE(used.word(), u"?"_s);
        QVERIFY2(used.field.problem().contains(told), qPrintable(used.field.problem()));
        QCOMPARE(used.field.wrongField()->objectName(), field);
        used.type(field, field == "faultText"_L1 ? u"kill@4"_s : u"4"_s);
        QCOMPARE(used.field.problem(), QString());
    }

    void everythingSetComesBack_data() {
        QTest::addColumn<QString>("faults");
        for (const char* faults : {"", "kill@0", "crash@7:always", "freeze@99", "exit:0@5",
                                   "exit:255@5:always", "kill@1,kill@2,exit:3@4:always"})
            QTest::newRow(faults) << QString::fromUtf8(faults);
    }

    void everythingSetComesBack() {
        QFETCH(QString, faults);
        Used used;
        used.field.setFaults({{FaultKind::Exit, 9, 8, true}}); // nothing of it may stay
        used.field.setFaults(parseFaults(faults).value());
        QCOMPARE(used.word(), faults);
    }

    void oneChangeIsToldOnce() {
        Used used;
        const QSignalSpy changed(&used.field, &FaultField::changed);
        used.choose(u"It is killed"_s);
        QCOMPARE(changed.count(), 1);
        used.choose(u"Several, as text"_s);
        QCOMPARE(changed.count(), 2);
        used.choose(u"It crashes"_s);
        QCOMPARE(changed.count(), 3);
    }
};

QTEST_MAIN(FaultFieldTest)
#include "faultfield_test.moc"
