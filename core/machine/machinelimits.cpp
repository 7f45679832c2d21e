#include "core/machine/machinelimits.h"

#include "core/machine/thismachine.h"

#include <QDir>
#include <QStringList>

#include <algorithm>
#include <fcntl.h>
#include <limits>
#include <sys/resource.h>
#include <unistd.h>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

std::optional<quint64> softLimit(decltype(RLIMIT_NOFILE) resource) {
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    return limit.rlim_cur;
}

/// A field of a file such as /proc/self/status, with lines "Threads:\t1".
QString fieldOf(const QString& text, const QString& name) {
    const QString start = name + u':';
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (line.startsWith(start))
            return line.sliced(start.size()).trimmed().toString();
    }
    return {};
}

/// "Uid:" tells the real, effective, saved and file system's user; limits count for the real one.
QString realUser(const QString& status) {
    return fieldOf(status, u"Uid"_s).section(u'\t', 0, 0);
}

/// The kernel counts threads; these are all of the machine: "0.20 0.18 0.12 1/80 11206".
std::optional<quint64> threadsOfMachine(const SystemFolders& folders) {
    const QString loads = readSystemFile(folders.proc + "/loadavg"_L1);
    bool known = false;
    const quint64 all = loads.section(u' ', 3, 3).section(u'/', 1, 1).toULongLong(&known);
    return known ? std::optional(all) : std::nullopt;
}

quint64 threadsOfUser(const QString& user, const SystemFolders& folders) {
    quint64 sum = 0;
    for (const QString& entry : QDir(folders.proc).entryList(QDir::Dirs)) {
        bool isPid = false;
        entry.toLongLong(&isPid);
        if (!isPid)
            continue;
        const QString status = readSystemFile(folders.proc + u'/' + entry + "/status"_L1);
        if (realUser(status) == user)
            sum += fieldOf(status, u"Threads"_s).toULongLong();
    }
    return sum;
}

/// The limit does not hold for root, nor with CAP_SYS_RESOURCE or CAP_SYS_ADMIN, but for who is
/// root only in a container (a user namespace).
bool mayStartAnyNumber(const QString& status, const SystemFolders& folders) {
    const QString users = readSystemFile(folders.proc + "/self/uid_map"_L1).simplified();
    if (users != "0 0 4294967295"_L1)
        return false;
    constexpr quint64 Capabilities = quint64{1} << 24 | quint64{1} << 21;
    const quint64 own = fieldOf(status, u"CapEff"_s).toULongLong(nullptr, 16);
    return realUser(status) == "0"_L1 || (own & Capabilities) != 0;
}

std::optional<Room> tighter(const std::optional<Room>& one, const std::optional<Room>& other) {
    if (!one || !other)
        return one ? one : other;
    return other->left < one->left ? other : one;
}

std::optional<Room> roomOf(std::optional<quint64> left, LimitedBy by) {
    return left ? std::optional(Room{*left, by}) : std::nullopt;
}

} // namespace

MachineLimits::MachineLimits(const SystemFolders& folders)
    : m_folders(folders)
    , m_groups(folders) {}

std::optional<Room> MachineLimits::memory() const {
    return tighter(roomOf(availableMemory(m_folders), LimitedBy::Machine),
                   roomOf(m_groups.memoryLeft(), LimitedBy::ControlGroup));
}

std::optional<quint64> MachineLimits::addresses() const {
    const std::optional<quint64> limit = softLimit(RLIMIT_AS);
    if (!limit)
        return std::nullopt;
    bool known = false;
    const QString sizes = readSystemFile(m_folders.proc + "/self/statm"_L1);
    const quint64 pages = sizes.section(u' ', 0, 0).toULongLong(&known);
    if (!known)
        return std::nullopt;
    const quint64 mapped = pages * static_cast<quint64>(sysconf(_SC_PAGESIZE));
    return *limit - std::min(*limit, mapped);
}

std::optional<Room> MachineLimits::processes(quint64 enough) const {
    const std::optional<quint64> all = threadsOfMachine(m_folders);
    return tighter(roomOf(processesOfMachine(all), LimitedBy::Machine),
                   tighter(roomOf(processesOfAccount(all, enough), LimitedBy::Account),
                           roomOf(m_groups.processesLeft(), LimitedBy::ControlGroup)));
}

std::optional<quint64> MachineLimits::processesOfMachine(const std::optional<quint64>& all) const {
    const auto limit = [this](QLatin1StringView name) {
        bool known = false;
        const quint64 most =
            readSystemFile(m_folders.proc + "/sys/kernel/"_L1 + name).toULongLong(&known);
        return known ? most : std::numeric_limits<quint64>::max();
    };
    const quint64 most = std::min(limit("pid_max"_L1), limit("threads-max"_L1));
    if (!all || most == std::numeric_limits<quint64>::max())
        return std::nullopt;
    return most - std::min(most, *all);
}

std::optional<quint64> MachineLimits::processesOfAccount(const std::optional<quint64>& all,
                                                         quint64 enough) const {
    const std::optional<quint64> limit = softLimit(RLIMIT_NPROC);
    if (!limit)
        return std::nullopt;
    if (all && *all <= *limit && *limit - *all >= enough)
        return std::nullopt;
    const QString status = readSystemFile(m_folders.proc + "/self/status"_L1);
    if (status.isEmpty() || mayStartAnyNumber(status, m_folders))
        return std::nullopt;
    return *limit - std::min(*limit, threadsOfUser(realUser(status), m_folders));
}

std::optional<quint64> MachineLimits::fileSize() {
    return softLimit(RLIMIT_FSIZE);
}

std::optional<OpenFileLimits> MachineLimits::openFiles() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    return OpenFileLimits{limit.rlim_cur, limit.rlim_max};
}

quint64 MachineLimits::unopenedFiles(quint64 limit, quint64 enough) {
    quint64 count = 0;
    for (quint64 fd = 0; fd < limit && count < enough; ++fd)
        count += fcntl(static_cast<int>(fd), F_GETFD) == -1 ? 1 : 0;
    return count;
}

} // namespace poolscope
