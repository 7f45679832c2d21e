#pragma once

#include "core/record/machinefacts.h"
#include "core/report/jsonstream.h"

#include <optional>

namespace poolscope {

// What several of our JSON formats have in common.

/// @p value, or null.
template<typename Value>
[[nodiscard]] std::optional<Value> knownIf(bool known, Value value) {
    return known ? std::optional(value) : std::nullopt;
}

/// The field "machine"; @p throttledNs: time that a quota kept cores from the program.
void writeMachine(JsonStream& json, const MachineFacts& machine,
                  std::optional<Nanoseconds> throttledNs);

} // namespace poolscope
