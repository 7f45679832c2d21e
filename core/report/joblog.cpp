#include "core/report/joblog.h"

#include "core/record/chunknumber.h"
#include "core/record/chunkorder.h"

#include <QIODevice>

#include <cstddef>
#include <utility>

namespace poolscope {

namespace {

constexpr qsizetype BlockSize = 1 << 16;

/// What all jobs have that were given the numbers from @p position on.
struct Job {
    Nanoseconds from = 0;
    Nanoseconds until = 0;
    quint64 index = 0;
    quint64 position = 0;
    quint64 count = 0;
    int process = 0;
    int exitCode = 0;
    int signal = 0;
};

Job jobOf(const ChunkEvent& chunk) {
    return {chunk.startedNs,
            chunk.finishedNs,
            chunk.index,
            chunk.position,
            chunk.count,
            static_cast<int>(chunk.process),
            0,
            0};
}

/// Killed ones have their signal; GNU parallel gives them the exit code 0 beside it.
Job jobOf(const RunRecord& record, const LostAttempt& lost) {
    const ProcessRecord& process = record.processes[static_cast<std::size_t>(lost.process - 1)];
    return {lost.startedNs.value_or(lost.endedNs),
            lost.endedNs,
            lost.index,
            lost.position,
            lost.count,
            lost.process,
            process.exitCode,
            process.signal};
}

/// In s with nine decimals, which no double keeps.
QByteArray seconds(Nanoseconds time) {
    return QByteArray::number(time / NsPerSecond) + '.' +
           QByteArray::number(time % NsPerSecond).rightJustified(9, '0');
}

class Joblog {
public:
    Joblog(const RunRecord& record, QIODevice& out, const TableProgress& progress)
        : m_record(record)
        , m_out(out)
        , m_progress(progress)
        , m_startNs(record.startedAt.toMSecsSinceEpoch() * NsPerMs) {}

    bool add(const Job& job);
    [[nodiscard]] bool flush();

private:
    const RunRecord& m_record;
    QIODevice& m_out;
    const TableProgress& m_progress;
    Nanoseconds m_startNs; ///< since 1970
    QByteArray m_block = QByteArrayLiteral(
        "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n");
    quint64 m_jobs = 0;
    quint64 m_told = 0;
};

bool Joblog::add(const Job& job) {
    const quint64 first = m_record.config.input.first + job.position;
    const QByteArray numbers = job.count == 0 ? QByteArray()
                                              : QByteArray::number(first) + ".." +
                                                    QByteArray::number(first + job.count - 1);
    m_block += QByteArrayList{QByteArray::number(++m_jobs),
                              ":",
                              seconds(m_startNs + job.from),
                              seconds(job.until - job.from).rightJustified(16, ' '),
                              "0",
                              "0",
                              QByteArray::number(job.exitCode),
                              QByteArray::number(job.signal),
                              "square " + numbers + " # chunk " +
                                  QByteArray::number(chunkNumber(job.index)) + ", process " +
                                  QByteArray::number(job.process)}
                   .join('\t') +
               '\n';
    return m_block.size() < BlockSize || flush();
}

bool Joblog::flush() {
    if (m_progress.stop.stop_requested())
        return false;
    const bool written = m_out.write(m_block) == m_block.size();
    m_block.resize(0);
    if (m_progress.rows != nullptr)
        m_progress.rows->fetch_add(m_jobs - std::exchange(m_told, m_jobs),
                                   std::memory_order_relaxed);
    return written;
}

} // namespace

bool writeJoblog(const RunRecord& record, QIODevice& out, const TableProgress& progress) {
    const auto order = chunksByCompletion(record, progress.stop);
    if (!order)
        return false;
    Joblog log(record, out, progress);
    for (const quint32 place : *order) {
        if (!log.add(jobOf(record.chunks[place])))
            return false;
    }
    for (const LostAttempt& lost : record.lostAttempts) {
        if (!log.add(jobOf(record, lost)))
            return false;
    }
    return log.flush();
}

} // namespace poolscope
