#include "app/window/displayopening.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace poolscope {

namespace {

// Where people read, meanwhile: Qt's message handler has no other way to learn it.
int peoplesStderr = -1;

void giveStderrBack() {
    if (peoplesStderr < 0)
        return;
    dup2(peoplesStderr, STDERR_FILENO);
    close(peoplesStderr);
    peoplesStderr = -1;
}

void listen(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type != QtFatalMsg)
        return;
    giveStderrBack();
    std::fprintf(stderr, "%s\n", noDisplaySentence().toUtf8().constData());
    _exit(EXIT_FAILURE);
}

} // namespace

DisplayOpening::DisplayOpening()
    : m_before(qInstallMessageHandler(listen)) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return;
    peoplesStderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (peoplesStderr >= 0)
        dup2(nowhere, STDERR_FILENO);
    close(nowhere);
}

DisplayOpening::~DisplayOpening() {
    giveStderrBack();
    qInstallMessageHandler(m_before);
}

QString noDisplaySentence() {
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("DisplayOpening", text);
    };
    const QString platform = qEnvironmentVariable("QT_QPA_PLATFORM");
    if (!platform.isEmpty())
        return tr("Qt has no platform “%1” here (QT_QPA_PLATFORM); try: poolscope run")
            .arg(platform);
    const QString display = qEnvironmentVariable("DISPLAY");
    if (!display.isEmpty())
        return tr("The display “%1” does not let a window be opened; try: poolscope run")
            .arg(display);
    if (!qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return tr("To open a window with Wayland alone, have the package qt6-wayland installed; "
                  "or try: poolscope run");
    return tr("There is no display to open a window on; try: poolscope run");
}

} // namespace poolscope
