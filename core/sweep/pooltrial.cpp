#include "core/sweep/pooltrial.h"

#include "core/metrics/disturbance.h"
#include "core/metrics/runsummary.h"

namespace poolscope {

PoolTrial::PoolTrial(const RunConfig& config, RunEnvironment& environment)
    : m_session(config, environment, RunWishes{.measureSerial = false}) {
    connect(&m_session, &RunSession::ended, this, &PoolTrial::tell);
}

void PoolTrial::tell() {
    const RunRecord& record = m_session.record();
    SweptRun run;
    run.failure = record.failure;
    if (record.outcome == Outcome::Finished) {
        const RunSummary summary = summaryOf(record);
        run.wallNs = record.wallNs;
        run.usefulNs = summary.losses.useful;
        run.offCoreNs = summary.losses.offCore;
        if (disturbanceOf(record))
            run.setAside = SetAside::Disturbed;
    }
    emit ended(run, m_session.sharedRecord()); // the last line: the listener may be done with this
}

} // namespace poolscope
