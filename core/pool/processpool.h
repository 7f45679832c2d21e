#pragma once

#include "core/board/board.h"
#include "core/pool/workerprocess.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

/// What the driver knows of one worker process; its own stamps stand on the board.
struct PoolMember {
    int number = 0; ///< from 1; its process slot is number − 1
    int lane = 0;   ///< from 1
    qint64 pid = 0;
    std::int64_t spawnedNs = 0; ///< monotonic
    std::int64_t endedNs = 0;   ///< monotonic; 0: runs
    std::optional<WorkerEnd> end;
    bool toldToQuit = false;
    bool killedByUs = false;
    QString reported; ///< what it said is wrong
};

/// A pool of worker processes that do a board's chunks, used as the notebook uses Python's:
///
///     ProcessPool pool(program, 4);
///     pool.map(board);      // returns at once; mapped() when every chunk is done
///     pool.close();         // after the map, the processes are told to quit
///     pool.join();          // joined() when all have ended
///
/// Everything happens in the thread of the pool's own event loop. For each pool joined() comes
/// exactly once after join() or terminate(), whatever happens.
class ProcessPool final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessPool)

public:
    ProcessPool(const QString& workerProgram, int processes, QObject* parent = nullptr);
    ~ProcessPool() override;

    /// Starts the processes on @p board, which must outlive the pool. Once per pool.
    void map(const Board& board);
    /// No more work will come: processes quit when the map is done.
    void close();
    /// Asks for joined() as soon as every process has ended; close() or terminate() first.
    void join();
    /// Kills every process.
    void terminate();

    [[nodiscard]] const std::vector<PoolMember>& members() const { return m_members; }

signals:
    /// Every process is idle and nothing is left to draw.
    void mapped();
    void joined();
    /// A process ended without being told to; its number tells the member. The pool goes on
    /// without it: it is for the listener to terminate().
    void memberLost(int number);

private:
    void startMember(int number, const Board& board);
    void answer(int number, const QByteArray& line);
    void memberEnded(int number, const WorkerEnd& end);
    void quitIfDone();

    QString m_workerProgram;
    int m_count = 0;
    std::vector<PoolMember> m_members;
    std::vector<std::unique_ptr<WorkerProcess>> m_workers;
    int m_idle = 0;
    int m_running = 0;
    bool m_mapped = false;
    bool m_closed = false;
    bool m_joining = false;
    bool m_joined = false;
};

} // namespace poolscope
