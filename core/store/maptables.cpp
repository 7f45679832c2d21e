#include "core/store/maptables.h"

#include "core/config/configtext.h"
#include "core/store/database.h"
#include "core/store/nullable.h"
#include "core/store/row.h"

#include <QtEndian>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Where each chunk begins, 8 bytes each, little-endian; nothing if all are alike.
QVariant positionsOf(const ChunkPlan& plan) {
    if (plan.uniformCount() > 0)
        return {};
    QByteArray bytes(static_cast<qsizetype>(plan.chunks() * sizeof(quint64)), Qt::Uninitialized);
    for (quint64 i = 0; i < plan.chunks(); ++i)
        qToLittleEndian(plan.chunk(i).position, bytes.data() + i * sizeof(quint64));
    return bytes;
}

/// Nothing if these are no chunks of @p size numbers, one behind the other.
std::shared_ptr<const ChunkPlan> planOf(quint64 size, std::optional<quint64> uniformCount,
                                        const QByteArray& positions) {
    if (uniformCount)
        return *uniformCount > 0 ? std::make_shared<const ChunkPlan>(size, *uniformCount) : nullptr;
    const auto count = static_cast<std::size_t>(positions.size()) / sizeof(quint64);
    if ((count == 0) != (size == 0))
        return nullptr;
    std::vector<quint64> begins(count);
    if (begins.empty()) // has no address to copy to
        return std::make_shared<const ChunkPlan>(size, std::move(begins));
    qFromLittleEndian<quint64>(positions.constData(), static_cast<qsizetype>(begins.size()),
                               begins.data());
    quint64 least = 0; // the first chunk begins there
    for (const quint64 position : begins) {
        if (position < least || position >= size || (least == 0 && position != 0))
            return nullptr;
        least = position + 1;
    }
    return std::make_shared<const ChunkPlan>(size, std::move(begins));
}

std::optional<ResultOrder> orderOf(const QString& word) {
    const auto order = parseOrder(word);
    return order.hasValue() ? std::optional(order.value()) : std::nullopt;
}

/// One of the costs of a machine that is only thought of; null for a real one.
QVariant cost(const MachineFacts& facts, Nanoseconds PoolCosts::*which) {
    return facts.simulated ? QVariant(qint64{(*facts.simulated).*which}) : QVariant();
}

/// All of them are there, or none is.
std::optional<PoolCosts> readCosts(Row& row) {
    const auto start = row.numberIfAny<Nanoseconds>();
    const auto draw = row.numberIfAny<Nanoseconds>();
    const auto join = row.numberIfAny<Nanoseconds>();
    return start && draw && join ? std::optional(PoolCosts{*start, *draw, *join}) : std::nullopt;
}

} // namespace

void makeMapTables(Database& database) {
    database.execute(
        u"CREATE TABLE machine (run_id INTEGER, number INTEGER, usable_cores INTEGER, "
        "online_cores INTEGER, physical_cores INTEGER, quota_cores REAL, memory_bytes INTEGER, "
        "processor TEXT, "
        "system TEXT, poolscope TEXT, qt TEXT, iterations_per_us REAL, clock_offset_ns INTEGER, "
        "clock_uncertainty_ns INTEGER, throttled_ns INTEGER, simulated_start_ns INTEGER, "
        "simulated_draw_ns INTEGER, simulated_join_ns INTEGER, PRIMARY KEY (run_id, number))"_s);
    database.execute(u"CREATE TABLE map (run_id INTEGER, number INTEGER, function TEXT, "
                     "first_position INTEGER, size INTEGER, first_chunk INTEGER, chunks INTEGER, "
                     "result_order TEXT, began_ns INTEGER, done_ns INTEGER, is_planned INTEGER, "
                     "uniform_count INTEGER, positions BLOB, PRIMARY KEY (run_id, number))"_s);
}

void writeMachines(Database& database, qint64 run, const std::vector<MachineRecord>& machines) {
    QSqlQuery insert = database.prepare(
        u"INSERT INTO machine VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    int number = 0;
    for (const auto& [facts, offset, uncertainty, throttled] : machines) {
        database.run(insert,
                     {run, number++, facts.usableCores, facts.onlineCores,
                      orNull(facts.physicalCores), orNull(facts.quotaCores), facts.memoryBytes,
                      facts.processor, facts.system, facts.version, facts.qtVersion,
                      orNull(facts.iterationsPerUs), qint64{offset}, qint64{uncertainty},
                      orNull(throttled), cost(facts, &PoolCosts::startNs),
                      cost(facts, &PoolCosts::drawNs), cost(facts, &PoolCosts::joinNs)});
    }
}

void writeMaps(Database& database, qint64 run, const std::vector<MapRecord>& maps) {
    QSqlQuery insert =
        database.prepare(u"INSERT INTO map VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    int number = 0;
    for (const MapRecord& map : maps) {
        const quint64 uniform = map.plan ? map.plan->uniformCount() : 0;
        database.run(insert, {run, number++, map.function, map.firstPosition, map.size,
                              map.firstChunk, orNull(map.chunks), orderWord(map.order),
                              qint64{map.beganNs}, orNull(map.doneNs), map.plan != nullptr,
                              uniform > 0 ? QVariant(uniform) : QVariant(),
                              map.plan ? positionsOf(*map.plan) : QVariant()});
    }
}

std::vector<MachineRecord> readMachines(Database& database, qint64 run) {
    QSqlQuery query = database.rows(
        u"SELECT usable_cores, online_cores, physical_cores, memory_bytes, iterations_per_us, "
        "clock_offset_ns, clock_uncertainty_ns, quota_cores, throttled_ns, simulated_start_ns, "
        "simulated_draw_ns, simulated_join_ns, processor, system, poolscope, qt "
        "FROM machine WHERE run_id = %1 ORDER BY number"_s.arg(run));
    std::vector<MachineRecord> machines;
    while (query.next()) {
        Row row(query);
        MachineRecord machine;
        MachineFacts& facts = machine.facts;
        facts.usableCores = row.number<int>();
        facts.onlineCores = row.number<int>();
        facts.physicalCores = row.numberIfAny<int>();
        facts.memoryBytes = row.number<quint64>();
        facts.iterationsPerUs = row.numberIfAny<double>();
        machine.clockOffsetNs = row.number<Nanoseconds>();
        machine.clockUncertaintyNs = row.number<Nanoseconds>();
        facts.quotaCores = row.numberIfAny<double>();
        machine.throttledNs = row.numberIfAny<Nanoseconds>();
        facts.simulated = readCosts(row);
        facts.processor = row.text();
        facts.system = row.text();
        facts.version = row.text();
        facts.qtVersion = row.text();
        if (!row.isSound() || facts.usableCores < 1 || facts.quotaCores.value_or(1) <= 0 ||
            machine.throttledNs.value_or(0) < 0)
            return {};
        machines.push_back(machine);
    }
    return machines;
}

bool readMaps(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT function, first_position, size, first_chunk, chunks, result_order, began_ns, "
        "is_planned, uniform_count, positions FROM map WHERE run_id = %1 ORDER BY number"_s.arg(
            run));
    while (query.next()) {
        Row row(query);
        MapRecord map;
        map.function = row.text();
        map.firstPosition = row.number<quint64>();
        map.size = row.number<quint64>();
        map.firstChunk = row.number<quint64>();
        map.chunks = row.numberIfAny<quint64>();
        map.order = row.word(orderOf);
        map.beganNs = row.number<Nanoseconds>();
        if (row.number<int>() != 0) {
            const auto uniform = row.numberIfAny<quint64>();
            map.plan = planOf(map.size, uniform, row.bytes());
            if (!map.plan || map.plan->chunks() != map.chunks)
                return false;
        }
        if (!row.isSound())
            return false;
        writer.addMap(map);
    }
    return true;
}

bool readMapEnds(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT number, done_ns FROM map WHERE run_id = %1 AND done_ns IS NOT NULL"_s.arg(run));
    while (query.next()) {
        Row row(query);
        const int number = row.number<int>();
        const auto done = row.number<Nanoseconds>();
        if (!row.isSound())
            return false;
        writer.mapDone(number, done);
    }
    return true;
}

} // namespace poolscope
