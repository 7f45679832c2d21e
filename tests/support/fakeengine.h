#pragma once

#include "core/engine/engine.h"
#include "core/plan/chunkplan.h"
#include "core/record/recordwriter.h"

#include <memory>
#include <utility>
#include <vector>

namespace poolscope {

/// An engine whose run a test plays, in times that the test gives: no processes, no patience. All
/// processes are there and ready 1 ms after the start.
///
///     engine.begin(1, 2 * NsPerMs);    // process 1 begins the next chunk
///     engine.finish(1, 5 * NsPerMs);   // and finishes it
///     engine.complete(9 * NsPerMs);    // all that is left is done, and the run ends
class FakeEngine final : public Engine {
    Q_OBJECT

public:
    explicit FakeEngine(const RunConfig& config);

    void start(RecordWriter& record) override;
    /// Ends at the time that was reached.
    void stop() override;
    void look() override;

    void act(int process, ProcessAction action) override { acts.emplace_back(process, action); }

    /// For all that has no word here.
    [[nodiscard]] RecordWriter& writer() { return *m_writer; }

    void begin(int process, Nanoseconds at);
    void finish(int process, Nanoseconds at);
    /// The process is killed; what it was at is lost, and another one takes its lane at once.
    void die(int process, Nanoseconds at);
    /// Whoever is free does what is left; the run ends at @p wall.
    void complete(Nanoseconds wall);
    void fail(const RunFailure& failure, Nanoseconds wall);

    /// What people did to processes.
    std::vector<std::pair<int, ProcessAction>> acts;
    bool stopped = false;

private:
    void end(Nanoseconds wall, const std::optional<RunFailure>& failure);

    RunConfig m_config;
    std::shared_ptr<const ChunkPlan> m_plan;
    std::shared_ptr<std::vector<std::uint64_t>> m_results;
    RecordWriter* m_writer = nullptr;
    std::vector<quint64> m_again; ///< chunks that were lost, to be done first
    quint64 m_next = 0;           ///< chunk
    Nanoseconds m_now = 0;
    bool m_ended = false;
};

} // namespace poolscope
