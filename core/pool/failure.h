#pragma once

#include "core/pool/workerprocess.h"
#include "core/record/runfailure.h"
#include "core/record/runrecord.h"

namespace poolscope {

struct PoolMember;

/// Why a run failed whose process came to this end, told by nobody. @p reported: what the process
/// itself said is wrong, if it did.
[[nodiscard]] RunFailure failureOf(const WorkerEnd& end, const QString& reported);

/// The same for a member of a pool, with its number and the chunk that it was at.
[[nodiscard]] RunFailure failureOf(const PoolMember& member, const RunRecord& record);

/// @p member is stuck since @p stillNs, in a pool that does not replace it.
[[nodiscard]] RunFailure stuckFailure(const PoolMember& member, const RunRecord& record,
                                      Nanoseconds stillNs);

/// The system refused the board; @p code is its errno.
[[nodiscard]] RunFailure boardFailure(int code);

/// What was measured breaks a rule of records, @p rule, as when a clock goes its own way.
[[nodiscard]] RunFailure unlikelyFailure(const QString& rule);

/// How a member ended, as records have it.
[[nodiscard]] ProcessEnd processEndOf(const PoolMember& member);

} // namespace poolscope
