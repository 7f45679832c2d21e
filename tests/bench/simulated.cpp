// How long the simulation of a large pool takes: 10^7 chunks on 65,536 processes and as many cores,
// and on fewer cores. Wants one core free.

#include "core/base/clock.h"
#include "core/simulated/simulation.h"

#include <cstdio>

namespace {

using namespace poolscope;

constexpr int Processes = 65'536;
constexpr quint64 Chunks = 10'000'000;
constexpr double MostSeconds = 2.0;

struct Case {
    const char* name;
    WorkKind kind;
    WorkProfile profile;
    int cores;
};

RunConfig configOf(const Case& asked) {
    RunConfig config;
    config.input.size = Chunks;
    config.processes = Processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    config.work.kind = asked.kind;
    config.work.profile = asked.profile;
    config.work.meanNs = asked.kind == WorkKind::None ? 0 : 200 * NsPerUs;
    return config;
}

/// Whether it is done in time.
bool measure(const Case& asked) {
    const VirtualMachine machine{asked.cores, {500, 300, NsPerMs}};
    quint64 chunks = 0;
    const Nanoseconds before = threadCpuNow(); // what others do meanwhile does not count
    Simulation simulation(configOf(asked), machine, [&chunks](const SimulatedChunk&) { ++chunks; });
    FrameBudget all = FrameBudget::unlimited();
    simulation.goOn(all);
    const double seconds = static_cast<double>(threadCpuNow() - before) / NsPerSecond;
    std::printf("%-28s %6d cores: %llu chunks in %.2f s, a run of %.3f s\n", asked.name,
                asked.cores, static_cast<unsigned long long>(chunks), seconds,
                static_cast<double>(simulation.wallNs()) / NsPerSecond);
    return chunks == Chunks && seconds <= MostSeconds;
}

} // namespace

int main() {
    using enum WorkKind;
    using enum WorkProfile;
    std::printf("%d processes; at most %.0f s of CPU time each\n", Processes, MostSeconds);
    bool isInTime = true;
    for (const Case& asked :
         {Case{"cpu, equal", Cpu, Equal, Processes}, Case{"cpu, equal", Cpu, Equal, 64},
          Case{"cpu, random", Cpu, Random, Processes}, Case{"cpu, random", Cpu, Random, 64},
          Case{"cpu, falling", Cpu, Falling, 64}, Case{"wait, equal", Wait, Equal, 64},
          Case{"wait, random", Wait, Random, Processes}, Case{"wait, random", Wait, Random, 64},
          Case{"none", None, Equal, 64}})
        isInTime = measure(asked) && isInTime;
    return isInTime ? 0 : 1;
}
