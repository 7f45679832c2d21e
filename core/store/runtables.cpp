#include "core/store/runtables.h"

#include "core/config/check.h"
#include "core/config/settings.h"
#include "core/plan/chunkplan.h"
#include "core/store/database.h"
#include "core/store/eventtables.h"
#include "core/store/nullable.h"

#include <QHash>
#include <QVariant>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// The single values of a run, by name.
using Facts = QHash<QString, QVariant>;

void addConfig(Facts& facts, const RunConfig& config) {
    for (const Setting* setting : settingsIn(config)) {
        const QString text = setting->write(config);
        facts[QString::fromUtf8(setting->key)] =
            setting->isNumber ? QVariant(text.toULongLong()) : QVariant(text);
    }
}

/// What a file does not have is as it always was.
bool takeConfig(const Facts& facts, RunConfig& config) {
    for (const Setting& setting : settings()) {
        const auto fact = facts.constFind(QString::fromUtf8(setting.key));
        if (fact != facts.cend() && setting.read(fact->toString(), config))
            return false;
    }
    return true;
}

void addMachine(Facts& facts, const MachineFacts& machine) {
    facts[u"usable_cores"_s] = machine.usableCores;
    facts[u"online_cores"_s] = machine.onlineCores;
    facts[u"physical_cores"_s] = orNull(machine.physicalCores);
    facts[u"memory_bytes"_s] = machine.memoryBytes;
    facts[u"system"_s] = machine.system;
    facts[u"processor"_s] = machine.processor;
    facts[u"poolscope"_s] = machine.version;
    facts[u"qt"_s] = machine.qtVersion;
    facts[u"iterations_per_us"_s] = orNull(machine.iterationsPerUs);
}

void takeMachine(const Facts& facts, MachineFacts& machine) {
    machine.usableCores = facts[u"usable_cores"_s].toInt();
    machine.onlineCores = facts[u"online_cores"_s].toInt();
    machine.physicalCores = fromNullable<int>(facts[u"physical_cores"_s]);
    machine.memoryBytes = facts[u"memory_bytes"_s].toULongLong();
    machine.system = facts[u"system"_s].toString();
    machine.processor = facts[u"processor"_s].toString();
    machine.version = facts[u"poolscope"_s].toString();
    machine.qtVersion = facts[u"qt"_s].toString();
    machine.iterationsPerUs = fromNullable<double>(facts[u"iterations_per_us"_s]);
}

void addOutcome(Facts& facts, const RunRecord& record) {
    facts[u"started_at"_s] = record.startedAt.toUTC().toString(Qt::ISODateWithMs);
    facts[u"chunks_planned"_s] = orNull(record.chunksPlanned);
    facts[u"outcome"_s] = static_cast<int>(record.outcome);
    facts[u"serial_ns"_s] = orNull(record.serialNs);
    facts[u"map_done_ns"_s] = orNull(record.mapDoneNs);
    facts[u"wall_ns"_s] = orNull(record.wallNs);
    facts[u"reached_ns"_s] = qint64{record.nowNs};
    facts[u"results_checked"_s] = orNull(record.resultsChecked);
    if (!record.failure)
        return;
    const RunFailure& failure = *record.failure;
    facts[u"failure"_s] = static_cast<int>(failure.kind);
    facts[u"failure_process"_s] = failure.process;
    facts[u"failure_pid"_s] = failure.pid;
    facts[u"failure_signal"_s] = failure.signal;
    facts[u"failure_exit_code"_s] = failure.exitCode;
    facts[u"failure_number"_s] = failure.wrongNumber;
    facts[u"failure_times"_s] = failure.times;
    facts[u"failure_still_ns"_s] = qint64{failure.stillNs};
    facts[u"failure_detail"_s] = failure.detail;
    if (!failure.chunk)
        return;
    facts[u"failure_chunk"_s] = failure.chunk->index;
    facts[u"failure_first_number"_s] = failure.chunk->firstNumber;
    facts[u"failure_last_number"_s] = failure.chunk->lastNumber;
}

void takeOutcome(const Facts& facts, RunRecord& record) {
    record.startedAt =
        QDateTime::fromString(facts[u"started_at"_s].toString(), Qt::ISODateWithMs).toLocalTime();
    record.chunksPlanned = fromNullable<quint64>(facts[u"chunks_planned"_s]);
    record.outcome = static_cast<Outcome>(facts[u"outcome"_s].toInt());
    record.serialNs = fromNullable<qint64>(facts[u"serial_ns"_s]);
    record.mapDoneNs = fromNullable<qint64>(facts[u"map_done_ns"_s]);
    record.wallNs = fromNullable<qint64>(facts[u"wall_ns"_s]);
    record.nowNs = facts[u"reached_ns"_s].toLongLong();
    record.resultsChecked = fromNullable<bool>(facts[u"results_checked"_s]);
    if (!facts.contains(u"failure"_s))
        return;
    RunFailure failure;
    failure.kind = static_cast<FailureKind>(facts[u"failure"_s].toInt());
    failure.process = facts[u"failure_process"_s].toInt();
    failure.pid = facts[u"failure_pid"_s].toLongLong();
    failure.signal = facts[u"failure_signal"_s].toInt();
    failure.exitCode = facts[u"failure_exit_code"_s].toInt();
    failure.wrongNumber = facts[u"failure_number"_s].toULongLong();
    failure.times = facts[u"failure_times"_s].toInt();
    failure.stillNs = facts[u"failure_still_ns"_s].toLongLong();
    failure.detail = facts[u"failure_detail"_s].toString();
    if (facts.contains(u"failure_chunk"_s)) {
        failure.chunk = ChunkAtFault{facts[u"failure_chunk"_s].toULongLong(),
                                     facts[u"failure_first_number"_s].toULongLong(),
                                     facts[u"failure_last_number"_s].toULongLong()};
    }
    record.failure = failure;
}

void writeFacts(Database& database, const RunRecord& record) {
    Facts facts;
    addConfig(facts, record.config);
    addMachine(facts, machineOf(record));
    addOutcome(facts, record);
    database.execute(u"CREATE TABLE run (name TEXT PRIMARY KEY, value)"_s);
    QSqlQuery insert = database.prepare(u"INSERT INTO run VALUES (?, ?)"_s);
    for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact)
        database.run(insert, {fact.key(), fact.value()});
}

void readFacts(Database& database, RunRecord& record, bool& understood) {
    Facts facts;
    QSqlQuery rows = database.rows(u"SELECT name, value FROM run"_s);
    while (rows.next())
        facts[rows.value(0).toString()] = rows.value(1);
    understood = takeConfig(facts, record.config);
    takeMachine(facts, record.machines.front().facts);
    takeOutcome(facts, record);
}

/// Which numbers they were follows from the plan.
void completeLostAttempts(RunRecord& record) {
    const ChunkPlan plan(record.config);
    for (LostAttempt& lost : record.lostAttempts) {
        const Chunk chunk = plan.chunk(lost.index);
        lost.position = chunk.position;
        lost.count = chunk.count;
    }
}

} // namespace

void writeTables(Database& database, const RunRecord& record) {
    writeFacts(database, record);
    writeProcesses(database, record.processes);
    writeChunks(database, record.chunks);
    writeLostAttempts(database, record.lostAttempts);
}

std::optional<RunRecord> readTables(Database& database) {
    RunRecord record;
    bool understood = true;
    readFacts(database, record, understood);
    record.processes = readProcesses(database);
    record.chunks = readChunks(database);
    record.lostAttempts = readLostAttempts(database);
    if (!database.isSound() || !understood || !isPlausible(record))
        return std::nullopt;
    completeLostAttempts(record);
    for (quint32 place = 0; place < record.chunks.size(); ++place)
        record.index.add(record.chunks[place], place);
    return record;
}

bool isPlausible(const RunRecord& record) {
    if (!check(record.config).empty() || record.wallNs.value_or(0) < 0 || record.nowNs < 0 ||
        record.outcome < Outcome::Running || record.outcome > Outcome::Stopped ||
        record.chunksPlanned != ChunkPlan(record.config).chunks())
        return false;
    const auto processes = static_cast<int>(record.processes.size());
    for (int i = 0; i < processes; ++i) {
        const ProcessRecord& process = record.processes[static_cast<std::size_t>(i)];
        if (process.number != i + 1 || process.lane < 1 || process.lane > record.config.processes ||
            process.replaces.value_or(1) < 1 || process.replaces.value_or(1) > processes ||
            process.end < ProcessEnd::Running || process.end > ProcessEnd::Stuck)
            return false;
    }
    for (const LostAttempt& lost : record.lostAttempts) {
        if (lost.index >= record.chunksPlanned || lost.process < 1 || lost.process > processes)
            return false;
    }
    for (const ChunkEvent& chunk : record.chunks) {
        if (chunk.index >= record.chunksPlanned || chunk.process < 1 ||
            chunk.process > record.processes.size() || chunk.position > record.config.input.size ||
            chunk.count > record.config.input.size - chunk.position ||
            chunk.startedNs > chunk.finishedNs)
            return false;
    }
    return true;
}

} // namespace poolscope
