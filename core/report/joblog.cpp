#include "core/report/joblog.h"

#include "core/record/chunknumber.h"
#include "core/record/chunkorder.h"
#include "core/report/rows.h"

#include <algorithm>
#include <cstddef>

namespace poolscope {

namespace {

/// What a row is made of.
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

/// What was lost counts as failed, also if its process ended with exit code 0.
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

/// The numbers that a job was given: "7..9"; nothing for none.
QByteArray numbersOf(const Job& job, quint64 firstNumber) {
    const quint64 first = firstNumber + job.position;
    return job.count == 0
               ? QByteArray()
               : QByteArray::number(first) + ".." + QByteArray::number(first + job.count - 1);
}

class Joblog {
public:
    Joblog(const RunRecord& record, QIODevice& out, const TableProgress& progress)
        : m_firstNumber(record.config.input.first)
        , m_startMs(std::max<qint64>(0, record.startedAt.toMSecsSinceEpoch()))
        , m_rows(out, progress, '\t', "\n") {}

    [[nodiscard]] bool begin() {
        return m_rows.add({"Seq", "Host", "Starttime", "JobRuntime", "Send", "Receive", "Exitval",
                           "Signal", "Command"});
    }

    [[nodiscard]] bool add(const Job& job);

    [[nodiscard]] bool end() { return m_rows.flush(); }

private:
    /// In s since 1970; ns since then would not reach beyond 2262.
    [[nodiscard]] QByteArray time(Nanoseconds sinceStart) const {
        const Nanoseconds ns = m_startMs % 1000 * NsPerMs + sinceStart;
        return QByteArray::number(m_startMs / 1000 + ns / NsPerSecond) + '.' +
               QByteArray::number(ns % NsPerSecond).rightJustified(9, '0');
    }

    quint64 m_firstNumber;
    qint64 m_startMs; ///< since 1970
    Rows m_rows;
    quint64 m_jobs = 0;
};

bool Joblog::add(const Job& job) {
    return m_rows.add({QByteArray::number(++m_jobs), ":", time(job.from),
                       decimals(job.until - job.from, 9).rightJustified(16, ' '), "0", "0",
                       QByteArray::number(job.exitCode), QByteArray::number(job.signal),
                       "square " + numbersOf(job, m_firstNumber) + " # chunk " +
                           QByteArray::number(chunkNumber(job.index)) + ", process " +
                           QByteArray::number(job.process)});
}

} // namespace

bool writeJoblog(const RunRecord& record, QIODevice& out, const TableProgress& progress) {
    const auto order = chunksByCompletion(record, progress.stop);
    if (!order)
        return false;
    Joblog log(record, out, progress);
    if (!log.begin())
        return false;
    for (const quint32 place : *order) {
        if (!log.add(jobOf(record.chunks[place])))
            return false;
    }
    for (const LostAttempt& lost : record.lostAttempts) {
        if (!log.add(jobOf(record, lost)))
            return false;
    }
    return log.end();
}

} // namespace poolscope
