#include "tests/support/testcase.h"
#include "ui/setup/enginefield.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QLineEdit* edit(const EngineField& field, Field which) {
    return qobject_cast<QLineEdit*>(field.fieldOf(which));
}

} // namespace

class EngineFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void processesHaveNoOptions() {
        EngineField field(2);
        QCOMPARE(field.engine(), EngineId::Processes);
        QVERIFY(edit(field, Field::VirtualCores)->parentWidget()->isHidden());
        edit(field, Field::VirtualCores)->setText(u"nonsense"_s);
        QCOMPARE(field.options().value(), SimulatedOptions());
    }

    void whatIsSetIsAskedFor() {
        const SimulatedOptions options{64, 300'000, 0, std::nullopt};
        EngineField field(2);
        field.setEngine(EngineId::Simulated, options);
        QCOMPARE(field.engine(), EngineId::Simulated);
        QVERIFY(!edit(field, Field::VirtualCores)->parentWidget()->isHidden());
        QCOMPARE(field.options().value(), options);
        QCOMPARE(edit(field, Field::DrawCost)->text(), u"0"_s);
        QCOMPARE(edit(field, Field::JoinCost)->text(), QString());
    }

    void emptyIsAsHere() {
        EngineField field(2);
        field.setEngine(EngineId::Simulated, {});
        QCOMPARE(edit(field, Field::VirtualCores)->placeholderText(), u"2"_s);
        QCOMPARE(field.options().value(), SimulatedOptions());
    }

    void whatIsWrongIsTold() {
        EngineField field(2);
        field.setEngine(EngineId::Simulated, {});
        edit(field, Field::StartCost)->setText(u"soon"_s);
        QVERIFY(!field.options().hasValue());
        QCOMPARE(field.options().error().field, Field::StartCost);
    }

    void everyChangeIsTold() {
        EngineField field(2);
        const QSignalSpy changed(&field, &EngineField::changed);
        field.setEngine(EngineId::Simulated, {});
        QCOMPARE(changed.size(), 1);
        edit(field, Field::JoinCost)->setText(u"1"_s);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_MAIN(EngineFieldTest)
#include "enginefield_test.moc"
