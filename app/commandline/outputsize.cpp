#include "app/commandline/outputsize.h"

#include "core/plan/chunkplan.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

/// {"index":0,"first":0,"count":1,"process":1,"started_ns":1,"finished_ns":1,"cpu":0,"attempt":1},
constexpr quint64 LeastJsonPerChunk = 95;
/// A row of small numbers; those with real times have 28.
constexpr quint64 LeastRunFilePerChunk = 20;

/// Characters of the squares of @p first … @p first + @p count − 1, each followed by a comma.
quint64 textOfSquares(quint64 first, quint64 count) {
    const quint64 end = first + count;
    quint64 characters = 2 * count; // a digit each, and the comma
    // One digit more from 4 on, whose square has two, then from 10, from 32, ….
    for (quint64 power = 10;; power *= 10) {
        quint64 root =
            std::min<quint64>(static_cast<quint64>(std::sqrt(static_cast<double>(power))), end);
        while (root < end && root * root < power)
            ++root;
        if (root >= end)
            return characters;
        characters += end - std::max(first, root);
        if (power > std::numeric_limits<quint64>::max() / 10)
            return characters;
    }
}

} // namespace

quint64 leastJsonBytes(const RunConfig& config, JsonResults results) {
    const quint64 chunks = ChunkPlan(config).chunks() * LeastJsonPerChunk;
    if (results == JsonResults::LeftOut)
        return chunks;
    const quint64 quotes = results == JsonResults::Texts ? 2 * config.input.size : 0;
    return chunks + textOfSquares(config.input.first, config.input.size) + quotes;
}

quint64 leastRunFileBytes(const RunConfig& config) {
    return ChunkPlan(config).chunks() * LeastRunFilePerChunk;
}

} // namespace poolscope
