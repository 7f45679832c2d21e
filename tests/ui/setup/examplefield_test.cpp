#include "core/words/examplewords.h"
#include "tests/support/testcase.h"
#include "ui/controls/choice.h"
#include "ui/setup/examplefield.h"

#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The list alone; how it fills the panel is told by experimentexamples_test.
class ExampleFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void choosingTellsTheWholeExperiment() {
        ExampleField field(3);
        QSignalSpy chosen(&field, &ExampleField::chosen);
        for (const Example example : Examples) {
            if (example == Example::Notebook)
                continue; // it is chosen from the beginning
            field.choice()->setCurrentIndex(field.choice()->findData(static_cast<int>(example)));
            QCOMPARE(chosen.size(), 1);
            QCOMPARE(chosen.takeFirst().at(0).value<RunConfig>(), exampleConfig(example, 3));
        }
    }

    /// Whoever fills the fields from elsewhere has not chosen anything.
    void followingTellsNothing() {
        ExampleField field(2);
        const QSignalSpy chosen(&field, &ExampleField::chosen);
        RunConfig config;
        field.follow(config);
        config.input.size = 7;
        field.follow(config);
        QCOMPARE(field.choice()->currentText(), exampleName(Example::Notebook) + u" (changed)"_s);
        field.follow(std::nullopt);
        field.setOrigin(exampleConfig(Example::OneHeavy, 2));
        field.follow(exampleConfig(Example::OneHeavy, 2));
        QCOMPARE(field.choice()->currentText(), exampleName(Example::OneHeavy));
        QCOMPARE(field.choice()->count(), static_cast<int>(Examples.size()));
        QCOMPARE(chosen.size(), 0);
    }

    /// A seed that nothing uses changes no experiment.
    void onlyWhatMattersChangesIt() {
        ExampleField field(2);
        RunConfig config;
        config.work.seed = 99;
        field.follow(config);
        QCOMPARE(field.choice()->currentText(), exampleName(Example::Notebook));
        config.work.profile = WorkProfile::Random;
        field.follow(config);
        QVERIFY(field.choice()->currentText() != exampleName(Example::Notebook));
    }

    /// What has no example is the notebook's, changed; but not if it is the origin already.
    void originsAreFound() {
        ExampleField field(2);
        RunConfig config = exampleConfig(Example::Waiting, 2);
        field.setOrigin(config);
        config.input.size = 3;
        field.follow(config);
        QCOMPARE(field.choice()->currentText(), exampleName(Example::Waiting) + u" (changed)"_s);
        field.setOrigin(config);
        field.follow(config);
        QCOMPARE(field.choice()->currentText(), exampleName(Example::Notebook) + u" (changed)"_s);
    }

    void theChangedNameIsNoChoice() {
        ExampleField field(2);
        RunConfig config;
        config.processes = 3;
        field.follow(config);
        const QSignalSpy chosen(&field, &ExampleField::chosen);
        field.choice()->setCurrentIndex(5);
        QCOMPARE(chosen.size(), 1);
        field.choice()->setCurrentIndex(1); // the changed one, below its example
        QCOMPARE(chosen.size(), 1);
        field.choice()->setCurrentIndex(0);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<RunConfig>(), RunConfig());
    }

    void thereIsRoomForEveryName() {
        const ExampleField field(2);
        for (const Example example : Examples)
            QCOMPARE_GE(field.minimumSizeHint().width(),
                        field.choice()->fontMetrics().horizontalAdvance(exampleName(example) +
                                                                        u" (changed)"_s));
    }
};

QTEST_MAIN(ExampleFieldTest)
#include "examplefield_test.moc"
