#include "tests/support/realrun.h"

#include "core/machine/thismachine.h"
#include "core/run/runsession.h"
#include "tests/support/program.h"

#include <QSignalSpy>

namespace poolscope {

RunRecord realRun(const RunConfig& config, const RunWishes& wishes) {
    RunEnvironment environment(programPath(QStringLiteral("poolscope-worker")), readMachineFacts());
    RunSession session(config, environment, wishes);
    QSignalSpy ended(&session, &RunSession::ended);
    session.start();
    return ended.wait(60'000) ? session.record() : RunRecord{};
}

} // namespace poolscope
