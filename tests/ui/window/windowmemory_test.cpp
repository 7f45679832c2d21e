#include "tests/support/randomconfig.h"
#include "tests/support/testcase.h"
#include "ui/window/windowmemory.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QWidget>

using namespace poolscope;
using namespace Qt::StringLiterals;

class WindowMemoryTest : public TestCase {
    Q_OBJECT

private slots:

    void firstTimeItIsTheNotebooksRun() {
        QSettings settings(m_folder.filePath(u"first.ini"_s), QSettings::IniFormat);
        QCOMPARE(WindowMemory(settings).experiment(), RunConfig());
    }

    void everySettingComesBack() {
        RunConfig config;
        config.input.size = 12'345;
        config.input.first = 17;
        config.processes = 9;
        config.schedule = {ScheduleKind::GuidedHalf, 3};
        config.order = ResultOrder::Completion;
        config.work = {WorkKind::Wait, WorkProfile::OneHeavy, 1'500, 42};
        config.recovery.onDeath = OnDeath::Hang;
        config.recovery.retries = 0;
        config.recovery.stallTimeoutNs = 1'500 * NsPerMs;
        config.recovery.faults = {{FaultKind::Kill, 0, 42, false}, {FaultKind::Exit, 3, 17, true}};
        QSettings settings(m_folder.filePath(u"back.ini"_s), QSettings::IniFormat);
        WindowMemory(settings).setExperiment(config);
        settings.sync();
        QSettings again(m_folder.filePath(u"back.ini"_s), QSettings::IniFormat);
        QCOMPARE(WindowMemory(again).experiment(), config);
    }

    void anyExperimentComesBack() {
        QSettings settings(m_folder.filePath(u"any.ini"_s), QSettings::IniFormat);
        QVERIFY(rc::check("as it was", [&settings] {
            const RunConfig config = randomConfig();
            WindowMemory(settings).setExperiment(config);
            RC_ASSERT(WindowMemory(settings).experiment() == config);
        }));
    }

    void whatHappensAtADeathIsKeptInTheCommandLinesWords() {
        RunConfig config;
        config.recovery.onDeath = OnDeath::Fail;
        config.recovery.retries = 5;
        config.recovery.stallTimeoutNs = 0;
        config.recovery.faults = {{FaultKind::Freeze, 0, 42, false},
                                  {FaultKind::Exit, 3, 17, true}};
        QSettings settings(m_folder.filePath(u"words.ini"_s), QSettings::IniFormat);
        WindowMemory(settings).setExperiment(config);
        const auto kept = [&settings](const QString& key) {
            return settings.value(u"experiment/"_s + key).toString();
        };
        QCOMPARE(kept(u"onDeath"_s), u"fail"_s);
        QCOMPARE(kept(u"retries"_s), u"5"_s);
        QCOMPARE(kept(u"stallTimeout"_s), u"off"_s);
        QCOMPARE(kept(u"faults"_s), u"freeze@42,exit:3@17:always"_s);
    }

    void faultsWrittenByHandAreUnderstood() {
        const QString path = m_folder.filePath(u"hand.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[experiment]\nfaults=kill@42, crash@7:always\nonDeath=hang\n");
        file.close();
        QSettings settings(path, QSettings::IniFormat);
        const RunConfig config = WindowMemory(settings).experiment();
        QCOMPARE(config.recovery.onDeath, OnDeath::Hang);
        QCOMPARE(config.recovery.faults.size(), 2U);
        QCOMPARE(config.recovery.faults[1], (Fault{FaultKind::Crash, 0, 7, true}));
    }

    void nonsenseIsNotBelieved_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no number") << u"experiment/size"_s << u"many"_s;
        QTest::newRow("too many") << u"experiment/processes"_s << u"5000"_s;
        QTest::newRow("unknown word") << u"experiment/schedule"_s << u"gided"_s;
        QTest::newRow("no way to answer") << u"experiment/onDeath"_s << u"cry"_s;
        QTest::newRow("no fault") << u"experiment/faults"_s << u"kill@"_s;
        QTest::newRow("outside of the input") << u"experiment/faults"_s << u"kill@100"_s;
        QTest::newRow("work without a time") << u"experiment/work"_s << u"cpu"_s;
    }

    void nonsenseIsNotBelieved() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QSettings settings(m_folder.filePath(u"nonsense.ini"_s), QSettings::IniFormat);
        settings.clear();
        settings.setValue(key, value);
        QCOMPARE(WindowMemory(settings).experiment(), RunConfig());
    }

    void settingsThatContradictEachOtherAreNotBelieved() {
        QSettings settings(m_folder.filePath(u"both.ini"_s), QSettings::IniFormat);
        settings.setValue(u"experiment/size"_s, u"100"_s);
        settings.setValue(u"experiment/first"_s, u"4294967290"_s);
        QCOMPARE(WindowMemory(settings).experiment(), RunConfig());
    }

    void geometry() {
        QSettings settings(m_folder.filePath(u"geometry.ini"_s), QSettings::IniFormat);
        WindowMemory memory(settings);
        QWidget unseen;
        QVERIFY(!memory.restoreGeometry(unseen));
        QWidget before;
        before.setGeometry(30, 40, 500, 300);
        memory.saveGeometry(before);
        QWidget after;
        QVERIFY(memory.restoreGeometry(after));
        QCOMPARE(after.size(), QSize(500, 300));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(WindowMemoryTest)
#include "windowmemory_test.moc"
