#include "tests/support/testcase.h"
#include "ui/window/windowmemory.h"

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
        config.size = 12'345;
        config.first = 17;
        config.processes = 9;
        config.schedule = {ScheduleKind::GuidedHalf, 3};
        config.order = ResultOrder::Completion;
        config.work = {WorkKind::Wait, WorkProfile::OneHeavy, 1'500, 42, 0.0};
        QSettings settings(m_folder.filePath(u"back.ini"_s), QSettings::IniFormat);
        WindowMemory(settings).setExperiment(config);
        settings.sync();
        QSettings again(m_folder.filePath(u"back.ini"_s), QSettings::IniFormat);
        QCOMPARE(WindowMemory(again).experiment(), config);
    }

    void nonsenseIsNotBelieved_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no number") << u"experiment/size"_s << u"many"_s;
        QTest::newRow("too many") << u"experiment/processes"_s << u"5000"_s;
        QTest::newRow("unknown word") << u"experiment/schedule"_s << u"gided"_s;
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
