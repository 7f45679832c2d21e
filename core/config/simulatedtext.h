#pragma once

#include "core/base/nanoseconds.h"
#include "core/base/result.h"
#include "core/config/problem.h"

#include <QString>

#include <optional>

// Settings of the simulated machine as people write them; see configtext.h.

namespace poolscope {

/// 1 … 65,536, or "here": as many as this machine.
[[nodiscard]] Result<std::optional<int>, Problem> parseVirtualCores(const QString& text);
/// A time such as 300us, or 0, or "here": as measured on this machine. @p field: which cost.
[[nodiscard]] Result<std::optional<Nanoseconds>, Problem> parseCost(Field field,
                                                                    const QString& text);

[[nodiscard]] QString virtualCoresWord(std::optional<int> cores);
[[nodiscard]] QString costWord(std::optional<Nanoseconds> cost);

} // namespace poolscope
