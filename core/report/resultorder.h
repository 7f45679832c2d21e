#pragma once

#include "core/record/runrecord.h"

#include <functional>

namespace poolscope {

/// Calls @p visit with the positions of the results, range after range, in the order that the
/// record's configuration asks for: the input's, or that in which chunks were completed. Stops when
/// @p visit returns false, and tells whether it never did.
bool visitResults(const RunRecord& record,
                  const std::function<bool(quint64 position, quint64 count)>& visit);

} // namespace poolscope
