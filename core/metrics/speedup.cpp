#include "core/metrics/speedup.h"

#include "core/metrics/phases.h"
#include "core/work/weights.h"

#include <algorithm>

namespace poolscope {

namespace {

constexpr quint64 ManyRandomWeights = 200'000;

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

int idealSpeedup(const WorkSpec& work, int processes, int usableCores) {
    return work.kind == WorkKind::Wait ? processes : std::min(processes, usableCores);
}

double WorkDone::share(const RunRecord& record) {
    const quint64 size = record.config.input.size;
    if (size == 0)
        return 1.0;
    const WorkSpec& work = record.config.work;
    // Without work of their own all squares weigh the same. So do, to within a percent, chunks of
    // very many random weights: adding those up one by one would hold up a window.
    const bool alike = work.kind == WorkKind::None ||
                       (work.profile == WorkProfile::Random && size > ManyRandomWeights);
    const WorkSpec weighed = alike ? WorkSpec{} : work;
    for (; m_counted < record.chunks.size(); ++m_counted) {
        const ChunkEvent& chunk = record.chunks[m_counted];
        m_finishedWeight += weightSum(weighed, chunk.position, chunk.count, size);
    }
    double unfinished = 0.0;
    for (const ProcessRecord& process : record.processes) {
        // What a process was at when it, or the run, ended is lost.
        if (!process.current || process.endedNs || record.outcome != Outcome::Running)
            continue;
        // The counter is a hint: it may be that of the process's next chunk already.
        const quint64 done = std::min(process.current->itemsDone, process.current->count);
        unfinished += weightSum(weighed, process.current->position, done, size);
    }
    if (m_totalWeight == 0.0)
        m_totalWeight = weightSum(weighed, 0, size, size);
    return std::min(1.0, (m_finishedWeight + unfinished) / m_totalWeight);
}

} // namespace poolscope
