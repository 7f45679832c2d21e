#pragma once

#include "core/record/runrecord.h"

#include <span>
#include <vector>

namespace poolscope {

/// A record and a time: the run as it was then, without a copy of its chunks, of which each process
/// had finished so many. What shows a moment shows a run that goes on, one that has ended, and a
/// replay alike. To go to another time costs a binary search per process, forward and backward.
class Moment {
public:
    /// Of no record.
    Moment() = default;
    /// @p record as far as it reaches; null: of no record.
    explicit Moment(SharedRecord record);

    /// Goes to @p time, within 0 … endOf(record()), in ns from the run's start.
    void goTo(Nanoseconds time);
    /// As far as the record reaches by now. What it takes over afterwards is not seen until the
    /// next call.
    void goToEnd();

    [[nodiscard]] bool isEmpty() const { return m_record == nullptr; }

    /// The whole record, which there has to be.
    [[nodiscard]] const RunRecord& record() const { return *m_record; }

    [[nodiscard]] const SharedRecord& sharedRecord() const { return m_record; }

    [[nodiscard]] Nanoseconds time() const { return m_time; }

    /// Whether that is the end of the record, and not a time before.
    [[nodiscard]] bool isEnd() const { return m_isEnd; }

    /// Running, also of a run that has ended, unless this is its end.
    [[nodiscard]] Outcome outcome() const {
        return m_isEnd && m_record ? m_record->outcome : Outcome::Running;
    }

    /// Those that had been started, by number and as they were.
    [[nodiscard]] std::span<const ProcessRecord> processes() const;
    /// Those that had been lost.
    [[nodiscard]] std::span<const LostAttempt> lostAttempts() const;

    /// The record as it was but without its chunks, for figures and words that are made of the
    /// rest; the whole record itself if this is its end.
    [[nodiscard]] SharedRecord outline() const;

    /// All chunks that were finished.
    [[nodiscard]] quint64 chunksDone() const { return m_chunksDone; }

    /// How many chunks process @p number (from 1) had finished: the first ones of its own.
    [[nodiscard]] std::size_t chunksDone(int number) const;
    /// When the last of them ended; 0: there was none.
    [[nodiscard]] Nanoseconds lastFinishNs(int number) const;
    /// The chunk with that index if it was finished; null: it was not.
    [[nodiscard]] const ChunkEvent* finished(quint64 index) const;

private:
    [[nodiscard]] const ChunkEvent& chunkOf(int number, std::size_t at) const;
    [[nodiscard]] ChunkSum sumOf(int number, std::size_t chunks) const;
    [[nodiscard]] ProcessRecord processAt(const ProcessRecord& whole) const;
    [[nodiscard]] std::optional<ChunkInProgress> currentOf(const ProcessRecord& whole) const;

    SharedRecord m_record;
    Nanoseconds m_time = 0;
    bool m_isEnd = true;
    quint64 m_chunksDone = 0;
    std::vector<std::size_t> m_done;        ///< chunks of each process that had been started
    std::vector<ProcessRecord> m_processes; ///< unused at the end: they are the record's
    std::vector<LostAttempt> m_lost;        ///< the same
};

} // namespace poolscope
