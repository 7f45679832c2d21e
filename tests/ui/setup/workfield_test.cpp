#include "tests/support/testcase.h"
#include "ui/setup/workfield.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QComboBox* box(const QWidget* choice) {
    return qobject_cast<QComboBox*>(const_cast<QWidget*>(choice));
}

WorkSpec randomWork() {
    return {WorkKind::Wait, WorkProfile::Random, 5 * 1'000'000, 77};
}

} // namespace

class WorkFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void whatIsSetIsAskedFor_data() {
        QTest::addColumn<WorkSpec>("work");
        QTest::newRow("nothing") << WorkSpec{};
        for (const WorkKind kind : {WorkKind::Cpu, WorkKind::Wait}) {
            for (const WorkProfile profile : {WorkProfile::Equal, WorkProfile::Rising,
                                              WorkProfile::Falling, WorkProfile::OneHeavy})
                QTest::addRow("kind %d, profile %d", static_cast<int>(kind),
                              static_cast<int>(profile))
                    << WorkSpec{kind, profile, 250'000, 1};
        }
        QTest::newRow("random") << randomWork();
    }

    void whatIsSetIsAskedFor() {
        QFETCH(WorkSpec, work);
        WorkField field;
        field.setWork(work);
        QCOMPARE(field.work(), std::optional(work));
        QCOMPARE(field.problem(), QString());
        QCOMPARE(field.wrongField(), field.time());
    }

    /// Neither a time nor a seed is asked for where none is used, or told what is wrong with it.
    void whatIsNotUsedIsNotShown() {
        WorkField field;
        const auto shown = [&field] {
            return QList{!field.time()->isHidden(), !field.profile()->isHidden(),
                         !field.seed()->isHidden()};
        };
        field.setWork({});
        QCOMPARE(shown(), (QList{false, false, false}));
        field.time()->setText(u"nonsense"_s);
        QVERIFY(field.work().has_value());
        field.setWork({WorkKind::Cpu, WorkProfile::Rising, 1000, 1});
        QCOMPARE(shown(), (QList{true, true, false}));
        field.seed()->setText(u"nonsense"_s);
        QVERIFY(field.work().has_value());
        field.setWork(randomWork());
        QCOMPARE(shown(), (QList{true, true, true}));
    }

    /// A seed that only random work uses is no difference between two experiments.
    void anotherProfilesSeedIsLeftOut() {
        WorkField field;
        field.setWork(randomWork());
        box(field.profile())->setCurrentText(u"equal"_s);
        QCOMPARE(field.work()->seed, WorkSpec().seed);
        box(field.profile())->setCurrentText(u"random"_s);
        QCOMPARE(field.work()->seed, quint64{77});
    }

    void aWrongTimeIsTold() {
        WorkField field;
        field.setWork(randomWork());
        field.time()->setText(u"3 weeks"_s);
        QVERIFY(!field.work());
        QCOMPARE(field.wrongField(), field.time());
        QVERIFY2(field.problem().startsWith(u"“3 weeks” is no time"_s),
                 qPrintable(field.problem()));
    }

    void aMissingTimeAndACommaAreTold() {
        WorkField field;
        field.setWork(randomWork());
        field.time()->setText(u" "_s);
        QVERIFY2(field.problem().startsWith(u"The mean time is missing: "_s),
                 qPrintable(field.problem()));
        field.time()->setText(u"1,5ms"_s);
        QCOMPARE(field.problem(), u"“1,5ms” is no time that can be used: write the fraction of a "
                                  "time with a point, as in 1.5ms."_s);
        field.time()->setText(u"1h"_s);
        QCOMPARE(field.problem(), QString());
    }

    void aWrongSeedIsTold() {
        WorkField field;
        field.setWork(randomWork());
        field.seed()->setText(u"-1"_s);
        QVERIFY(!field.work());
        QCOMPARE(field.wrongField(), field.seed());
        QVERIFY2(field.problem().contains(u"-1"_s), qPrintable(field.problem()));
    }

    void everyChangeIsTold() {
        WorkField field;
        const QSignalSpy changed(&field, &WorkField::changed);
        box(field.choice())->setCurrentIndex(1);
        QCOMPARE(changed.size(), 1);
        box(field.profile())->setCurrentText(u"random"_s);
        QCOMPARE(changed.size(), 2);
        field.time()->setText(u"1s"_s);
        QCOMPARE(changed.size(), 3);
        field.seed()->setText(u"2"_s);
        QCOMPARE(changed.size(), 4);
        QCOMPARE(field.work(),
                 std::optional(WorkSpec{WorkKind::Cpu, WorkProfile::Random, 1'000'000'000, 2}));
    }
};

QTEST_MAIN(WorkFieldTest)
#include "workfield_test.moc"
