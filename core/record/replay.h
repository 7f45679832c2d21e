#pragma once

#include "core/record/runrecord.h"

#include <limits>
#include <memory>
#include <stop_token>
#include <vector>

namespace poolscope {

/// Plays a record that has ended: at each time it is a record that reaches just so far, as it was
/// while the run went on. What shows a live run shows a replay without knowing it.
class Replay {
public:
    /// @p whole must outlive the replay and change no more.
    explicit Replay(const RunRecord& whole);

    /// The same; 10^7 chunks take a good part of a second to prepare. Null once @p stop has been
    /// requested.
    [[nodiscard]] static std::unique_ptr<Replay> prepare(const RunRecord& whole,
                                                         const std::stop_token& stop);

    /// Goes to @p time, 0 … endOf(whole) in ns. Forward costs what happened in between; backward
    /// begins again. Returns whether it began again: views then take the record anew. About
    /// @p most chunks further it stops: record().nowNs tells how far it came.
    bool goTo(Nanoseconds time, std::size_t most = std::numeric_limits<std::size_t>::max());

    /// The record as it was at that time: running, unless the time is the end.
    [[nodiscard]] const RunRecord& record() const { return m_record; }

private:
    Replay(const RunRecord& whole, std::vector<quint32> byFinish);

    void beginAgain();
    [[nodiscard]] Nanoseconds reachable(Nanoseconds time, std::size_t most) const;
    void takeFinished(Nanoseconds time);
    void takeFinishedOf(ProcessRecord& process, Nanoseconds time);
    void updateProcess(ProcessRecord& process, Nanoseconds time);

    const RunRecord& m_whole;
    RunRecord m_record;
    std::vector<quint32> m_byFinish; ///< chunks of the whole record, by the time of their end
    std::vector<std::vector<quint32>> m_byProcess; ///< the same for each process
    std::vector<const LostAttempt*> m_lostBy;      ///< by process; null: it lost nothing
    std::size_t m_taken = 0;
};

} // namespace poolscope
