#pragma once

#include "tests/stress/drivenrun.h"

#include <QJsonObject>
#include <QStringList>

namespace poolscope {

/// How a run ended that is all right.
enum class StressOutcome { Finished, Failed, Stopped, Killed, Wrong };

struct Verdict {
    StressOutcome outcome = StressOutcome::Wrong;
    QStringList faults;   ///< empty: all is right
    int deaths = 0;       ///< of worker processes, that the record tells of
    int lostAttempts = 0; ///< as the record tells
    int replacements = 0;
};

/// Whether what became of a run may have become of it.
[[nodiscard]] Verdict judge(const StressPlan& plan, const RunEnd& end);

/// What does not add up in the JSON of a run that finished, has failed or was stopped.
[[nodiscard]] QStringList faultsIn(const QJsonObject& run);

} // namespace poolscope
