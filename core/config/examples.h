#pragma once

#include "core/config/runconfig.h"

#include <array>

namespace poolscope {

/// Prepared experiments; each opens in the state in which it shows its point. core/words names and
/// explains them.
enum class Example {
    Notebook,
    WorthIt,
    Unequal,
    Waiting,
    TooMany,
    ChunksOfOne,
    OneHeavy,
    ManyNumbers,
    ProcessKilled,
    PoolWaits,
    ExecutorGivesUp
};

inline constexpr std::array<Example, 11> Examples{
    Example::Notebook,      Example::WorthIt,     Example::Unequal,        Example::Waiting,
    Example::TooMany,       Example::ChunksOfOne, Example::OneHeavy,       Example::ManyNumbers,
    Example::ProcessKilled, Example::PoolWaits,   Example::ExecutorGivesUp};

/// The experiment of @p example on a machine with @p usableCores.
[[nodiscard]] RunConfig exampleConfig(Example example, int usableCores);

} // namespace poolscope
