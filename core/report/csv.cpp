#include "core/report/csv.h"

#include "core/record/chunknumber.h"
#include "core/record/chunkorder.h"
#include "core/report/rows.h"

#include <cstddef>

namespace poolscope {

namespace {

/// Rows in the way of their reader.
class CsvRows : public Rows {
public:
    CsvRows(QIODevice& out, const TableProgress& progress, CsvFor reader)
        : Rows(out, progress, reader == CsvFor::Spreadsheets ? ';' : ',', "\r\n")
        , m_reader(reader) {}

    [[nodiscard]] bool isForSpreadsheets() const { return m_reader == CsvFor::Spreadsheets; }

    [[nodiscard]] QByteArray microseconds(Nanoseconds time) const {
        QByteArray text = decimals(time, 3);
        return isForSpreadsheets() ? text.replace('.', ',') : text;
    }

    /// A formula that gives a text is what spreadsheets leave as it is.
    [[nodiscard]] QByteArray whole(quint64 number) const {
        constexpr quint64 LargestOf15Digits = 999'999'999'999'999;
        const QByteArray digits = QByteArray::number(number);
        return isForSpreadsheets() && number > LargestOf15Digits ? "\"=\"\"" + digits + "\"\"\""
                                                                 : digits;
    }

private:
    CsvFor m_reader;
};

/// The rows of one chunk's numbers.
bool addResults(CsvRows& rows, const RunRecord& record, const ChunkEvent& chunk) {
    const std::span<const std::uint64_t> results = record.results.numbers();
    for (quint64 i = chunk.position; i < chunk.position + chunk.count; ++i) {
        if (!rows.add({QByteArray::number(record.config.input.first + i),
                       rows.whole(static_cast<quint64>(results[i])),
                       QByteArray::number(chunk.process),
                       QByteArray::number(chunkNumber(chunk.index))}))
            return false;
    }
    return true;
}

/// "start_us", "end_us", and for spreadsheets the same in whole ns.
QByteArrayList timeFields(const CsvRows& rows, const std::optional<Nanoseconds>& start,
                          Nanoseconds end) {
    QByteArrayList fields{start ? rows.microseconds(*start) : QByteArray(), rows.microseconds(end)};
    if (rows.isForSpreadsheets())
        fields += {start ? QByteArray::number(*start) : QByteArray(), QByteArray::number(end)};
    return fields;
}

QByteArray pidOf(const RunRecord& record, int process) {
    return QByteArray::number(record.processes[static_cast<std::size_t>(process - 1)].pid);
}

bool addChunk(CsvRows& rows, const RunRecord& record, const ChunkEvent& chunk) {
    QByteArrayList fields{QByteArray::number(chunkNumber(chunk.index)),
                          QByteArray::number(record.config.input.first + chunk.position),
                          QByteArray::number(chunk.count),
                          QByteArray::number(chunk.process),
                          pidOf(record, static_cast<int>(chunk.process)),
                          QByteArray::number(chunk.attempt)};
    fields += timeFields(rows, chunk.startedNs, chunk.finishedNs);
    fields += {chunk.cpu < 0 ? QByteArray() : QByteArray::number(chunk.cpu), "done"};
    return rows.add(fields);
}

bool addLost(CsvRows& rows, const RunRecord& record, const LostAttempt& lost) {
    QByteArrayList fields{QByteArray::number(chunkNumber(lost.index)),
                          QByteArray::number(record.config.input.first + lost.position),
                          QByteArray::number(lost.count),
                          QByteArray::number(lost.process),
                          pidOf(record, lost.process),
                          QByteArray()};
    fields += timeFields(rows, lost.startedNs, lost.endedNs);
    fields += {QByteArray(), "lost"};
    return rows.add(fields);
}

bool addChunkHeader(CsvRows& rows) {
    QByteArrayList names{"chunk", "first",   "count",    "process",
                         "pid",   "attempt", "start_us", "end_us"};
    if (rows.isForSpreadsheets())
        names += {"start_ns", "end_ns"};
    return rows.add(names + QByteArrayList{"core", "status"});
}

} // namespace

bool writeResultsCsv(const RunRecord& record, QIODevice& out, const TableProgress& progress,
                     CsvFor reader) {
    const auto order = record.config.order == ResultOrder::Input
                           ? chunksByInput(record, progress.stop)
                           : chunksByCompletion(record, progress.stop);
    if (!order || (record.results.kind() != Results::Kind::Numbers && !order->empty()))
        return false;
    CsvRows rows(out, progress, reader);
    bool written = rows.add({"number", "square", "process", "chunk"});
    for (std::size_t i = 0; written && i < order->size(); ++i)
        written = addResults(rows, record, record.chunks[(*order)[i]]);
    return written && rows.flush();
}

bool writeChunksCsv(const RunRecord& record, QIODevice& out, const TableProgress& progress,
                    CsvFor reader) {
    const auto order = chunksByCompletion(record, progress.stop);
    if (!order)
        return false;
    CsvRows rows(out, progress, reader);
    bool written = addChunkHeader(rows);
    for (std::size_t i = 0; written && i < order->size(); ++i)
        written = addChunk(rows, record, record.chunks[(*order)[i]]);
    for (std::size_t i = 0; written && i < record.lostAttempts.size(); ++i)
        written = addLost(rows, record, record.lostAttempts[i]);
    return written && rows.flush();
}

} // namespace poolscope
