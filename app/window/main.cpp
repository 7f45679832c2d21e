#include "app/utf8locale.h"
#include "core/machine/thismachine.h"
#include "core/run/runenvironment.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>

#include <csignal>

/// poolscope-window: the window.
int main(int argc, char* argv[]) {
    using namespace poolscope;
    useUtf8Locale();
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow further is told, not died of
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Poolscope"));
    QCoreApplication::setApplicationName(QStringLiteral("Poolscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POOLSCOPE_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/poolscope.svg")));
    RunEnvironment environment(
        RunEnvironment::workerProgramIn(QCoreApplication::applicationDirPath()),
        readMachineFacts());
    QSettings settings;
    MainWindow window(environment, settings);
    window.show();
    return QApplication::exec();
}
