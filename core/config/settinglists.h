#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <QString>

#include <vector>

namespace poolscope {

// Settings as sweeps have them: several values of one, with commas in between, in the order in
// which they stand. Each value is read as for a single run.

/// "1,2,4" or "1-4,8".
[[nodiscard]] Result<std::vector<int>, Problem> parseProcessList(const QString& text);
/// "static,guided:2".
[[nodiscard]] Result<std::vector<Schedule>, Problem> parseScheduleList(const QString& text);
/// "1,10,1k".
[[nodiscard]] Result<std::vector<Schedule>, Problem> parseChunkSizeList(const QString& text);

} // namespace poolscope
