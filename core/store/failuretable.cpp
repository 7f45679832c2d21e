#include "core/store/failuretable.h"

#include "core/store/database.h"
#include "core/store/storedwords.h"

namespace poolscope {

using namespace Qt::StringLiterals;

void makeFailureTable(Database& database) {
    database.execute(
        u"CREATE TABLE failure (run_id INTEGER PRIMARY KEY, kind TEXT, process INTEGER, "
        "pid INTEGER, signal INTEGER, exit_code INTEGER, chunk INTEGER, first_number INTEGER, "
        "last_number INTEGER, wrong_number INTEGER, times INTEGER, still_ns INTEGER, "
        "detail TEXT)"_s);
}

void writeFailure(Database& database, qint64 run, const RunFailure& failure) {
    QSqlQuery insert =
        database.prepare(u"INSERT INTO failure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    const std::optional<ChunkAtFault>& chunk = failure.chunk;
    database.run(insert,
                 {run, failureWord(failure.kind), failure.process, failure.pid, failure.signal,
                  failure.exitCode, chunk ? QVariant(chunk->index) : QVariant(),
                  chunk ? QVariant(chunk->firstNumber) : QVariant(),
                  chunk ? QVariant(chunk->lastNumber) : QVariant(), failure.wrongNumber,
                  failure.times, qint64{failure.stillNs}, failure.detail});
}

QString failureColumns() {
    return u"failure.run_id, failure.kind, failure.process, failure.pid, failure.signal, "
           "failure.exit_code, failure.chunk, failure.first_number, failure.last_number, "
           "failure.wrong_number, failure.times, failure.still_ns, failure.detail"_s;
}

std::optional<RunFailure> failureIn(Row& row) {
    if (!row.numberIfAny<qint64>())
        return std::nullopt;
    RunFailure failure;
    failure.kind = row.word(failureFromWord);
    failure.process = row.number<int>();
    failure.pid = row.number<qint64>();
    failure.signal = row.number<int>();
    failure.exitCode = row.number<int>();
    const auto chunk = row.numberIfAny<quint64>();
    const auto first = row.numberIfAny<quint64>();
    const auto last = row.numberIfAny<quint64>();
    if (chunk && first && last)
        failure.chunk = ChunkAtFault{*chunk, *first, *last};
    failure.wrongNumber = row.number<quint64>();
    failure.times = row.number<int>();
    failure.stillNs = row.number<Nanoseconds>();
    failure.detail = row.text();
    row.expect(failure.process >= 0 && failure.times >= 0 && failure.stillNs >= 0);
    return failure;
}

} // namespace poolscope
