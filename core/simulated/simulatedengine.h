#pragma once

#include "core/engine/engine.h"
#include "core/record/runrecord.h"
#include "core/simulated/simulation.h"

#include <memory>
#include <vector>

namespace poolscope {

/// The engine "simulated": a pool on a machine that is only thought of, in virtual time. Only the
/// results are computed. Works in turns of the event loop:
///
///     simulation ─▶ results ─▶ ended
class SimulatedEngine final : public Engine {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SimulatedEngine)

public:
    /// Simulation::isPossible(@p config, @p machine).
    SimulatedEngine(const RunConfig& config, const VirtualMachine& machine,
                    QObject* parent = nullptr);

    void start(RecordWriter& record) override;
    void stop() override;
    void look() override;

private:
    [[nodiscard]] bool takeMemory();
    void begin();
    void goOn();
    void startNext();
    void tellReady();
    void take(const SimulatedChunk& done);
    void tellProgress();
    void finishRecord();
    void endProcesses(ProcessEnd how, Nanoseconds now);
    void computeResults();

    RunConfig m_config;
    VirtualMachine m_machine;
    Simulation m_simulation;
    FrameBudget m_budget;
    RecordWriter* m_writer = nullptr;
    std::vector<Nanoseconds> m_cpuNs; ///< in finished chunks, of those that were started
    int m_ready = 0;                  ///< processes that are ready on the record
    std::shared_ptr<std::uint64_t> m_results;
    quint64 m_computed = 0; ///< results
    bool m_stopping = false;
};

} // namespace poolscope
