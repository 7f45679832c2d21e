#pragma once

#include "core/record/runrecord.h"

#include <iosfwd>
#include <rapidcheck.h>

namespace poolscope {

/// Records as finished runs leave them, for properties that hold for every one:
///
///     void nothingIsLostOnTheWay() {
///         QVERIFY(rc::check("a record stays what it is", [] {
///             const RunRecord record = *arbitraryRecord();
///             RC_ASSERT(cameBack(record) == record.chunks.size());
///         }));
///     }
///
/// A hundred of them, the first ones small; a property that does not hold is told with the smallest
/// record for which it does not, in the words of tests/support/recordbuilder.h. The same seed makes
/// the same records (RC_PARAMS="seed=1 max_success=500").
///
/// All of them were made by a RecordWriter. Numbers, processes, schedules and work vary; processes
/// die and are replaced, stand still and are thawed, are never needed; chunks take no time, begin
/// when the one before ends, and are done again; the serial time is known or not.
[[nodiscard]] rc::Gen<RunRecord> arbitraryRecord();

/// How RapidCheck prints one.
void showValue(const RunRecord& record, std::ostream& stream);

} // namespace poolscope
