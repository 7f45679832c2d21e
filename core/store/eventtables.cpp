#include "core/store/eventtables.h"

#include "core/store/database.h"
#include "core/store/nullable.h"
#include "core/store/row.h"
#include "core/store/storedwords.h"

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

void writeProcesses(Database& database, qint64 run, const std::vector<ProcessRecord>& processes) {
    QSqlQuery insert = database.prepare(u"INSERT INTO process VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    QSqlQuery frozen = database.prepare(u"INSERT INTO frozen VALUES (?, ?, ?, ?)"_s);
    for (const ProcessRecord& p : processes) {
        const std::optional<ChunkInProgress>& at = p.current;
        database.run(insert, {run,
                              p.number,
                              p.lane,
                              p.machine,
                              p.pid,
                              qint64{p.spawnedNs},
                              orNull(p.readyNs),
                              orNull(p.endedNs),
                              p.chunks,
                              p.items,
                              qint64{p.busyNs},
                              qint64{p.cpuNs},
                              endWord(p.end),
                              p.signal,
                              p.exitCode,
                              orNull(p.replaces),
                              orNull(p.stillSinceNs),
                              at ? QVariant(at->index) : QVariant(),
                              at ? QVariant(at->position) : QVariant(),
                              at ? QVariant(at->count) : QVariant(),
                              at ? QVariant(at->itemsDone) : QVariant(),
                              at ? orNull(at->startedNs) : QVariant()});
        for (const FrozenStretch& stretch : p.freezes)
            database.run(frozen, {run, p.number, qint64{stretch.fromNs}, orNull(stretch.untilNs)});
    }
}

void writeChunks(Database& database, qint64 run, const std::vector<ChunkEvent>& chunks) {
    QSqlQuery insert =
        database.prepare(u"INSERT INTO chunk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    qint64 seen = 0;
    for (const ChunkEvent& c : chunks) {
        database.run(insert, {run, ++seen, c.index, c.position, c.count, c.process, c.attempt,
                              int{c.cpu}, qint64{c.startedNs}, qint64{c.finishedNs}});
    }
}

void writeLostAttempts(Database& database, qint64 run, const std::vector<LostAttempt>& attempts) {
    QSqlQuery insert =
        database.prepare(u"INSERT INTO lost_attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    qint64 seen = 0;
    for (const LostAttempt& a : attempts) {
        database.run(insert, {run, ++seen, a.index, a.position, a.count, a.process,
                              orNull(a.startedNs), qint64{a.endedNs}, a.itemsDone});
    }
}

void writeSuspensions(Database& database, qint64 run, const std::vector<FrozenStretch>& all) {
    QSqlQuery insert = database.prepare(u"INSERT INTO suspended VALUES (?, ?, ?)"_s);
    for (const FrozenStretch& stretch : all)
        database.run(insert, {run, qint64{stretch.fromNs}, orNull(stretch.untilNs)});
}

bool readSuspensions(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT from_ns, until_ns FROM suspended WHERE run_id = %1 ORDER BY from_ns"_s.arg(run));
    while (query.next()) {
        Row row(query);
        const auto from = row.number<Nanoseconds>();
        const auto until = row.number<Nanoseconds>();
        if (!row.isSound())
            return false;
        writer.suspended(from, until);
    }
    return true;
}

bool readFrozen(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT process, from_ns, until_ns FROM frozen WHERE run_id = %1 ORDER BY from_ns"_s.arg(
            run));
    while (query.next()) {
        Row row(query);
        const int process = row.number<int>();
        writer.frozen(process, row.number<Nanoseconds>());
        if (const auto until = row.numberIfAny<Nanoseconds>())
            writer.thawed(process, *until);
        if (!row.isSound())
            return false;
    }
    return true;
}

/// What a process was at, from five values; nothing if it was at no chunk.
std::optional<ChunkInProgress> currentIn(Row& row) {
    const auto index = row.numberIfAny<quint64>();
    const auto position = row.numberIfAny<quint64>();
    const auto count = row.numberIfAny<quint64>();
    const auto done = row.numberIfAny<quint64>();
    const auto started = row.numberIfAny<Nanoseconds>();
    if (!index || !position || !count || !done)
        return std::nullopt;
    return ChunkInProgress{*index, *position, *count, *done, started};
}

bool readProcesses(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT number, lane, pid, spawned_ns, replaces, machine, ready_ns, cpu_ns, at_chunk, "
        "at_position, at_count, at_items_done, at_started_ns FROM process WHERE run_id = %1 "
        "ORDER BY number"_s.arg(run));
    while (query.next()) {
        Row row(query);
        const int number = row.number<int>();
        ProcessStart start;
        start.lane = row.number<int>();
        start.pid = row.number<qint64>();
        start.spawnedNs = row.number<Nanoseconds>();
        start.replaces = row.numberIfAny<int>();
        start.machine = row.number<int>();
        if (!row.isSound() || writer.addProcess(start) != number)
            return false;
        if (const auto ready = row.numberIfAny<Nanoseconds>())
            writer.ready(number, *ready);
        writer.used(number, row.number<Nanoseconds>());
        writer.atWork(number, currentIn(row));
        if (!row.isSound())
            return false;
    }
    return true;
}

bool readEnds(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT number, end, ended_ns, signal, exit_code, still_since_ns FROM process "
        "WHERE run_id = %1 ORDER BY number"_s.arg(run));
    while (query.next()) {
        Row row(query);
        const int number = row.number<int>();
        ProcessFate fate;
        fate.end = row.word(endFromWord);
        const auto ended = row.numberIfAny<Nanoseconds>();
        fate.endedNs = ended.value_or(0);
        fate.signal = row.number<int>();
        fate.exitCode = row.number<int>();
        const auto still = row.numberIfAny<Nanoseconds>();
        if (!row.isSound())
            return false;
        if (ended)
            writer.ended(number, fate);
        writer.still(number, still);
    }
    return true;
}

/// Chunks are drawn in their order: beyond those that a file has there are few. What lies further
/// would take memory by its number alone.
quint64 farthestIndex(Database& database, qint64 run, const RunRecord& record) {
    constexpr quint64 DrawnAtOnce = 1 << 17;
    QSqlQuery query = database.rows(u"SELECT COUNT(*) FROM chunk WHERE run_id = %1"_s.arg(run));
    const quint64 chunks = query.next() ? query.value(0).toULongLong() : 0;
    return chunks + record.processes.size() + DrawnAtOnce;
}

bool readChunks(Database& database, qint64 run, RecordWriter& writer) {
    const quint64 farthest = farthestIndex(database, run, writer.record());
    QSqlQuery query = database.rows(
        u"SELECT number, position, count, process, attempt, cpu, started_ns, finished_ns "
        "FROM chunk WHERE run_id = %1 ORDER BY seen"_s.arg(run));
    while (query.next() && !writer.fault()) {
        Row row(query);
        ChunkEvent chunk;
        chunk.index = row.number<quint32>();
        chunk.position = row.number<quint32>();
        chunk.count = row.number<quint64>();
        chunk.process = row.number<quint32>();
        chunk.attempt = row.number<quint16>();
        chunk.cpu = row.number<qint16>();
        chunk.startedNs = row.number<Nanoseconds>();
        chunk.finishedNs = row.number<Nanoseconds>();
        if (!row.isSound() || chunk.index > farthest)
            return false;
        writer.finished(chunk);
    }
    return true;
}

bool readLostAttempts(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query =
        database.rows(u"SELECT chunk, position, count, process, started_ns, ended_ns, items_done "
                      "FROM lost_attempt WHERE run_id = %1 ORDER BY seen"_s.arg(run));
    while (query.next() && !writer.fault()) {
        Row row(query);
        LostAttempt lost;
        lost.index = row.number<quint64>();
        lost.position = row.number<quint64>();
        lost.count = row.number<quint64>();
        lost.process = row.number<int>();
        lost.startedNs = row.numberIfAny<Nanoseconds>();
        lost.endedNs = row.number<Nanoseconds>();
        lost.itemsDone = row.number<quint64>();
        if (!row.isSound())
            return false;
        writer.lost(lost);
    }
    return true;
}

} // namespace

void makeEventTables(Database& database) {
    database.execute(
        u"CREATE TABLE process (run_id INTEGER, number INTEGER, lane INTEGER, machine INTEGER, "
        "pid INTEGER, spawned_ns INTEGER, ready_ns INTEGER, ended_ns INTEGER, chunks INTEGER, "
        "items INTEGER, busy_ns INTEGER, cpu_ns INTEGER, end TEXT, signal INTEGER, "
        "exit_code INTEGER, replaces INTEGER, still_since_ns INTEGER, at_chunk INTEGER, "
        "at_position INTEGER, at_count INTEGER, at_items_done INTEGER, at_started_ns INTEGER, "
        "PRIMARY KEY (run_id, number))"_s);
    database.execute(u"CREATE TABLE frozen (run_id INTEGER, process INTEGER, from_ns INTEGER, "
                     "until_ns INTEGER)"_s);
    database.execute(u"CREATE INDEX frozen_by_run ON frozen (run_id, from_ns)"_s);
    database.execute(
        u"CREATE TABLE suspended (run_id INTEGER, from_ns INTEGER, until_ns INTEGER)"_s);
    database.execute(u"CREATE INDEX suspended_by_run ON suspended (run_id, from_ns)"_s);
    // Without a row id of their own, as there may be 10^7 of them.
    database.execute(
        u"CREATE TABLE chunk (run_id INTEGER, seen INTEGER, number INTEGER, position INTEGER, "
        "count INTEGER, process INTEGER, attempt INTEGER, cpu INTEGER, started_ns INTEGER, "
        "finished_ns INTEGER, PRIMARY KEY (run_id, seen)) WITHOUT ROWID"_s);
    database.execute(u"CREATE TABLE lost_attempt (run_id INTEGER, seen INTEGER, chunk INTEGER, "
                     "position INTEGER, count INTEGER, process INTEGER, started_ns INTEGER, "
                     "ended_ns INTEGER, items_done INTEGER, PRIMARY KEY (run_id, seen))"_s);
}

void writeEvents(Database& database, qint64 run, const RunRecord& record) {
    writeProcesses(database, run, record.processes);
    writeChunks(database, run, record.chunks);
    writeLostAttempts(database, run, record.lostAttempts);
    writeSuspensions(database, run, record.suspensions);
}

bool readEvents(Database& database, qint64 run, RecordWriter& writer) {
    return readProcesses(database, run, writer) && readChunks(database, run, writer) &&
           readFrozen(database, run, writer) && readEnds(database, run, writer) &&
           readLostAttempts(database, run, writer) && readSuspensions(database, run, writer);
}

} // namespace poolscope
