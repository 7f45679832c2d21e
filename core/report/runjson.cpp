#include "core/report/runjson.h"

#include "core/config/settings.h"
#include "core/metrics/frozentime.h"
#include "core/metrics/runsummary.h"
#include "core/report/jsonparts.h"
#include "core/report/resultorder.h"
#include "core/words/failurewords.h"

#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

QString outcomeWord(Outcome outcome) {
    switch (outcome) {
    case Outcome::Running:
        return u"running"_s;
    case Outcome::Finished:
        return u"finished"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Stopped:
        return u"stopped"_s;
    }
    Q_UNREACHABLE();
}

std::optional<QString> endWord(ProcessEnd end) {
    switch (end) {
    case ProcessEnd::Running:
        return std::nullopt;
    case ProcessEnd::Finished:
        return u"finished"_s;
    case ProcessEnd::Killed:
    case ProcessEnd::Stuck: // and killed therefore: see "stuck"
        return u"killed"_s;
    case ProcessEnd::Crashed:
        return u"crashed"_s;
    case ProcessEnd::Exited:
        return u"exited"_s;
    case ProcessEnd::Stopped:
        return u"stopped"_s;
    case ProcessEnd::Held:
        return u"held"_s;
    }
    Q_UNREACHABLE();
}

void writeConfig(JsonStream& json, const RunRecord& record) {
    const RunConfig& config = record.config;
    json.Key("config");
    json.StartObject();
    for (const Setting* setting : settingsIn(config)) {
        const QString text = setting->write(config);
        if (setting->isNumber)
            json.field(setting->key, text.toULongLong());
        else
            json.field(setting->key, text);
        if (setting->field == Field::Schedule) {
            const quint64 count = plannedUniformCount(record);
            json.field("chunk_size", knownIf(count > 0, count));
        }
    }
    json.EndObject();
}

void writeTimes(JsonStream& json, const RunRecord& record, const RunSummary& summary) {
    const std::optional<Phases>& parts = summary.phases;
    json.Key("times_ns");
    json.StartObject();
    json.field("wall", record.wallNs);
    json.field("until_first_chunk",
               knownIf(parts.has_value(), parts.value_or(Phases{}).untilFirstChunk));
    json.field("map", knownIf(parts.has_value(), parts.value_or(Phases{}).map));
    json.field("close_join", knownIf(parts.has_value(), parts.value_or(Phases{}).closeJoin));
    json.field("until_ready", summary.untilReady);
    json.field("serial", record.serialNs);
    json.EndObject();
}

void writeChunk(JsonStream& json, const RunConfig& config, const Chunk& chunk,
                const ChunkEvent* event) {
    json.StartObject();
    json.field("index", chunk.index);
    json.field("first", config.input.first + chunk.position);
    json.field("count", chunk.count);
    const bool done = event != nullptr;
    json.field("process", knownIf(done, done ? event->process : 0));
    json.field("started_ns", knownIf(done, done ? event->startedNs : 0));
    json.field("finished_ns", knownIf(done, done ? event->finishedNs : 0));
    json.field("cpu", knownIf(done && event->cpu >= 0, done ? int{event->cpu} : 0));
    json.field("attempt", knownIf(done, done ? int{event->attempt} : 0));
    json.EndObject();
}

/// Every chunk in the order of its number, finished or known to be planned.
void writeChunks(JsonStream& json, const RunRecord& record) {
    quint64 chunks = record.chunksPlanned.value_or(0);
    for (const ChunkEvent& event : record.chunks)
        chunks = std::max<quint64>(chunks, quint64{event.index} + 1);
    std::vector<const ChunkEvent*> finished(chunks, nullptr);
    for (const ChunkEvent& event : record.chunks)
        finished[event.index] = &event;
    json.Key("chunks");
    json.StartArray();
    for (quint64 i = 0; i < chunks; ++i) {
        const ChunkEvent* event = finished[i];
        if (event != nullptr)
            writeChunk(json, record.config, {i, event->position, event->count}, event);
        else if (const auto planned = plannedChunk(record, i))
            writeChunk(json, record.config, *planned, nullptr);
    }
    json.EndArray();
}

void writeLostAttempts(JsonStream& json, const RunRecord& record) {
    json.Key("lost_attempts");
    json.StartArray();
    for (const LostAttempt& lost : record.lostAttempts) {
        json.StartObject();
        json.field("index", lost.index);
        json.field("process", lost.process);
        json.field("started_ns", lost.startedNs);
        json.field("ended_ns", lost.endedNs);
        json.field("items_done", lost.itemsDone);
        json.EndObject();
    }
    json.EndArray();
}

void writeProcesses(JsonStream& json, const RunRecord& record) {
    json.Key("processes");
    json.StartArray();
    for (const ProcessRecord& process : record.processes) {
        json.StartObject();
        json.field("number", process.number);
        json.field("lane", process.lane);
        json.field("pid", process.pid);
        json.field("spawned_ns", process.spawnedNs);
        json.field("ready_ns", process.readyNs);
        json.field("ended_ns", process.endedNs);
        json.field("chunks", process.chunks);
        json.field("items", process.items);
        json.field("busy_ns", process.busyNs);
        json.field("cpu_ns", process.cpuNs);
        json.field("frozen_ns", frozenWithin(process, 0, endOf(record)));
        json.field("end", endWord(process.end));
        json.field("signal", knownIf(process.signal != 0, process.signal));
        const bool exited =
            process.end == ProcessEnd::Finished || process.end == ProcessEnd::Exited;
        json.field("exit_code", knownIf(exited, process.exitCode));
        json.field("replaces", process.replaces);
        json.field("stuck", process.end == ProcessEnd::Stuck);
        json.EndObject();
    }
    json.EndArray();
}

void writeSuspensions(JsonStream& json, const RunRecord& record) {
    json.Key("suspensions");
    json.StartArray();
    for (const FrozenStretch& stretch : record.suspensions) {
        json.StartObject();
        json.field("from_ns", stretch.fromNs);
        json.field("until_ns", stretch.untilNs);
        json.EndObject();
    }
    json.EndArray();
}

void writeLosses(JsonStream& json, const Losses& all) {
    json.Key("losses_ns");
    json.StartObject();
    json.field("useful", all.useful);
    json.field("off_core", all.offCore);
    json.field("start_up", all.startUp);
    json.field("waiting", all.waiting);
    json.field("tail", all.tail);
    json.field("lost", all.lost);
    json.EndObject();
}

/// The results in the order that was asked for; null if they are left out or not all there.
void writeResults(JsonStream& json, const RunRecord& record, JsonResults wanted) {
    json.Key("results");
    if (wanted == JsonResults::LeftOut || record.outcome != Outcome::Finished ||
        record.results.kind() != Results::Kind::Numbers) {
        json.Null();
        return;
    }
    json.StartArray();
    const std::span<const std::uint64_t> results = record.results.numbers();
    visitResults(record, [&json, wanted, results](quint64 position, quint64 count) {
        for (quint64 i = position; i < position + count; ++i) {
            if (wanted == JsonResults::Texts)
                json.value(QString::number(quint64{results[i]}));
            else
                json.Uint64(results[i]);
        }
        return true;
    });
    json.EndArray();
}

} // namespace

bool writeRunJson(const RunRecord& record, JsonResults results, QIODevice& out) {
    JsonDevice device(out);
    JsonStream json(device);
    const RunSummary summary = summaryOf(record);
    json.StartObject();
    json.field("format", u"poolscope.run"_s);
    json.field("version", 1);
    writeConfig(json, record);
    writeMachine(json, machineOf(record), record.machines.front().throttledNs);
    json.field("outcome", outcomeWord(record.outcome));
    json.field("error", record.failure ? std::optional(sentence(*record.failure)) : std::nullopt);
    writeTimes(json, record, summary);
    json.field("speedup", summary.speedup);
    json.field("map_speedup", summary.mapSpeedup);
    json.field("efficiency", summary.efficiency);
    writeChunks(json, record);
    writeLostAttempts(json, record);
    writeProcesses(json, record);
    writeSuspensions(json, record);
    writeLosses(json, summary.losses);
    json.field("results_checked", record.resultsChecked);
    writeResults(json, record, results);
    json.EndObject();
    device.Put('\n');
    device.Flush();
    return !device.hasFailed();
}

} // namespace poolscope
