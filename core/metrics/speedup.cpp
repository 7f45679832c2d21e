#include "core/metrics/speedup.h"

#include "core/metrics/phases.h"
#include "core/work/weights.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr quint64 ManyRandomWeights = 200'000;
constexpr std::size_t ChunksPerSum = 4;

std::optional<double> ratio(std::optional<Nanoseconds> numerator, Nanoseconds denominator) {
    if (!numerator || denominator <= 0)
        return std::nullopt;
    return static_cast<double>(*numerator) / static_cast<double>(denominator);
}

} // namespace

std::optional<double> speedup(const RunRecord& record) {
    if (record.outcome != Outcome::Finished || !record.wallNs)
        return std::nullopt;
    return ratio(record.serialNs, *record.wallNs);
}

std::optional<double> mapSpeedup(const RunRecord& record, const Phases& parts) {
    return record.outcome == Outcome::Finished ? ratio(record.serialNs, parts.map) : std::nullopt;
}

std::optional<double> speedupSoFar(const RunRecord& record, double done) {
    if (record.outcome == Outcome::Finished)
        return speedup(record); // exactly, though the shares of all chunks add up to nearly 1
    const std::optional<double> whole = ratio(record.serialNs, endOf(record));
    return whole ? std::optional(*whole * done) : std::nullopt;
}

double idealSpeedup(const WorkSpec& work, int processes, double cores) {
    const double all = processes;
    return work.kind == WorkKind::Wait ? all : std::min(all, cores);
}

double idealSpeedup(const RunRecord& record) {
    return idealSpeedup(record.config.work, record.config.processes,
                        coresAtOnce(machineOf(record)));
}

double WorkDone::share(const Moment& moment) {
    const RunRecord& record = moment.record();
    const quint64 size = record.config.input.size;
    if (size == 0)
        return 1.0;
    const WorkSpec& work = record.config.work;
    // Without work of their own all squares weigh the same. So do, to within a percent, chunks of
    // very many random weights: adding those up one by one would hold up a window.
    const bool alike = work.kind == WorkKind::None || work.profile == WorkProfile::Equal ||
                       (work.profile == WorkProfile::Random && size > ManyRandomWeights);
    const WorkSpec weighed = alike ? WorkSpec{} : work;
    double done = 0.0;
    for (const ProcessRecord& process : moment.processes()) {
        done += alike ? static_cast<double>(process.items)
                      : finishedWeight(moment, process.number, weighed);
        // What a process was at when it, or the run, ended is lost.
        if (!process.current || process.endedNs || moment.outcome() != Outcome::Running)
            continue;
        // The counter is a hint: it may be that of the process's next chunk already.
        const quint64 items = std::min(process.current->itemsDone, process.current->count);
        done += weightSum(weighed, process.current->position, items, size);
    }
    if (m_totalWeight == 0.0)
        m_totalWeight = weightSum(weighed, 0, size, size);
    return std::min(1.0, done / m_totalWeight);
}

double WorkDone::finishedWeight(const Moment& moment, int number, const WorkSpec& work) {
    const RunRecord& record = moment.record();
    const ProcessChunks& own = record.index.of(number);
    const auto weightAt = [&](std::size_t at) {
        const ChunkEvent& chunk = record.chunks[own[at]];
        return weightSum(work, chunk.position, chunk.count, record.config.input.size);
    };
    m_finished.resize(record.processes.size());
    Finished& finished = m_finished[static_cast<std::size_t>(number - 1)];
    for (; finished.chunks < own.size(); ++finished.chunks) {
        if (finished.chunks % ChunksPerSum == 0)
            finished.before.push_back(finished.weight);
        finished.weight += weightAt(finished.chunks);
    }
    const std::size_t done = moment.chunksDone(number);
    if (done == finished.chunks)
        return finished.weight;
    double weight = finished.before[done / ChunksPerSum];
    for (std::size_t at = done - done % ChunksPerSum; at < done; ++at)
        weight += weightAt(at);
    return weight;
}

} // namespace poolscope
