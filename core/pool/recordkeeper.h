#pragma once

#include "core/pool/boardwatcher.h"

#include <QObject>
#include <QTimer>

namespace poolscope {

/// Keeps a run's record as its board and its pool are. What a look sees is taken over in slices, so
/// that a window has its time in between.
class RecordKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordKeeper)

public:
    /// All but the budget must outlive it. @p startedNs: the run's start on the monotonic clock.
    RecordKeeper(RecordWriter& writer, const Board& board, const ProcessPool& pool,
                 std::int64_t startedNs, const FrameBudget& budget = FrameBudget());

    /// Sees how the processes are, but not yet what they have finished: of that the record has as
    /// much as before.
    void seeProcesses();
    /// Sees all; upToDate() follows as soon as it is on the record. If that is little, before this
    /// returns. A look while one is still taken over adds to it.
    void look();

    /// Whether upToDate() is still to come.
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void upToDate();

private:
    void takeOver();

    RecordWriter& m_writer;
    const ProcessPool& m_pool;
    BoardWatcher m_watcher;
    FrameBudget m_budget; ///< for a slice
    QTimer m_next;
    bool m_busy = false;
};

} // namespace poolscope
