#pragma once

#include "core/config/runconfig.h"
#include "core/plan/chunkplan.h"

#include <QString>

#include <memory>
#include <optional>

namespace poolscope {

/// One call of map, imap, apply … Chunk numbers and positions run on over all maps of a run.
struct MapRecord {
    QString function;          ///< "function_square"
    quint64 firstPosition = 0; ///< in the run's inputs, laid end to end
    quint64 size = 0;          ///< how many of them
    quint64 firstChunk = 0;
    std::optional<quint64> chunks; ///< nothing: not known before, as for imap over an iterator
    /// Which chunks they are, numbered and placed within the map; null: not known before.
    std::shared_ptr<const ChunkPlan> plan;
    ResultOrder order = ResultOrder::Input;
    Nanoseconds beganNs = 0;
    std::optional<Nanoseconds> doneNs; ///< when the driver knew that every chunk is done
};

} // namespace poolscope
