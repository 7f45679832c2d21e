#include "app/window/settingsguard.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <optional>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// Settings whose file somebody on another machine has locked, just now.
class LockedSettings {
public:
    LockedSettings() { lock(); }

    void lock() const {
        QFile file(lockName());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1\nposs\nanother.machine\n00000000000000000000000000000000\n\n");
    }

    [[nodiscard]] QString name() const { return m_folder.filePath(u"settings.ini"_s); }

    [[nodiscard]] QString lockName() const { return name() + ".lock"_L1; }

    /// What others would read.
    [[nodiscard]] QString theme() const {
        return QSettings(name(), QSettings::IniFormat).value(u"theme"_s).toString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class SettingsGuardTest : public TestCase {
    Q_OBJECT

private slots:

    void locksAreTakenOverWhileTheProgramRuns() {
        const LockedSettings locked;
        QSettings settings(locked.name(), QSettings::IniFormat);
        const SettingsGuard guard(settings);
        settings.setValue(u"theme"_s, u"dark"_s);
        QCoreApplication::processEvents();
        QVERIFY(!QFile::exists(locked.lockName()));
        QCOMPARE(locked.theme(), u"dark"_s);
    }

    void andAtItsEnd() {
        const LockedSettings locked;
        {
            QSettings settings(locked.name(), QSettings::IniFormat);
            std::optional<SettingsGuard> guard(std::in_place, settings);
            settings.setValue(u"theme"_s, u"light"_s);
            guard.reset();
            QVERIFY(!QFile::exists(locked.lockName()));
        }
        QCOMPARE(locked.theme(), u"light"_s);
    }
};

QTEST_GUILESS_MAIN(SettingsGuardTest)
#include "settingsguard_test.moc"
