#include "app/window/displayopening.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace poolscope {

namespace {

void listen(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", noDisplaySentence().toUtf8().constData());
        _exit(EXIT_FAILURE);
    }
    // What plugins were tried is of no use to people.
    if (!QByteArrayView(context.category).startsWith("qt.qpa."))
        std::fprintf(stderr, "%s\n",
                     qFormatLogMessage(type, context, message).toUtf8().constData());
}

} // namespace

DisplayOpening::DisplayOpening()
    : m_before(qInstallMessageHandler(listen)) {}

DisplayOpening::~DisplayOpening() {
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
