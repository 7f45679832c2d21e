#pragma once

#include "core/record/runrecord.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace poolscope {

// Orders of a record's finished chunks, as places in its list of them. 10^7 take a good part of a
// second: nothing comes of it once @p stop has been requested.

/// In the order of the input.
[[nodiscard]] std::optional<std::vector<quint32>> chunksByInput(const RunRecord& record,
                                                                const std::stop_token& stop = {});

/// In the order in which they were completed.
[[nodiscard]] std::optional<std::vector<quint32>>
chunksByCompletion(const RunRecord& record, const std::stop_token& stop = {});

/// Whether @p one comes before @p other in the order of completion.
[[nodiscard]] bool completedBefore(const ChunkEvent& one, const ChunkEvent& other);

} // namespace poolscope
