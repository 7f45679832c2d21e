#include "core/store/runtable.h"

#include "core/config/check.h"
#include "core/config/settings.h"
#include "core/store/database.h"
#include "core/store/failuretable.h"
#include "core/store/nullable.h"
#include "core/store/row.h"
#include "core/store/storedwords.h"

#include <QHash>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// Of processes that there are.
bool readFailure(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query =
        database.rows(u"SELECT %1 FROM failure WHERE run_id = %2"_s.arg(failureColumns()).arg(run));
    if (!query.next())
        return true;
    Row row(query);
    const std::optional<RunFailure> failure = failureIn(row);
    writer.failed(failure);
    return row.isSound() && failure &&
           static_cast<std::size_t>(failure->process) <= writer.record().processes.size();
}

} // namespace

void makeRunTables(Database& database) {
    database.execute(u"CREATE TABLE run (run_id INTEGER PRIMARY KEY, started_at TEXT, "
                     "outcome TEXT, serial_ns INTEGER, wall_ns INTEGER, reached_ns INTEGER, "
                     "results_checked INTEGER)"_s);
    database.execute(u"CREATE TABLE setting (run_id INTEGER, key TEXT, value, "
                     "PRIMARY KEY (run_id, key))"_s);
}

void writeRun(Database& database, qint64 run, const RunRecord& record) {
    QSqlQuery insert = database.prepare(u"INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    database.run(insert,
                 {run, record.startedAt.toUTC().toString(Qt::ISODateWithMs),
                  outcomeWord(record.outcome), orNull(record.serialNs), orNull(record.wallNs),
                  qint64{record.nowNs}, orNull(record.resultsChecked)});
    writeConfig(database, run, record.config);
    if (record.failure)
        writeFailure(database, run, *record.failure);
}

void writeConfig(Database& database, qint64 run, const RunConfig& config) {
    QSqlQuery insert = database.prepare(u"INSERT INTO setting VALUES (?, ?, ?)"_s);
    for (const Setting* setting : settingsIn(config)) {
        const QString text = setting->write(config);
        database.run(insert, {run, QString::fromUtf8(setting->key),
                              setting->isNumber ? QVariant(text.toLongLong()) : QVariant(text)});
    }
}

bool holdsRun(Database& database, qint64 run) {
    return database.rows(u"SELECT 1 FROM run WHERE run_id = %1"_s.arg(run)).next();
}

std::optional<RunConfig> readConfig(Database& database, qint64 run) {
    RunConfig config;
    QSqlQuery query = database.rows(u"SELECT key, value FROM setting WHERE run_id = %1"_s.arg(run));
    QHash<QString, QString> values;
    while (query.next())
        values[query.value(0).toString()] = query.value(1).toString();
    for (const Setting& setting : settings()) {
        const auto value = values.constFind(QString::fromUtf8(setting.key));
        if (value != values.cend() && setting.read(*value, config))
            return std::nullopt;
    }
    const std::vector<const Setting*> needed = settingsIn(config);
    const bool isWhole = std::all_of(needed.begin(), needed.end(), [&values](const Setting* one) {
        return values.contains(QString::fromUtf8(one->key));
    });
    if (!isWhole || !database.isSound() || !check(config).empty())
        return std::nullopt;
    return config;
}

bool readBeginning(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query =
        database.rows(u"SELECT started_at, serial_ns FROM run WHERE run_id = %1"_s.arg(run));
    if (!query.next())
        return false;
    Row row(query);
    writer.startedAt(QDateTime::fromString(row.text(), Qt::ISODateWithMs));
    writer.serialTime(row.numberIfAny<Nanoseconds>());
    return row.isSound();
}

bool readEnd(Database& database, qint64 run, RecordWriter& writer) {
    QSqlQuery query = database.rows(
        u"SELECT outcome, wall_ns, reached_ns, results_checked FROM run WHERE run_id = %1"_s.arg(
            run));
    if (!query.next() || !readFailure(database, run, writer))
        return false;
    Row row(query);
    const Outcome outcome = row.word(outcomeFromWord);
    const auto wall = row.numberIfAny<Nanoseconds>();
    const auto reached = row.number<Nanoseconds>();
    const auto checked = row.numberIfAny<int>();
    if (!row.isSound())
        return false;
    if (checked)
        writer.resultsChecked(*checked != 0);
    writer.reached(reached);
    if (wall)
        writer.wall(*wall);
    writer.outcome(outcome);
    return outcome != Outcome::Finished || wall;
}

} // namespace poolscope
