#pragma once

#include "core/base/nanoseconds.h"
#include "core/config/runwishes.h"

#include <optional>

class QWidget;

namespace poolscope {

/// So long nobody waits without being asked.
inline constexpr Nanoseconds LongSerialNs = 60 * NsPerSecond;

/// Asks whether the serial time, which takes @p wait, is to be measured before the run. Nothing:
/// there is to be no run.
[[nodiscard]] std::optional<RunWishes> askAboutSerial(QWidget& parent, Nanoseconds wait);

} // namespace poolscope
