#pragma once

#include "core/metrics/losses.h"

#include <QString>

#include <array>

namespace poolscope {

/// A part of a lane's time, in words.
struct LossWords {
    Nanoseconds Losses::*part;
    QString name;    ///< "tail"
    QString meaning; ///< in one plain sentence
};

/// All parts in the order in which they come about. @p kind: what the run's squares did.
[[nodiscard]] std::array<LossWords, 6> lossWords(WorkKind kind);

} // namespace poolscope
