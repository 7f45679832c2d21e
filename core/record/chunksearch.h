#pragma once

#include "core/record/runrecord.h"

namespace poolscope {

/// The index of the first finished chunk that reaches beyond @p position of the input, or some
/// index before it of chunks that are not finished. Chunks lie in the input as their indexes follow
/// each other; looks at few of them.
[[nodiscard]] std::size_t firstChunkBeyond(const RunRecord& record, quint64 position);

} // namespace poolscope
