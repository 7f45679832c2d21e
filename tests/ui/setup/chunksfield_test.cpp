#include "tests/support/testcase.h"
#include "ui/setup/chunksfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ChunksFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsSetIsAskedFor_data() {
        QTest::addColumn<ScheduleKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("number"); ///< what it is called; empty: not asked for
        const QString size = u"Chunk size"_s;
        const QString least = u"Smallest chunk"_s;
        const QString none;
        QTest::newRow("python") << ScheduleKind::Python << u"As Python’s Pool.map does"_s << none;
        QTest::newRow("fixed") << ScheduleKind::Fixed << u"Fixed size"_s << size;
        QTest::newRow("static") << ScheduleKind::Static << u"One per process"_s << none;
        QTest::newRow("guided") << ScheduleKind::Guided << u"Guided"_s << least;
        QTest::newRow("halved") << ScheduleKind::GuidedHalf << u"Guided, halved"_s << least;
        QTest::newRow("trapezoid") << ScheduleKind::Trapezoid << u"Trapezoid"_s << none;
        QTest::newRow("factoring") << ScheduleKind::Factoring << u"Factoring"_s << least;
    }

    void whatIsSetIsAskedFor() {
        QFETCH(ScheduleKind, kind);
        QFETCH(QString, name);
        QFETCH(QString, number);
        ChunksField field;
        field.setSchedule({kind, 9});
        QCOMPARE(qobject_cast<QComboBox*>(field.choice())->currentText(), name);
        QCOMPARE(field.number()->isHidden(), number.isEmpty());
        if (!number.isEmpty())
            QCOMPARE(field.number()->accessibleName(), number);
        const QLabel* beside = field.findChild<QLabel*>();
        QCOMPARE(beside->text(), u"at least"_s);
        QCOMPARE(beside->isHidden(), number != u"Smallest chunk"_s);
        QCOMPARE(field.schedule().value(), (Schedule{kind, number.isEmpty() ? 1U : 9U}));
    }

    void everyKindIsOffered() {
        const ChunksField field;
        QCOMPARE(qobject_cast<QComboBox*>(field.choice())->count(), 7);
    }

    /// What is wrong is told as on the command line; but only while it is asked for.
    void aWrongNumberIsTold() {
        ChunksField field;
        field.setSchedule({ScheduleKind::Fixed, 3});
        field.number()->setText(u"0"_s);
        QVERIFY(!field.schedule().hasValue());
        QCOMPARE(field.schedule().error().given, u"0"_s);
        qobject_cast<QComboBox*>(field.choice())->setCurrentIndex(0);
        QCOMPARE(field.schedule().value(), Schedule{});
    }

    void everyChangeIsTold() {
        ChunksField field;
        const QSignalSpy changed(&field, &ChunksField::changed);
        qobject_cast<QComboBox*>(field.choice())->setCurrentIndex(1);
        QCOMPARE(changed.size(), 1);
        field.number()->setText(u"5"_s);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(field.schedule().value(), (Schedule{ScheduleKind::Fixed, 5}));
    }
};

QTEST_MAIN(ChunksFieldTest)
#include "chunksfield_test.moc"
