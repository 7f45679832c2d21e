#pragma once

#include "core/record/moment.h"

namespace poolscope {

// What happens in a run, step by step: a process gets ready or ends, a chunk begins or is finished.

/// When something happens next; the end of the record if nothing does.
[[nodiscard]] Nanoseconds nextEvent(const Moment& moment);

/// When something happened last before the moment; 0 if nothing did.
[[nodiscard]] Nanoseconds previousEvent(const Moment& moment);

} // namespace poolscope
