#pragma once

#include "core/board/board.h"
#include "core/pool/mapledger.h"
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
    std::optional<int> replaces; ///< number of the process before it on its lane
    bool toldToQuit = false;
    bool killedByUs = false; ///< with all others
    bool stuck = false;      ///< killed by us since it stood still
    QString reported;        ///< what it said is wrong
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

    /// Starts the processes on @p board, which must outlive the pool: many of them in several turns
    /// of the event loop. Once per pool.
    void map(const Board& board);
    /// No more work will come: processes quit when the map is done.
    void close();
    /// Asks for joined() as soon as every process has ended; close() or terminate() first.
    void join();
    /// Kills every process.
    void terminate();

    /// What becomes of the chunk that a lost process left unfinished.
    enum class LostChunk { Freed, Abandoned };
    /// The next process takes over the lane of lost process @p number, and looks for what is free.
    /// Only after memberLost(), and only if canReplace().
    void replace(int number, LostChunk chunk);
    /// Nobody takes over the lane of lost process @p number for now: the others do its work. A
    /// replacement may still come, with startAgain(), as long as the map goes on.
    void goOnWithout(int number);
    void startAgain(int number);
    /// A process is there that is to do work.
    [[nodiscard]] bool hasWorkers() const;
    /// A process slot is left on the board.
    [[nodiscard]] bool canReplace() const;
    /// Ends a process that stands still: memberLost() follows if it had not been told to quit.
    void killStuck(int number);
    /// The process is expected to do something: it is at chunks, or was told to quit.
    [[nodiscard]] bool isBusy(int number) const;

    [[nodiscard]] const std::vector<PoolMember>& members() const { return m_members; }

    /// The member with that number, from 1.
    [[nodiscard]] const PoolMember& member(int number) const {
        return m_members[static_cast<std::size_t>(number - 1)];
    }

signals:
    /// Every process is idle and nothing is left to draw.
    void mapped();
    void joined();
    /// A process ended before it was told to; its number tells the member. The map is not done
    /// before the listener has called replace() or terminate().
    void memberLost(int number);

private:
    void startMore();

    [[nodiscard]] bool isStarting() const { return m_started < m_count; }

    void startMember(int lane, WorkerTask task);
    void settle(int number, LostChunk chunk);
    void answer(int number, const QByteArray& line);
    void memberEnded(int number, const WorkerEnd& end);
    void tellLost(int number);
    void goOn();
    void tellToQuit();

    QString m_workerProgram;
    int m_count = 0;              ///< to be started
    int m_started = 0;            ///< of them
    std::vector<int> m_lostEarly; ///< numbers of those that died before all were started
    std::vector<PoolMember> m_members;
    std::vector<std::unique_ptr<WorkerProcess>> m_workers;
    const Board* m_board = nullptr;
    MapLedger m_ledger;
    int m_running = 0;
    bool m_mapped = false;
    bool m_closed = false;
    bool m_joining = false;
    bool m_joined = false;
};

} // namespace poolscope
