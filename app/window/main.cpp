#include "app/inherited.h"
#include "app/utf8locale.h"
#include "app/window/displayopening.h"
#include "app/window/settingsguard.h"
#include "core/machine/thismachine.h"
#include "core/machine/topology.h"
#include "core/run/runenvironment.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QSettings>

#include <csignal>
#include <optional>
#include <pwd.h>
#include <unistd.h>

namespace {

/// Without HOME (services, containers) Qt would keep the settings in the root folder.
void findHome() {
    if (!qEnvironmentVariableIsEmpty("HOME"))
        return;
    if (const passwd* me = getpwuid(getuid()))
        qputenv("HOME", me->pw_dir);
}

} // namespace

/// poolscope-window: the window.
int main(int argc, char* argv[]) {
    using namespace poolscope;
    putInheritedRight();
    useUtf8Locale();
    silenceTopology();
    std::signal(SIGXFSZ, SIG_IGN);     // a file that may not grow further is told, not died of
    QLocale::setDefault(QLocale::c()); // that of the texts: numbers look as in English
    findHome();
    std::optional<DisplayOpening> opening(std::in_place);
    QApplication application(argc, argv);
    opening.reset();
    QCoreApplication::setOrganizationName(QStringLiteral("Poolscope"));
    QCoreApplication::setApplicationName(QStringLiteral("Poolscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLSCOPE_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/poolscope.svg")));
    RunEnvironment environment(
        RunEnvironment::workerProgramIn(QCoreApplication::applicationDirPath()),
        readMachineFacts());
    QSettings settings;
    const SettingsGuard guard(settings);
    MainWindow window(environment, settings);
    window.show();
    return QApplication::exec();
}
