#pragma once

#include "core/record/runrecord.h"

class QIODevice;

namespace poolscope {

/// Writes what the notebook's program prints, byte for byte: "Pool    : [0, 1, 4, …]" and a line
/// end, with the results in the order that was asked for. False if @p out takes no more; its error
/// says why.
[[nodiscard]] bool writeNotebookLine(const RunRecord& record, QIODevice& out);

} // namespace poolscope
