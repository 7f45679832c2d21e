#include "tests/bench/pretendedrun.h"

#include "tests/support/recordbuilder.h"

#include <queue>

#include <random>
#include <vector>

namespace poolscope {

namespace {

constexpr int Processes = 64;
constexpr double ChunkNs = 300.0;
constexpr double GapNs = 30.0;

/// When which process is free.
using Free = std::pair<double, int>;

} // namespace

RunRecord pretendedRun(std::size_t chunks) {
    RunRecord run;
    run.config.processes = Processes;
    run.config.input.size = chunks;
    run.chunks.reserve(chunks); // as an engine does that knows how many there will be
    run.index.reserve(chunks, run.config.processes);
    run.config.schedule = {ScheduleKind::Fixed, 1};
    planAsAsked(run);
    std::priority_queue<Free, std::vector<Free>, std::greater<>> free;
    for (int i = 0; i < Processes; ++i) {
        ProcessRecord process;
        process.number = process.lane = i + 1;
        process.readyNs = NsPerMs + i * NsPerMs / 400;
        process.end = ProcessEnd::Finished;
        free.emplace(static_cast<double>(*process.readyNs), i);
        run.processes.push_back(process);
    }
    std::mt19937 random(1); // NOLINT: the same every time
    std::uniform_real_distribution<double> length(0.8 * ChunkNs, 1.2 * ChunkNs);
    std::vector<std::vector<ChunkEvent>> unseen(Processes);
    double end = 0.0;
    for (std::size_t i = 0; i < chunks; ++i) {
        const auto [start, process] = free.top();
        free.pop();
        ChunkEvent chunk;
        chunk.startedNs = static_cast<Nanoseconds>(start);
        end = start + length(random);
        chunk.finishedNs = static_cast<Nanoseconds>(end);
        chunk.index = chunk.position = static_cast<quint32>(i);
        chunk.count = 1;
        chunk.process = static_cast<quint32>(process + 1);
        unseen[static_cast<std::size_t>(process)].push_back(chunk);
        free.emplace(end + GapNs, process);
        if (i % 20'000 != 0 && i + 1 != chunks)
            continue;
        for (std::vector<ChunkEvent>& seen : unseen) {
            for (const ChunkEvent& event : seen)
                addChunk(run, event);
            seen.clear();
        }
    }
    run.outcome = Outcome::Finished;
    run.wallNs = run.nowNs = static_cast<Nanoseconds>(end) + NsPerMs / 10;
    for (ProcessRecord& process : run.processes)
        process.endedNs = run.nowNs;
    return run;
}

} // namespace poolscope
