#pragma once

#include "core/record/runrecord.h"

class QIODevice;

namespace poolscope {

/// Whether a run's JSON holds its results, 8 bytes and more of text for each number, and how: as
/// numbers, or as texts. Many readers keep numbers as doubles, which round those above 2^53.
enum class JsonResults { Numbers, Texts, LeftOut };

/// Writes @p record as JSON, format "poolscope.run" version 1; the fields are described in the
/// README. Whatever is not known or did not happen is null. False if @p out takes no more; its
/// error says why.
[[nodiscard]] bool writeRunJson(const RunRecord& record, JsonResults results, QIODevice& out);

} // namespace poolscope
