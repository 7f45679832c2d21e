#include "core/sweep/keptruns.h"

#include "core/machine/machinelimits.h"
#include "core/metrics/samplemedian.h"
#include "core/metrics/sweeptimes.h"
#include "core/run/catalogue.h"
#include "core/run/runenvironment.h"
#include "core/sweep/sweeptask.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace poolscope {

namespace {

/// A chunk on the record, and its places in the index.
constexpr quint64 BytesPerChunk = sizeof(ChunkEvent) + 12;

quint64 memoryOfAll(const SweepRecord& sweep) {
    quint64 bytes = 0;
    for (const SweepPoint& point : sweep.points)
        bytes += point.kept ? memoryOf(*point.kept) : 0;
    return bytes;
}

/// Those with a whole run, the fastest first.
std::vector<SweepPoint*> pointsWithRun(SweepRecord& sweep) {
    std::vector<std::pair<double, SweepPoint*>> found;
    for (SweepPoint& point : sweep.points) {
        if (point.kept)
            found.emplace_back(median(countedTimes(point)), &point);
    }
    std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
    std::vector<SweepPoint*> points;
    points.reserve(found.size());
    for (const auto& [time, point] : found)
        points.push_back(point);
    return points;
}

/// What may still be taken; nothing: there is no limit, or it cannot be told.
std::optional<quint64> memoryLeft(const SystemFolders& system) {
    const MachineLimits limits(system);
    const std::optional<Room> room = limits.memory();
    std::optional<quint64> left = limits.addresses();
    if (room)
        left = std::min(room->left, left.value_or(room->left));
    return left;
}

/// What a run will take while it goes on.
quint64 memoryFor(const SweepTask& task, const SweepSetting& setting) {
    return engineInfo(task.config.engine).memoryNeeded(configOf(task.config, setting));
}

} // namespace

quint64 memoryOf(const RunRecord& run) {
    quint64 results = run.results.numbers().size_bytes();
    for (const QString& text : run.results.texts())
        results += sizeof(QString) + static_cast<quint64>(text.size()) * sizeof(QChar);
    return run.chunks.size() * BytesPerChunk + run.processes.size() * sizeof(ProcessRecord) +
           results;
}

void limitKeptRuns(SweepRecord& sweep, quint64 bytes) {
    if (memoryOfAll(sweep) <= bytes)
        return;
    quint64 left = bytes;
    for (SweepPoint* point : pointsWithRun(sweep)) {
        const quint64 needed = memoryOf(*point->kept);
        if (needed <= left)
            left -= needed;
        else
            point->kept.reset();
    }
}

quint64 memoryToKeep(const SweepTask& task, const RunEnvironment& environment) {
    const std::optional<quint64> left = memoryLeft(environment.system());
    if (!left)
        return task.wishes.mostKeptBytes;
    quint64 largest = 0;
    for (const SweepSetting& setting : task.settings)
        largest = std::max(largest, memoryFor(task, setting));
    return std::min(task.wishes.mostKeptBytes, (*left - std::min(*left, largest)) / 2);
}

bool keepsRunOfEach(const SweepTask& task, const RunEnvironment& environment) {
    if (!task.command.isEmpty() || task.findsBest) // nobody knows how many a search tries
        return false;
    quint64 bytes = 0;
    for (const SweepSetting& setting : task.settings)
        bytes += memoryFor(task, setting) +
                 static_cast<quint64>(setting.processes) * sizeof(ProcessRecord);
    return bytes <= memoryToKeep(task, environment);
}

} // namespace poolscope
