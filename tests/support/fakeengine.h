#pragma once

#include "core/engine/engine.h"
#include "core/plan/chunkplan.h"
#include "core/record/recordwriter.h"

#include <QPointer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace poolscope {

class RunEnvironment;

/// An engine whose run a test plays, in times that the test gives: no processes, no patience. All
/// processes are there and ready 1 ms after the start.
///
///     engine.begin(1, 2 * NsPerMs);    // process 1 begins the next chunk
///     engine.finish(1, 5 * NsPerMs);   // and finishes it
///     engine.complete(9 * NsPerMs);    // all that is left is done, and the run ends
///
/// What happens earlier than something before it happens at that one's time.
class FakeEngine final : public Engine {
    Q_OBJECT

public:
    explicit FakeEngine(const RunConfig& config);

    void start(RecordWriter& record) override;
    /// Ends at the time that was reached.
    void stop() override;
    void look() override;
    /// Does it at once, at the time that was reached.
    void act(int process, ProcessAction action) override;

    using Engine::stuckProcesses;

    /// Once started it completes by itself, from the event loop.
    void completesAt(Nanoseconds wall) { m_wall = wall; }

    /// For all that has no word here.
    [[nodiscard]] RecordWriter& writer() { return *m_writer; }

    void begin(int process, Nanoseconds at);
    void finish(int process, Nanoseconds at);
    /// Everybody who is not frozen finishes a chunk @p at that time, and begins the next.
    void work(Nanoseconds at);
    /// The process is killed; what it was at is lost, and another one takes its lane at once.
    void die(int process, Nanoseconds at);
    void freeze(int process, Nanoseconds at);
    /// One that people were asked about moves again.
    void thaw(int process, Nanoseconds at);
    /// It has stood still since @p since, and people are asked @p at that time.
    void stick(int process, Nanoseconds since, Nanoseconds at);
    /// The process is killed, and nobody does its chunk again.
    void waitForEver(int process, Nanoseconds at);
    /// Whoever is free does what is left; the run ends at @p wall.
    void complete(Nanoseconds wall);
    void fail(const RunFailure& failure, Nanoseconds wall);

    /// What people did to processes.
    std::vector<std::pair<int, ProcessAction>> acts;
    bool stopped = false;

private:
    [[nodiscard]] const ProcessRecord& process(int number) const;
    [[nodiscard]] bool hasNext() const;
    void reach(Nanoseconds at);
    void move(int process);
    void replace(int process, const ProcessFate& fate);
    void startAgain(int process);
    std::optional<LostAttempt> lose(int process, const ProcessFate& fate);
    void end(Nanoseconds wall, const std::optional<RunFailure>& failure);

    RunConfig m_config;
    std::shared_ptr<const ChunkPlan> m_plan;
    std::shared_ptr<std::vector<std::uint64_t>> m_results;
    RecordWriter* m_writer = nullptr;
    std::vector<quint64> m_again; ///< chunks that were lost, to be done first
    quint64 m_next = 0;           ///< chunk
    Nanoseconds m_now = 0;
    std::optional<Nanoseconds> m_wall; ///< of a run that completes by itself
    bool m_ended = false;
};

/// All runs of @p environment are played from now on; @p newest: the engine of the last one.
void playRuns(RunEnvironment& environment, QPointer<FakeEngine>& newest);

/// The same with runs that finish by themselves, at once; they tell to have taken @p wall.
void playRuns(RunEnvironment& environment, Nanoseconds wall);

} // namespace poolscope
