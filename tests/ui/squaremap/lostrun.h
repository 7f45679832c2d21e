#pragma once

#include "tests/support/recordbuilder.h"

namespace poolscope {

/// A run in four chunks of as many of @p numbers. The first is done at 20. The second is lost at
/// 30, when process 2 is killed, and computed again by process 3 from 45 to 60. The third is done
/// at 70. The fourth is still at work when the run is stopped at 100.
[[nodiscard]] inline RunRecord lostRun(quint64 numbers) {
    const quint64 count = numbers / 4;
    RunRecord run = record(QStringLiteral("wall 100 stopped processes 3\n"
                                          "1: ready 5 chunk 10-20x%1\n"
                                          "2: ready 5 at 12 of %1 ended 30 lost killed\n"
                                          "3: replaces 2 spawned 31 ready 40 redo 45-60 "
                                          "chunk 60-70x%1\n"
                                          "4: ready 5 at 20 of %1 ended 99 lost")
                               .arg(count));
    run.config.input.size = numbers;
    run.config.schedule = {ScheduleKind::Fixed, count};
    planAsAsked(run);
    run.processes.back().end = ProcessEnd::Stopped;
    run.processes.back().lane = 3;
    return run;
}

} // namespace poolscope
