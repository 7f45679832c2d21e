#include "tests/support/testcase.h"
#include "ui/setup/enginefield.h"
#include "ui/setup/settingrow.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The field in its row.
struct Stage {
    Stage() { fields.add(field->fields(row)); }

    [[nodiscard]] QLineEdit* edit(const QString& name) const {
        return field->findChild<QLineEdit*>(name);
    }

    void show(const SimulatedOptions& options) const {
        RunConfig config;
        config.engine = EngineId::Simulated;
        config.simulated = options;
        fields.show(config);
    }

    [[nodiscard]] std::optional<RunConfig> read() const {
        Problems problems;
        const std::optional<RunConfig> config = fields.read(problems);
        fields.showProblems(problems);
        return config;
    }

    EngineField* field = new EngineField(2);
    SettingRow row{u"Run on"_s, QString(), field->choice(), field};
    PanelFields fields;
};

} // namespace

class EngineFieldTest : public TestCase {
    Q_OBJECT

private slots:

    void processesHaveNoOptions() {
        const Stage stage;
        QCOMPARE(stage.field->engine(), EngineId::Processes);
        QVERIFY(stage.edit(u"virtualCores"_s)->parentWidget()->isHidden());
        stage.edit(u"virtualCores"_s)->setText(u"nonsense"_s);
        QCOMPARE(stage.read(), std::optional(RunConfig()));
    }

    void whatIsSetIsAskedFor() {
        const SimulatedOptions options{64, 300'000, 0, std::nullopt};
        const Stage stage;
        stage.show(options);
        QCOMPARE(stage.field->engine(), EngineId::Simulated);
        QVERIFY(!stage.edit(u"virtualCores"_s)->parentWidget()->isHidden());
        QCOMPARE(stage.read()->engine, EngineId::Simulated);
        QCOMPARE(stage.read()->simulated, options);
        QCOMPARE(stage.edit(u"drawCost"_s)->text(), u"0"_s);
        QCOMPARE(stage.edit(u"joinCost"_s)->text(), QString());
    }

    void emptyIsAsHere() {
        const Stage stage;
        stage.show({});
        QCOMPARE(stage.edit(u"virtualCores"_s)->placeholderText(), u"2"_s);
        QCOMPARE(stage.edit(u"virtualCores"_s)->text(), QString());
        QCOMPARE(stage.read()->simulated, SimulatedOptions());
    }

    /// What was written there is there again when it is wanted again.
    void realProcessesLeaveItAlone() {
        const Stage stage;
        stage.show({64, std::nullopt, std::nullopt, std::nullopt});
        stage.fields.show(RunConfig());
        QCOMPARE(stage.read()->simulated, SimulatedOptions());
        QCOMPARE(stage.edit(u"virtualCores"_s)->text(), u"64"_s);
    }

    void whatIsWrongIsTold() {
        const Stage stage;
        stage.show({});
        stage.edit(u"startCost"_s)->setText(u"soon"_s);
        QVERIFY(!stage.read());
        QVERIFY2(stage.row.problem().contains(u"“soon” is not possible as the cost of starting"_s),
                 qPrintable(stage.row.problem()));
        QVERIFY(stage.edit(u"startCost"_s)->property("wrong").toBool());
        QVERIFY(!stage.field->choice()->property("wrong").toBool());
        stage.edit(u"startCost"_s)->setText(u"0"_s);
        QVERIFY(stage.read());
        QVERIFY(!stage.edit(u"startCost"_s)->property("wrong").toBool());
        QCOMPARE(stage.row.problem(), QString());
    }

    void everyChangeIsTold() {
        const Stage stage;
        const QSignalSpy changed(stage.field, &EngineField::changed);
        stage.show({});
        QCOMPARE(changed.size(), 1);
        stage.edit(u"joinCost"_s)->setText(u"1"_s);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_MAIN(EngineFieldTest)
#include "enginefield_test.moc"
