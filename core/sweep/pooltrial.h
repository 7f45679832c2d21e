#pragma once

#include "core/run/runsession.h"
#include "core/sweep/trial.h"

namespace poolscope {

/// A run on an engine of the catalogue.
class PoolTrial final : public Trial {
    Q_OBJECT

public:
    PoolTrial(const RunConfig& config, RunEnvironment& environment);

    void start() override { m_session.start(); }

private:
    void tell();

    RunSession m_session;
};

} // namespace poolscope
