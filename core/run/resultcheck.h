#pragma once

#include <QtGlobal>

#include <cstdint>
#include <optional>

namespace poolscope {

/// The position of the first of @p count results from @p position on that is not the square of its
/// number; nothing if all are right. @p first: the number at position 0.
[[nodiscard]] std::optional<quint64> firstWrong(const std::uint64_t* results, quint64 first,
                                                quint64 position, quint64 count);

} // namespace poolscope
