#pragma once

#include "tests/support/claimmodel.h"

#include <cstddef>

namespace poolscope {

/// What was found in all that can happen to a map.
struct Exploration {
    std::size_t states = 0;     ///< different ones
    std::size_t moves = 0;      ///< from one of them to another
    std::size_t ends = 0;       ///< states in which the map is taken for done
    std::size_t longestWay = 0; ///< moves from the start to an end, at most
    QString fault;              ///< the first that was found, and the way to it; empty: none
};

/// Goes through every order in which the moves of a map of @p shape can happen, and checks each
/// state once. Faults are also: that nothing can move before the end (somebody dying does not count
/// as moving), and that a state can come back, so that a map might go on for ever. With
/// @p mostStates it gives up, which is a fault too.
[[nodiscard]] Exploration explore(const ClaimShape& shape, std::size_t mostStates);

} // namespace poolscope
