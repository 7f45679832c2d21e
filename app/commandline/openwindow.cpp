#include "app/commandline/openwindow.h"

#include "app/commandline/say.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace poolscope {

ExitCode openWindow(const QString& folder) {
    const QByteArray program = QFile::encodeName(folder + QStringLiteral("/poolscope-window"));
    execl(program.constData(), program.constData(), nullptr);
    say(QCoreApplication::translate("OpenWindow", "The window program %1 cannot be started: %2.")
            .arg(QFile::decodeName(program), QString::fromLocal8Bit(std::strerror(errno))));
    return ExitCode::Failed;
}

} // namespace poolscope
