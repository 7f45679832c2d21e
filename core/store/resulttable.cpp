#include "core/store/resulttable.h"

#include "core/store/database.h"

#include <QtEndian>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// So many numbers in a row of the table: a blob is written at once.
constexpr std::size_t NumbersInAPart = 1 << 20;

void writeNumbers(Database& database, qint64 run, std::span<const std::uint64_t> numbers) {
    QSqlQuery insert = database.prepare(u"INSERT INTO result VALUES (?, ?, 'numbers', ?)"_s);
    for (std::size_t part = 0; !numbers.empty(); ++part) {
        const auto some = numbers.first(std::min(numbers.size(), NumbersInAPart));
        QByteArray bytes(static_cast<qsizetype>(some.size_bytes()), Qt::Uninitialized);
        qToLittleEndian<quint64>(some.data(), static_cast<qsizetype>(some.size()), bytes.data());
        database.run(insert, {run, static_cast<quint64>(part), bytes});
        numbers = numbers.subspan(some.size());
    }
}

void writeTexts(Database& database, qint64 run, const QStringList& texts) {
    QSqlQuery insert = database.prepare(u"INSERT INTO result VALUES (?, ?, 'text', ?)"_s);
    for (qsizetype i = 0; i < texts.size(); ++i)
        database.run(insert, {run, static_cast<qint64>(i), texts[i]});
}

/// Appended to @p numbers; false if there are more than @p most.
bool take(const QByteArray& part, std::vector<std::uint64_t>& numbers, quint64 most) {
    const auto count = static_cast<std::size_t>(part.size()) / sizeof(quint64);
    if (count > most - numbers.size())
        return false;
    if (count == 0) // maybe without an address to copy to
        return true;
    const std::size_t before = numbers.size();
    numbers.resize(before + count);
    qFromLittleEndian<quint64>(part.constData(), static_cast<qsizetype>(count),
                               numbers.data() + before);
    return true;
}

} // namespace

void makeResultTable(Database& database) {
    database.execute(u"CREATE TABLE result (run_id INTEGER, part INTEGER, kind TEXT, value, "
                     "PRIMARY KEY (run_id, part))"_s);
}

void writeResults(Database& database, qint64 run, const RunRecord& record) {
    if (record.results.kind() == Results::Kind::Texts)
        writeTexts(database, run, record.results.texts());
    else if (record.resultsChecked != true)
        writeNumbers(database, run, record.results.numbers());
}

bool readResults(Database& database, qint64 run, RecordWriter& writer) {
    quint64 size = 0;
    for (const MapRecord& map : writer.record().maps)
        size += map.size;
    QSqlQuery query =
        database.rows(u"SELECT kind, value FROM result WHERE run_id = %1 ORDER BY part"_s.arg(run));
    auto numbers = std::make_shared<std::vector<std::uint64_t>>();
    QStringList texts;
    while (query.next()) {
        if (query.value(0).toString() == "text"_L1)
            texts.append(query.value(1).toString());
        else if (!take(query.value(1).toByteArray(), *numbers, size))
            return false;
        if (static_cast<quint64>(texts.size()) > size)
            return false;
    }
    if (!numbers->empty() && numbers->size() != size)
        return false;
    if (!texts.isEmpty())
        writer.results(Results::ofTexts(texts));
    else if (!numbers->empty())
        writer.results(Results::ofNumbers({numbers, numbers->data()}, numbers->size()));
    return texts.isEmpty() || numbers->empty();
}

} // namespace poolscope
