#pragma once

#include "core/engine/engine.h"
#include "core/run/runenvironment.h"

#include <memory>

namespace poolscope {

class RunSession;
class SimulatedEngine;

/// The engine "simulated" on a machine that costs what this one does, as far as nothing else is
/// asked for. Where nothing has run on real processes yet, a small pool is measured first, for
/// some milliseconds.
class MeasuredSimulation final : public Engine {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeasuredSimulation)

public:
    MeasuredSimulation(const RunConfig& config, RunEnvironment& environment,
                       QObject* parent = nullptr);
    ~MeasuredSimulation() override;

    void start(RecordWriter& record) override;
    void stop() override;
    void look() override;

private:
    [[nodiscard]] bool needsCosts() const;
    void measure();
    void simulate();

    RunConfig m_config;
    RunEnvironment& m_environment;
    RecordWriter* m_writer = nullptr;
    std::unique_ptr<RunSession> m_small; ///< whose costs are measured
    std::unique_ptr<SimulatedEngine> m_engine;
    bool m_stopping = false;
};

} // namespace poolscope
