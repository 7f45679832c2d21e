#include "core/store/eventtables.h"

#include "core/store/database.h"
#include "core/store/nullable.h"

namespace poolscope {

using namespace Qt::StringLiterals;

void writeProcesses(Database& database, const std::vector<ProcessRecord>& processes) {
    database.execute(
        u"CREATE TABLE process (number INTEGER PRIMARY KEY, lane INTEGER, pid INTEGER, "
        "spawned_ns INTEGER, ready_ns INTEGER, ended_ns INTEGER, chunks INTEGER, "
        "items INTEGER, busy_ns INTEGER, cpu_ns INTEGER, end INTEGER, "
        "signal INTEGER, exit_code INTEGER, replaces INTEGER)"_s);
    QSqlQuery insert = database.prepare(
        u"INSERT INTO process VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const ProcessRecord& p : processes) {
        database.run(insert,
                     {p.number, p.lane, p.pid, qint64{p.spawnedNs}, orNull(p.readyNs),
                      orNull(p.endedNs), p.chunks, p.items, qint64{p.busyNs}, qint64{p.cpuNs},
                      static_cast<int>(p.end), p.signal, p.exitCode, orNull(p.replaces)});
    }
}

void writeChunks(Database& database, const std::vector<ChunkEvent>& chunks) {
    database.execute(u"CREATE TABLE chunk (seen INTEGER PRIMARY KEY, number INTEGER, "
                     "position INTEGER, count INTEGER, process INTEGER, attempt INTEGER, "
                     "cpu INTEGER, started_ns INTEGER, finished_ns INTEGER)"_s);
    QSqlQuery insert =
        database.prepare(u"INSERT INTO chunk VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const ChunkEvent& c : chunks) {
        database.run(insert, {c.index, c.position, c.count, c.process, c.attempt, int{c.cpu},
                              qint64{c.startedNs}, qint64{c.finishedNs}});
    }
}

void writeLostAttempts(Database& database, const std::vector<LostAttempt>& attempts) {
    database.execute(u"CREATE TABLE lost_attempt (seen INTEGER PRIMARY KEY, chunk INTEGER, "
                     "process INTEGER, started_ns INTEGER, ended_ns INTEGER, "
                     "items_done INTEGER)"_s);
    QSqlQuery insert = database.prepare(u"INSERT INTO lost_attempt VALUES (NULL, ?, ?, ?, ?, ?)"_s);
    for (const LostAttempt& a : attempts) {
        database.run(insert,
                     {a.index, a.process, orNull(a.startedNs), qint64{a.endedNs}, a.itemsDone});
    }
}

std::vector<ProcessRecord> readProcesses(Database& database) {
    std::vector<ProcessRecord> processes;
    QSqlQuery row = database.rows(u"SELECT * FROM process ORDER BY number"_s);
    while (row.next()) {
        ProcessRecord p;
        p.number = row.value(0).toInt();
        p.lane = row.value(1).toInt();
        p.pid = row.value(2).toLongLong();
        p.spawnedNs = row.value(3).toLongLong();
        p.readyNs = fromNullable<Nanoseconds>(row.value(4));
        p.endedNs = fromNullable<Nanoseconds>(row.value(5));
        p.chunks = row.value(6).toULongLong();
        p.items = row.value(7).toULongLong();
        p.busyNs = row.value(8).toLongLong();
        p.cpuNs = row.value(9).toLongLong();
        p.end = static_cast<ProcessEnd>(row.value(10).toInt());
        p.signal = row.value(11).toInt();
        p.exitCode = row.value(12).toInt();
        p.replaces = fromNullable<int>(row.value(13));
        processes.push_back(p);
    }
    return processes;
}

std::vector<ChunkEvent> readChunks(Database& database) {
    std::vector<ChunkEvent> chunks;
    QSqlQuery row = database.rows(u"SELECT number, position, count, process, attempt, cpu, "
                                  "started_ns, finished_ns FROM chunk ORDER BY seen"_s);
    while (row.next()) {
        ChunkEvent c;
        c.index = row.value(0).toUInt();
        c.position = row.value(1).toUInt();
        c.count = row.value(2).toULongLong();
        c.process = row.value(3).toUInt();
        c.attempt = static_cast<quint16>(row.value(4).toUInt());
        c.cpu = static_cast<qint16>(row.value(5).toInt());
        c.startedNs = row.value(6).toLongLong();
        c.finishedNs = row.value(7).toLongLong();
        chunks.push_back(c);
    }
    return chunks;
}

std::vector<LostAttempt> readLostAttempts(Database& database) {
    std::vector<LostAttempt> attempts;
    QSqlQuery row = database.rows(u"SELECT chunk, process, started_ns, ended_ns, items_done "
                                  "FROM lost_attempt ORDER BY seen"_s);
    while (row.next()) {
        attempts.push_back({row.value(0).toULongLong(), row.value(1).toInt(),
                            fromNullable<Nanoseconds>(row.value(2)), row.value(3).toLongLong(),
                            row.value(4).toULongLong()});
    }
    return attempts;
}

} // namespace poolscope
