#pragma once

#include "core/metrics/sweepsummary.h"

#include <QString>
#include <QStringList>

namespace poolscope {

/// One of the settings of @p sweep: "2 processes", "2 processes, chunks of 25".
[[nodiscard]] QString settingText(const SweepRecord& sweep, const SweepSetting& setting);

/// What may mislead in @p sweep's figures, a sentence each; empty: nothing known.
[[nodiscard]] QStringList sweepWarnings(const SweepRecord& sweep, const SweepSummary& summary);

/// Why there is no fit, in a sentence.
[[nodiscard]] QString noFitText(NoFit reason);

} // namespace poolscope
