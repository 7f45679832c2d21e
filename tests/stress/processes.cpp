#include "tests/stress/processes.h"

#include <QDir>
#include <QFile>
#include <QStringList>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(qint64 pid, QLatin1StringView file) {
    QFile open(u"/proc/%1/"_s.arg(pid) + file);
    return open.open(QIODevice::ReadOnly) ? open.read(65536) : QByteArray();
}

/// State and parent, from behind the name in parentheses.
struct Stat {
    char state = ' ';
    qint64 parent = 0;
};

Stat statOf(qint64 pid) {
    const QByteArray text = contents(pid, "stat"_L1);
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 2 || fields[0].isEmpty())
        return {};
    return {fields[0].at(0), fields[1].toLongLong()};
}

} // namespace

std::vector<SeenWorker> seenWorkers(qint64 driverPid) {
    std::vector<SeenWorker> workers;
    for (const QString& entry : QDir(u"/proc"_s).entryList(QDir::Dirs, QDir::NoSort)) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        if (!isPid)
            continue;
        const Stat stat = statOf(pid);
        if (stat.parent != driverPid || stat.state == 'Z' || stat.state == 'X')
            continue;
        const QByteArray command = contents(pid, "cmdline"_L1).replace('\0', ' ').trimmed();
        // See core/worker/workerarguments.h; "run" is a driver that is about to become a worker,
        // and might become the one that measures the serial time.
        if (command.contains("poolscope-worker pool ") ||
            command.contains("poolscope-worker replacement ") ||
            (command.contains(" run ") && command.contains("--baseline skip")))
            workers.push_back({pid, stat.state, command});
    }
    return workers;
}

QString standOf(qint64 driverPid) {
    QString text =
        u"driver %1 in state %2"_s.arg(driverPid).arg(QLatin1Char(statOf(driverPid).state));
    for (const SeenWorker& worker : seenWorkers(driverPid)) {
        text += u"; %1 (%2) in state %3"_s.arg(worker.pid)
                    .arg(QString::fromLocal8Bit(worker.command))
                    .arg(QLatin1Char(worker.state));
    }
    return text;
}

QStringList namedMemory(const QString& folder) {
    return QDir(folder).entryList({u"*poolscope*"_s}, QDir::Files | QDir::System | QDir::Hidden);
}

} // namespace poolscope
