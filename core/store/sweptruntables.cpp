#include "core/store/sweptruntables.h"

#include "core/config/words.h"
#include "core/store/database.h"
#include "core/store/failuretable.h"
#include "core/store/nullable.h"
#include "core/store/row.h"
#include "core/store/storedwords.h"

#include <algorithm>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

enum class SweptKind { WarmUp, Run };

constexpr Words<SweptKind, 2> KindWords{{
    {SweptKind::WarmUp, "warm-up"_L1},
    {SweptKind::Run, "run"_L1},
}};

QVariant wordOrNull(const std::optional<SetAside>& reason) {
    return reason ? QVariant(setAsideWord(*reason)) : QVariant();
}

bool counts(const SweptRun& run) {
    return run.counts();
}

bool counts(const SerialRun& run) {
    return !run.setAside;
}

/// Whether @p run can come after those @p before: in a block that there is, or the next one, and
/// one in each block at most counts.
template<typename Run>
bool follows(const Run& run, const std::vector<Run>& before, int blocks) {
    if (run.block < 0 || run.block > blocks || (!before.empty() && run.block < before.back().block))
        return false;
    if (!counts(run))
        return true;
    const auto last = std::find_if(before.rbegin(), before.rend(),
                                   [](const Run& earlier) { return counts(earlier); });
    return last == before.rend() || run.block > last->block;
}

/// False: it cannot be one of @p record.
bool addRun(SweptRun run, std::size_t point, SweptKind kind, SweepRecord& record) {
    if (point < 1 || point > record.points.size())
        return false;
    SweepPoint& swept = record.points[point - 1];
    const bool warmsUp = kind == SweptKind::WarmUp;
    const bool isPossible = warmsUp ? run.block >= -1 && run.block <= record.blocks
                                    : follows(run, swept.runs, record.blocks);
    (warmsUp ? swept.warmUps : swept.runs).push_back(std::move(run));
    return isPossible;
}

} // namespace

void makeSweptRunTables(Database& database) {
    database.execute(u"CREATE TABLE swept_run (run_id INTEGER PRIMARY KEY, sweep_id INTEGER, "
                     "point INTEGER, kind TEXT, block INTEGER, wall_ns INTEGER, "
                     "useful_ns INTEGER, off_core_ns INTEGER, set_aside TEXT)"_s);
    database.execute(u"CREATE INDEX swept_run_by_sweep ON swept_run (sweep_id)"_s);
    database.execute(u"CREATE TABLE serial_run (sweep_id INTEGER, seen INTEGER, block INTEGER, "
                     "ns INTEGER, set_aside TEXT, PRIMARY KEY (sweep_id, seen))"_s);
}

void writeSerialRuns(Database& database, qint64 sweep, const std::vector<SerialRun>& runs) {
    QSqlQuery insert = database.prepare(u"INSERT INTO serial_run VALUES (?, ?, ?, ?, ?)"_s);
    qint64 seen = 0;
    for (const SerialRun& run : runs)
        database.run(insert, {sweep, ++seen, run.block, qint64{run.ns}, wordOrNull(run.setAside)});
}

qint64 writeSweptRuns(Database& database, qint64 sweep, int number, const SweepPoint& point,
                      qint64 lastRun) {
    QSqlQuery insert =
        database.prepare(u"INSERT INTO swept_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const SweptKind kind : {SweptKind::WarmUp, SweptKind::Run}) {
        for (const SweptRun& run : kind == SweptKind::WarmUp ? point.warmUps : point.runs) {
            database.run(insert, {++lastRun, sweep, number, wordOf(KindWords, kind), run.block,
                                  orNull(run.wallNs), qint64{run.usefulNs}, qint64{run.offCoreNs},
                                  wordOrNull(run.setAside)});
            if (run.failure)
                writeFailure(database, lastRun, *run.failure);
        }
    }
    return lastRun;
}

bool readSerialRuns(Database& database, qint64 sweep, SweepRecord& record) {
    QSqlQuery query =
        database.rows(u"SELECT block, ns, set_aside FROM serial_run WHERE sweep_id = %1 "
                      "ORDER BY seen"_s.arg(sweep));
    while (query.next()) {
        Row row(query);
        SerialRun run;
        run.block = row.number<int>();
        run.ns = row.time();
        run.setAside = row.wordIfAny(setAsideFromWord);
        if (!row.isSound() || run.ns == 0 || !follows(run, record.serial, record.blocks))
            return false;
        record.serial.push_back(run);
    }
    return true;
}

bool readSweptRuns(Database& database, qint64 sweep, SweepRecord& record) {
    QSqlQuery query = database.rows(
        u"SELECT point, swept_run.kind, block, wall_ns, useful_ns, off_core_ns, set_aside, %1 "
        "FROM swept_run LEFT JOIN failure ON failure.run_id = swept_run.run_id "
        "WHERE sweep_id = %2 ORDER BY swept_run.run_id"_s.arg(failureColumns())
            .arg(sweep));
    const auto kindOf = [](const QString& word) { return valueOf(KindWords, word); };
    while (query.next()) {
        Row row(query);
        SweptRun run;
        const auto point = row.number<std::size_t>();
        const SweptKind kind = row.word(kindOf);
        run.block = row.number<int>();
        run.wallNs = row.timeIfAny();
        run.usefulNs = row.time();
        run.offCoreNs = row.time();
        run.setAside = row.wordIfAny(setAsideFromWord);
        run.failure = failureIn(row);
        if (!row.isSound() || !addRun(std::move(run), point, kind, record))
            return false;
    }
    return true;
}

} // namespace poolscope
