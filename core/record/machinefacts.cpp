#include "core/record/machinefacts.h"

#include "core/record/controlgroups.h"

#include <QSysInfo>

#include <algorithm>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// A field of /proc/meminfo in bytes; lines are "MemTotal:   24683600 kB".
std::optional<quint64> memoryField(const QString& name, const SystemFolders& folders) {
    const QString text = readSystemFile(folders.proc + "/meminfo"_L1);
    const qsizetype at = text.indexOf(name + u':');
    if (at < 0)
        return std::nullopt;
    const qsizetype from = at + name.size() + 1;
    const QStringView number = QStringView(text).sliced(from, text.indexOf(u"kB"_s, from) - from);
    return number.trimmed().toULongLong() * 1024;
}

} // namespace

int usableCores() {
    int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#if defined(__linux__)
    cpu_set_t mask;
    if (sched_getaffinity(0, sizeof mask, &mask) == 0)
        cores = std::max(1, CPU_COUNT(&mask));
#endif
    return std::min(cores, ControlGroups().quotaCores().value_or(cores));
}

std::optional<quint64> availableMemory(const SystemFolders& folders) {
    return memoryField(u"MemAvailable"_s, folders);
}

MachineFacts readMachineFacts() {
    MachineFacts facts;
    facts.usableCores = usableCores();
    facts.onlineCores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    facts.memoryBytes = memoryField(u"MemTotal"_s, {}).value_or(0);
    facts.system = QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' +
                   QSysInfo::kernelVersion();
    facts.version = QStringLiteral(POOLSCOPE_VERSION);
    facts.qtVersion = QString::fromLatin1(qVersion());
    return facts;
}

} // namespace poolscope
