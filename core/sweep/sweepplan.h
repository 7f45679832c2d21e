#pragma once

#include "core/record/sweeprecord.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace poolscope {

/// More points than that are no sweep of one sitting.
inline constexpr std::size_t MostPoints = 10'000;

/// Every number of processes with every schedule, each once, in the order of preference: fewest
/// processes first, then the fewest, so largest, chunks of @p config's input.
[[nodiscard]] std::vector<SweepSetting> sweepSettings(const RunConfig& config,
                                                      const std::vector<int>& processes,
                                                      const std::vector<Schedule>& schedules);

/// One run of a block: a point, or the serial time (nothing).
using BlockStep = std::optional<std::size_t>;

/// Puts a point with @p setting among those of @p sweep, where the order of preference has it; if
/// there is one already, that is in again.
void addPoint(SweepRecord& sweep, const SweepSetting& setting);

/// What block @p block runs of @p points, in an order that @p seed shuffles, so that whatever
/// changes on the machine meanwhile hits all alike. The serial time is among them if @p withSerial.
[[nodiscard]] std::vector<BlockStep> blockSteps(const std::vector<std::size_t>& points,
                                                bool withSerial, int block, quint64 seed);

} // namespace poolscope
