#pragma once

#include "core/record/runrecord.h"

class QIODevice;

namespace poolscope {

/// Writes a summary of a run that has ended as Markdown, in the language of the program: what came
/// of it and why, its settings, its processes, its machine. False if @p out takes no more; its
/// error says why.
[[nodiscard]] bool writeRunMarkdown(const RunRecord& record, QIODevice& out);

} // namespace poolscope
