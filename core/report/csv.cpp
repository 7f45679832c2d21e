#include "core/report/csv.h"

#include "core/plan/chunkplan.h"
#include "core/report/resultorder.h"

#include <QIODevice>

#include <algorithm>

namespace poolscope {

namespace {

/// Gathers rows and hands them on in blocks.
class Rows {
public:
    explicit Rows(QIODevice& out)
        : m_out(out) {}

    /// One row; fields are numbers or plain words, so none needs quotes.
    bool add(const QByteArrayList& fields) {
        m_block += fields.join(',') + QByteArrayLiteral("\r\n");
        return m_block.size() < BlockSize || flush();
    }

    [[nodiscard]] bool flush() {
        const bool written = m_out.write(m_block) == m_block.size();
        m_block.resize(0);
        return written;
    }

private:
    static constexpr qsizetype BlockSize = 1 << 16;
    QIODevice& m_out;
    QByteArray m_block;
};

QByteArray microseconds(Nanoseconds time) {
    return QByteArray::number(static_cast<double>(time) / NsPerUs, 'f', 3);
}

QByteArray orEmpty(const std::optional<Nanoseconds>& time) {
    return time ? microseconds(*time) : QByteArray();
}

} // namespace

bool writeResultsCsv(const RunRecord& record, QIODevice& out) {
    // Which chunk a position belongs to: chunks by position.
    std::vector<const ChunkEvent*> chunks;
    for (const ChunkEvent& chunk : record.chunks)
        chunks.push_back(&chunk);
    std::sort(chunks.begin(), chunks.end(),
              [](const auto* a, const auto* b) { return a->position < b->position; });
    Rows rows(out);
    bool written = rows.add({"number", "square", "process", "chunk"});
    const std::uint64_t* results = record.results.get();
    written =
        written && results != nullptr && visitResults(record, [&](quint64 position, quint64 count) {
            auto chunk =
                std::upper_bound(chunks.begin(), chunks.end(), position,
                                 [](quint64 at, const ChunkEvent* c) { return at < c->position; });
            for (quint64 i = position; i < position + count; ++i) {
                if (chunk != chunks.end() && (*chunk)->position <= i)
                    ++chunk;
                if (chunk == chunks.begin())
                    continue;
                const ChunkEvent& own = **(chunk - 1);
                if (i - own.position >= own.count)
                    continue; // not computed
                if (!rows.add({QByteArray::number(record.config.first + i),
                               QByteArray::number(static_cast<quint64>(results[i])),
                               QByteArray::number(own.process), QByteArray::number(own.index)}))
                    return false;
            }
            return true;
        });
    return written && rows.flush();
}

bool writeChunksCsv(const RunRecord& record, QIODevice& out) {
    Rows rows(out);
    bool written = rows.add({"chunk", "first", "count", "process", "pid", "attempt", "start_us",
                             "end_us", "core", "status"});
    const auto pidOf = [&record](int process) {
        return QByteArray::number(record.processes[static_cast<std::size_t>(process - 1)].pid);
    };
    std::vector<const ChunkEvent*> chunks;
    for (const ChunkEvent& chunk : record.chunks)
        chunks.push_back(&chunk);
    std::sort(chunks.begin(), chunks.end(),
              [](const auto* a, const auto* b) { return a->finishedNs < b->finishedNs; });
    for (const ChunkEvent* c : chunks) {
        written =
            written && rows.add({QByteArray::number(c->index),
                                 QByteArray::number(record.config.first + c->position),
                                 QByteArray::number(c->count), QByteArray::number(c->process),
                                 pidOf(c->process), QByteArray::number(c->attempt),
                                 microseconds(c->startedNs), microseconds(c->finishedNs),
                                 c->cpu < 0 ? QByteArray() : QByteArray::number(c->cpu), "done"});
    }
    const ChunkPlan plan(record.config);
    for (const LostAttempt& lost : record.lostAttempts) {
        const Chunk chunk = plan.chunk(lost.index);
        written =
            written && rows.add({QByteArray::number(lost.index),
                                 QByteArray::number(record.config.first + chunk.position),
                                 QByteArray::number(chunk.count), QByteArray::number(lost.process),
                                 pidOf(lost.process), QByteArray(), orEmpty(lost.startedNs),
                                 microseconds(lost.endedNs), QByteArray(), "lost"});
    }
    return written && rows.flush();
}

} // namespace poolscope
