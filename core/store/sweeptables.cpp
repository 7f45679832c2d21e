#include "core/store/sweeptables.h"

#include "core/config/check.h"
#include "core/config/configtext.h"
#include "core/store/conditiontables.h"
#include "core/store/database.h"
#include "core/store/maptables.h"
#include "core/store/nullable.h"
#include "core/store/row.h"
#include "core/store/runtable.h"
#include "core/store/runtables.h"
#include "core/store/storedwords.h"
#include "core/store/sweptruntables.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Who compares settings makes a place for each block of each point: so many, and no file may claim
/// more.
constexpr qint64 MostPlaces = 10'000'000;

/// A command as a JSON list, which is easily asked for; null: our own runs.
QVariant commandText(const QStringList& command) {
    if (command.isEmpty())
        return {};
    const QJsonDocument list(QJsonArray::fromStringList(command));
    return QString::fromUtf8(list.toJson(QJsonDocument::Compact));
}

/// Nothing if @p text is no list of texts.
std::optional<QStringList> commandIn(const QString& text) {
    if (text.isEmpty())
        return QStringList();
    QStringList command;
    const QJsonArray words = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto& word : words) {
        if (!word.isString())
            return std::nullopt;
        command.append(word.toString());
    }
    return command.isEmpty() ? std::nullopt : std::optional(command);
}

/// All that points have in common.
void writeHead(Database& database, qint64 id, const SweepRecord& sweep) {
    QSqlQuery insert = database.prepare(u"INSERT INTO sweep VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    database.run(insert, {id, sweep.startedAt.toUTC().toString(Qt::ISODateWithMs),
                          outcomeWord(sweep.outcome), qint64{sweep.tookNs}, sweep.blocks,
                          sweep.decidesFrom, orNull(sweep.decidesUntil),
                          orNull(sweep.serialDroppedAfter), commandText(sweep.command)});
    writeConfig(database, id, sweep.config);
    writeMachines(database, id, {{sweep.machine, 0, 0, std::nullopt}});
    writeConditions(database, id, sweep.conditions);
}

void writePoints(Database& database, qint64 id, const std::vector<SweepPoint>& points) {
    QSqlQuery insert = database.prepare(u"INSERT INTO sweep_point VALUES (?, ?, ?, ?, ?, ?)"_s);
    int number = 0;
    qint64 lastRun = id;
    for (const SweepPoint& point : points) {
        const qint64 kept = point.kept ? ++lastRun : 0; // 0: none
        database.run(insert,
                     {id, ++number, point.setting.processes, scheduleWord(point.setting.schedule),
                      orNull(point.droppedAfter), kept > 0 ? QVariant(kept) : QVariant()});
        if (point.kept)
            writeTables(database, kept, *point.kept);
        lastRun = writeSweptRuns(database, id, number, point, lastRun);
    }
}

bool readHead(Database& database, qint64 id, SweepRecord& sweep) {
    const std::optional<RunConfig> config = readConfig(database, id);
    const std::vector<MachineRecord> machines = readMachines(database, id);
    QSqlQuery query = database.rows(u"SELECT outcome, took_ns, blocks, decides_from, "
                                    "decides_until, "
                                    "serial_dropped_after, started_at, command FROM sweep "
                                    "WHERE sweep_id = %1"_s.arg(id));
    if (!config || machines.size() != 1 || !query.next())
        return false;
    Row row(query);
    sweep.config = *config;
    sweep.machine = machines.front().facts;
    sweep.outcome = row.word(outcomeFromWord);
    sweep.tookNs = row.time();
    sweep.blocks = row.number<int>();
    sweep.decidesFrom = row.number<int>();
    sweep.decidesUntil = row.numberIfAny<int>();
    sweep.serialDroppedAfter = row.numberIfAny<int>();
    sweep.startedAt = QDateTime::fromString(row.text(), Qt::ISODateWithMs);
    const std::optional<QStringList> command = commandIn(row.text());
    sweep.command = command.value_or(QStringList());
    for (const int block : {0, sweep.decidesFrom, sweep.decidesUntil.value_or(0),
                            sweep.serialDroppedAfter.value_or(0)})
        row.expect(block >= 0 && block <= sweep.blocks);
    const std::optional<SweepConditions> conditions = readConditions(database, id);
    sweep.conditions = conditions.value_or(SweepConditions());
    return command && conditions && row.isSound();
}

std::optional<Schedule> scheduleFromWord(const QString& word) {
    const auto schedule = parseSchedule(word);
    return schedule.hasValue() ? std::optional(schedule.value()) : std::nullopt;
}

bool readPoints(Database& database, qint64 id, SweepRecord& sweep) {
    QSqlQuery query = database.rows(
        u"SELECT point, processes, schedule, dropped_after, kept_run_id FROM sweep_point "
        "WHERE sweep_id = %1 ORDER BY point"_s.arg(id));
    qint64 lastKept = id; // whoever is kept is kept once
    while (query.next()) {
        Row row(query);
        SweepPoint point;
        row.expect(row.number<std::size_t>() == sweep.points.size() + 1);
        point.setting.processes = row.number<int>();
        point.setting.schedule = row.word(scheduleFromWord);
        point.droppedAfter = row.numberIfAny<int>();
        const auto kept = row.numberIfAny<qint64>();
        const int dropped = point.droppedAfter.value_or(0);
        row.expect(dropped >= 0 && dropped <= sweep.blocks && (!kept || *kept > lastKept));
        if (!row.isSound() || !check(configOf(sweep.config, point.setting)).empty())
            return false;
        if (kept) {
            std::optional<RunRecord> record = readTables(database, *kept);
            if (!record)
                return false;
            point.kept = std::make_shared<const RunRecord>(*std::move(record));
            lastKept = *kept;
        }
        sweep.points.push_back(std::move(point));
    }
    return sweep.blocks * static_cast<qint64>(sweep.points.size()) <= MostPlaces;
}

} // namespace

void makeSweepTables(Database& database) {
    database.execute(u"CREATE TABLE sweep (sweep_id INTEGER PRIMARY KEY, started_at TEXT, "
                     "outcome TEXT, took_ns INTEGER, blocks INTEGER, decides_from INTEGER, "
                     "decides_until INTEGER, "
                     "serial_dropped_after INTEGER, command TEXT)"_s);
    database.execute(u"CREATE TABLE sweep_point (sweep_id INTEGER, point INTEGER, "
                     "processes INTEGER, schedule TEXT, dropped_after INTEGER, "
                     "kept_run_id INTEGER, PRIMARY KEY (sweep_id, point))"_s);
    makeSweptRunTables(database);
    makeConditionTables(database);
}

void writeSweep(Database& database, qint64 id, const SweepRecord& sweep) {
    writeHead(database, id, sweep);
    writeSerialRuns(database, id, sweep.serial);
    writePoints(database, id, sweep.points);
}

bool holdsSweep(Database& database, qint64 id) {
    // Files of version 1 have no such table.
    return database.rows(u"SELECT 1 FROM sqlite_master WHERE name = 'sweep'"_s).next() &&
           database.rows(u"SELECT 1 FROM sweep WHERE sweep_id = %1"_s.arg(id)).next();
}

std::optional<SweepRecord> readSweep(Database& database, qint64 id) {
    SweepRecord sweep;
    const bool understood = readHead(database, id, sweep) && readPoints(database, id, sweep) &&
                            readSweptRuns(database, id, sweep) &&
                            readSerialRuns(database, id, sweep);
    return understood && database.isSound() ? std::optional(std::move(sweep)) : std::nullopt;
}

} // namespace poolscope
