#include "core/words/endwords.h"

#include <QCoreApplication>

#include <cstring>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EndWords)
};

} // namespace

QString endText(ProcessEnd end) {
    switch (end) {
    case ProcessEnd::Running:
        return Words::tr("has not ended");
    case ProcessEnd::Finished:
        return Words::tr("ended when it was told to");
    case ProcessEnd::Killed:
        return Words::tr("was killed");
    case ProcessEnd::Crashed:
        return Words::tr("crashed");
    case ProcessEnd::Exited:
        return Words::tr("ended by itself");
    case ProcessEnd::Stopped:
        return Words::tr("was stopped");
    case ProcessEnd::Stuck:
        return Words::tr("stood still and was ended");
    case ProcessEnd::Held:
        return Words::tr("did not end when it was killed");
    }
    Q_UNREACHABLE();
}

QString endText(ProcessEnd end, int signal, int exitCode) {
    switch (end) {
    case ProcessEnd::Killed:
        return Words::tr("was killed by signal %1").arg(signalText(signal));
    case ProcessEnd::Crashed:
        return Words::tr("crashed with signal %1").arg(signalText(signal));
    case ProcessEnd::Exited:
        return Words::tr("ended by itself with exit code %1").arg(exitCode);
    default:
        return endText(end);
    }
}

QString endText(const ProcessRecord& process) {
    return endText(process.end, process.signal, process.exitCode);
}

QString signalText(int signal) {
    const char* name = sigabbrev_np(signal);
    return name == nullptr ? QString::number(signal)
                           : Words::tr("%1 (SIG%2)").arg(signal).arg(QLatin1StringView(name));
}

} // namespace poolscope
