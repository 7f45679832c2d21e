#pragma once

#include "core/record/runrecord.h"

#include <vector>

namespace poolscope {

/// Plays a record that has ended: at each time it is a record that reaches just so far, as it was
/// while the run went on. What shows a live run shows a replay without knowing it.
class Replay {
public:
    /// @p whole must outlive the replay and change no more.
    explicit Replay(const RunRecord& whole);

    /// Goes to @p time, 0 … endOf(whole) in ns. Forward costs what happened in between; backward
    /// begins again. Returns whether it began again: views then take the record anew.
    bool goTo(Nanoseconds time);

    /// The record as it was at that time: running, unless the time is the end.
    [[nodiscard]] const RunRecord& record() const { return m_record; }

private:
    void beginAgain();
    void takeFinished(Nanoseconds time);
    void updateProcess(ProcessRecord& process, Nanoseconds time);

    const RunRecord& m_whole;
    RunRecord m_record;
    std::vector<quint32> m_byFinish; ///< chunks of the whole record, by the time of their end
    std::vector<std::vector<quint32>> m_byProcess; ///< the same for each process
    std::size_t m_taken = 0;
};

} // namespace poolscope
