#include "core/config/configtext.h"
#include "core/config/settings.h"
#include "core/engine/engine.h"
#include "core/run/catalogue.h"
#include "core/run/runenvironment.h"
#include "tests/support/testcase.h"

#include <QSet>

using namespace poolscope;

class CatalogueTest : public TestCase {
    Q_OBJECT

private slots:

    void everyWordHasItsEngineAndEveryEngineItsWord() {
        QStringList words;
        for (const EngineInfo& engine : engines())
            words.append(engineWord(engine.id));
        QCOMPARE(words.join(QStringLiteral(", ")),
                 QString::fromUtf8(settingOf(Field::Engine).words));
        QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), words.size());
    }

    void whatIsWellFormedAndSmallCanBeRunAndMade() {
        RunEnvironment environment(RunEnvironment::workerProgramIn(QStringLiteral(POOLSCOPE_BIN)),
                                   MachineFacts{});
        for (const EngineInfo& engine : engines()) {
            RunConfig config;
            config.engine = engine.id;
            QVERIFY(!refusalOf(config, {}, environment));
            QVERIFY(engine.make(config, environment) != nullptr);
            QVERIFY(engine.memoryNeeded(config) > 0);
            QVERIFY(engine.abilities.mostProcesses >= config.processes);
        }
    }

    /// Only what starts real processes needs the worker program.
    void aMissingProgramIsRefusedByThoseThatNeedIt() {
        const RunEnvironment environment(QStringLiteral("/nowhere/worker"), MachineFacts{});
        for (const EngineInfo& engine : engines()) {
            RunConfig config;
            config.engine = engine.id;
            QCOMPARE(refusalOf(config, {}, environment).has_value(), engine.abilities.isReal);
        }
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
