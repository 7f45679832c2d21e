#include "core/store/conditiontables.h"

#include "core/store/database.h"
#include "core/store/nullable.h"
#include "core/store/row.h"

#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

std::optional<bool> yesOrNo(Row& row) {
    const auto value = row.numberIfAny<int>();
    return value ? std::optional(*value != 0) : std::nullopt;
}

bool readBlocks(Database& database, qint64 sweep, std::vector<BlockConditions>& blocks) {
    QSqlQuery query = database.rows(
        u"SELECT block, wall_ns, others_ns, throttled_ns, frequency, waited_ns, is_set_aside "
        "FROM sweep_block WHERE sweep_id = %1 ORDER BY seen"_s.arg(sweep));
    while (query.next()) {
        Row row(query);
        BlockConditions block;
        block.block = row.number<int>();
        block.wallNs = row.time();
        block.othersNs = row.numberIfAny<Nanoseconds>();
        block.throttledNs = row.timeIfAny();
        block.frequency = row.numberIfAny<double>();
        block.waitedNs = row.time();
        block.isSetAside = row.number<int>() != 0;
        row.expect(block.block >= -1 && std::isfinite(block.frequency.value_or(0)));
        if (!row.isSound())
            return false;
        blocks.push_back(block);
    }
    return true;
}

} // namespace

void makeConditionTables(Database& database) {
    database.execute(u"CREATE TABLE sweep_conditions (sweep_id INTEGER PRIMARY KEY, "
                     "cores INTEGER, others_before REAL, governor TEXT, frequency_driver TEXT, "
                     "energy_preference TEXT, boosts INTEGER, on_battery INTEGER)"_s);
    database.execute(u"CREATE TABLE sweep_block (sweep_id INTEGER, seen INTEGER, block INTEGER, "
                     "wall_ns INTEGER, others_ns INTEGER, throttled_ns INTEGER, frequency REAL, "
                     "waited_ns INTEGER, is_set_aside INTEGER, PRIMARY KEY (sweep_id, seen))"_s);
}

void writeConditions(Database& database, qint64 sweep, const SweepConditions& conditions) {
    const PowerSettings& power = conditions.power;
    QSqlQuery insert =
        database.prepare(u"INSERT INTO sweep_conditions VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    database.run(insert, {sweep, conditions.cores, orNull(conditions.othersBefore), power.governor,
                          power.driver, power.energyPreference, orNull(power.boosts),
                          orNull(power.onBattery)});
    QSqlQuery block =
        database.prepare(u"INSERT INTO sweep_block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    qint64 seen = 0;
    for (const BlockConditions& b : conditions.blocks) {
        database.run(block, {sweep, ++seen, b.block, qint64{b.wallNs}, orNull(b.othersNs),
                             orNull(b.throttledNs), orNull(b.frequency), qint64{b.waitedNs},
                             b.isSetAside});
    }
}

std::optional<SweepConditions> readConditions(Database& database, qint64 sweep) {
    QSqlQuery query = database.rows(
        u"SELECT cores, others_before, boosts, on_battery, governor, frequency_driver, "
        "energy_preference FROM sweep_conditions WHERE sweep_id = %1"_s.arg(sweep));
    if (!query.next())
        return std::nullopt;
    Row row(query);
    SweepConditions conditions;
    conditions.cores = row.number<int>();
    conditions.othersBefore = row.numberIfAny<double>();
    conditions.power.boosts = yesOrNo(row);
    conditions.power.onBattery = yesOrNo(row);
    conditions.power.governor = row.text();
    conditions.power.driver = row.text();
    conditions.power.energyPreference = row.text();
    row.expect(conditions.cores >= 0 && std::isfinite(conditions.othersBefore.value_or(0)));
    const bool understood = row.isSound() && readBlocks(database, sweep, conditions.blocks);
    return understood ? std::optional(conditions) : std::nullopt;
}

} // namespace poolscope
