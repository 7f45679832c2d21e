#include "tests/bench/ourside.h"

#include "core/machine/thismachine.h"
#include "core/run/catalogue.h"
#include "core/run/runsession.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>

namespace poolscope {

OurSide::OurSide()
    : m_environment(RunEnvironment::workerProgramIn(QCoreApplication::applicationDirPath()),
                    readMachineFacts()) {}

std::optional<RunRecord> OurSide::run(const RunConfig& config, const RunWishes& wishes) {
    if (refusalOf(config, wishes, m_environment)) {
        std::fputs("poolscope-bench: a run cannot be made here; is poolscope-worker built?\n",
                   stderr);
        return std::nullopt;
    }
    // An environment of its own: serial times are remembered in it, and are not to be.
    RunEnvironment environment(m_environment.workerProgram(), m_environment.machine());
    RunSession session(config, environment, wishes);
    QEventLoop loop;
    QObject::connect(&session, &RunSession::ended, &loop, &QEventLoop::quit);
    session.start();
    if (session.phase() != RunSession::Phase::Ended)
        loop.exec();
    const RunRecord& record = session.record();
    if (record.outcome != Outcome::Finished) {
        const int kind = record.failure ? static_cast<int>(record.failure->kind) : -1;
        std::fprintf(stderr, "poolscope-bench: a run failed (failure kind %d)\n", kind);
        return std::nullopt;
    }
    return record;
}

RunConfig squaresConfig(quint64 size, int processes) {
    RunConfig config;
    config.input.size = size;
    config.processes = processes;
    return config;
}

} // namespace poolscope
