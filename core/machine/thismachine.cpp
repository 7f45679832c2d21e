#include "core/machine/thismachine.h"

#include "core/machine/controlgroups.h"

#include <QSysInfo>

#include <algorithm>
#include <cmath>
#include <thread>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

int onlineCores() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// Those that this process may run on.
std::optional<int> allowedCores() {
#if defined(__linux__)
    cpu_set_t mask;
    if (sched_getaffinity(0, sizeof mask, &mask) == 0)
        return std::max(1, CPU_COUNT(&mask));
#endif
    return std::nullopt;
}

/// All that the machine has, in bytes.
quint64 installedMemory() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    return pages > 0 ? static_cast<quint64>(pages) * static_cast<quint64>(sysconf(_SC_PAGESIZE))
                     : 0;
}

int usableCoresUnder(std::optional<double> quota) {
    const int cores = allowedCores().value_or(onlineCores());
    return std::clamp(static_cast<int>(std::ceil(quota.value_or(cores))), 1, cores);
}

} // namespace

int usableCores() {
    return usableCoresUnder(ControlGroups().quotaCores());
}

/// From a line such as "MemAvailable:   24683600 kB".
std::optional<quint64> availableMemory(const SystemFolders& folders) {
    const QString text = readSystemFile(folders.proc + "/meminfo"_L1);
    const QString name = u"MemAvailable:"_s;
    const qsizetype at = text.indexOf(name);
    if (at < 0)
        return std::nullopt;
    const qsizetype from = at + name.size();
    const QStringView number = QStringView(text).sliced(from, text.indexOf(u"kB"_s, from) - from);
    return number.trimmed().toULongLong() * 1024;
}

MachineFacts readMachineFacts() {
    MachineFacts facts;
    facts.quotaCores = ControlGroups().quotaCores();
    facts.usableCores = usableCoresUnder(facts.quotaCores);
    facts.onlineCores = onlineCores();
    facts.memoryBytes = installedMemory();
    facts.system = QSysInfo::prettyProductName() + u", "_s + QSysInfo::kernelType() + u' ' +
                   QSysInfo::kernelVersion();
    facts.version = QStringLiteral(POOLSCOPE_VERSION);
    facts.qtVersion = QString::fromLatin1(qVersion());
    return facts;
}

} // namespace poolscope
