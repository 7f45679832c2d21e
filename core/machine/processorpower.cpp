#include "core/machine/processorpower.h"

#include "core/base/clock.h"

#include <QDir>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds LongestLook = 2 * NsPerMs;

QString wordIn(const QString& path) {
    return readSystemFile(path).trimmed();
}

std::optional<bool> flagIn(const QString& path) {
    const QString word = wordIn(path);
    return word.isEmpty() ? std::nullopt : std::optional(word != "0"_L1);
}

QString frequencyFolder(int core, const SystemFolders& folders) {
    return QStringLiteral("%1/devices/system/cpu/cpu%2/cpufreq/").arg(folders.sys).arg(core);
}

/// Intel's driver has a switch of its own, the other way round.
std::optional<bool> boosts(const SystemFolders& folders) {
    const QString all = folders.sys + "/devices/system/cpu/"_L1;
    if (const auto isOff = flagIn(all + "intel_pstate/no_turbo"_L1))
        return !*isOff;
    return flagIn(all + "cpufreq/boost"_L1);
}

/// Batteries of mice and keyboards are listed, too. Nothing: the machine has none.
std::optional<bool> isOnBattery(const SystemFolders& folders) {
    const QString all = folders.sys + "/class/power_supply/"_L1;
    std::optional<bool> isOn;
    bool isPluggedIn = false;
    for (const QString& name : QDir(all).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString supply = all + name;
        const bool isBattery = wordIn(supply + "/type"_L1) == "Battery"_L1;
        if (!isBattery)
            isPluggedIn = isPluggedIn || flagIn(supply + "/online"_L1).value_or(false);
        else if (wordIn(supply + "/scope"_L1) != "Device"_L1)
            isOn = isOn.value_or(false) || wordIn(supply + "/status"_L1) == "Discharging"_L1;
    }
    return isOn ? std::optional(*isOn && !isPluggedIn) : std::nullopt;
}

} // namespace

PowerSettings readPowerSettings(int core, const SystemFolders& folders) {
    const QString folder = frequencyFolder(core, folders);
    return {wordIn(folder + "scaling_governor"_L1), wordIn(folder + "scaling_driver"_L1),
            wordIn(folder + "energy_performance_preference"_L1), boosts(folders),
            isOnBattery(folders)};
}

CoreFrequencies::CoreFrequencies(const std::vector<int>& cores, const SystemFolders& folders) {
    for (const int core : cores) {
        const QString folder = frequencyFolder(core, folders);
        const double highest = wordIn(folder + "cpuinfo_max_freq"_L1).toDouble();
        if (highest > 0)
            m_cores.push_back({folder + "scaling_cur_freq"_L1, highest});
    }
}

std::optional<double> CoreFrequencies::highestShare() const {
    const std::int64_t begun = monotonicNow();
    std::optional<double> highest;
    for (const Core& core : m_cores) {
        const double now = wordIn(core.file).toDouble();
        if (now > 0)
            highest = std::max(highest.value_or(0), now / core.highest);
        if (monotonicNow() - begun > LongestLook)
            break;
    }
    return highest;
}

} // namespace poolscope
