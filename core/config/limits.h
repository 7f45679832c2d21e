#pragma once

#include "core/config/runconfig.h"

#include <QtGlobal>

namespace poolscope {

/// The largest number that can be squared: its square is the largest that fits unsigned 64 bit.
inline constexpr quint64 LargestNumber = 4'294'967'295;
inline constexpr quint64 LargestSize = LargestNumber + 1;
inline constexpr int FewestProcesses = 1;
inline constexpr int MostProcesses = 1024;
inline constexpr int MostSimulatedProcesses = 65'536;

/// How many processes @p engine has at most.
[[nodiscard]] constexpr int mostProcesses(EngineId engine) {
    return engine == EngineId::Simulated ? MostSimulatedProcesses : MostProcesses;
}

inline constexpr int MostVirtualCores = 65'536;
inline constexpr int MostRetries = 1000;
/// Seeds travel through JSON, whose numbers are exact up to here.
inline constexpr quint64 LargestSeed = 9'007'199'254'740'992;

} // namespace poolscope
