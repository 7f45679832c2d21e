#include "app/commandline/openwindow.h"

#include "app/commandline/say.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace poolscope {

ExitCode openWindow(const QString& folder) {
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") ||
                            qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
                            qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!hasDisplay && QFile::exists(folder + QStringLiteral("/poolscope-window"))) {
        say(QCoreApplication::translate(
            "OpenWindow", "There is no display to open a window on; try: poolscope run"));
        return ExitCode::Failed;
    }
    const QByteArray program = QFile::encodeName(folder + QStringLiteral("/poolscope-window"));
    execl(program.constData(), program.constData(), nullptr);
    say(QCoreApplication::translate("OpenWindow", "The window program %1 cannot be started: %2.")
            .arg(QFile::decodeName(program), QString::fromLocal8Bit(std::strerror(errno))));
    return ExitCode::Failed;
}

} // namespace poolscope
