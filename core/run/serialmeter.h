#pragma once

#include "core/base/nanoseconds.h"
#include "core/board/board.h"
#include "core/config/runconfig.h"
#include "core/machine/standstill.h"
#include "core/pool/workerprocess.h"
#include "core/record/runrecord.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace poolscope {

/// Measures the serial time: the same numbers and work by one worker process in one loop, without
/// a pool. The start of that process is not counted, since a serial program has none. A process
/// that dies is replaced by another one that begins anew, up to three in all, if the pool is one
/// that replaces; one that was stopped for a second is ended, unless stalls are off. When the whole
/// program was suspended, another one begins anew too. What is short is measured several times, and
/// the median counts.
class SerialMeter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SerialMeter)

public:
    explicit SerialMeter(const QString& workerProgram,
                         Standstill::Source ownTime = poolscope::ownTime);
    ~SerialMeter() override;

    /// The speed of the machine, @p iterationsPerUs, is only needed for CPU work.
    void start(const RunConfig& config, double iterationsPerUs);
    /// The share of the first pass over the input that is done, 0 … 1.
    [[nodiscard]] double progress() const;
    /// The same with the time that it took, the start of the process included.
    [[nodiscard]] SerialProgress soFar() const;

signals:
    void measured(poolscope::Nanoseconds time);
    void failed(const poolscope::RunFailure& failure);

private:
    void startWorker();
    void look();
    void noteSuspension();
    void endIfStopped();
    void readAnswer(const QByteArray& line);
    void ended(const WorkerEnd& end);

    QString m_workerProgram;
    RunConfig m_config;
    QTimer m_watch;
    Standstill::Source m_ownTime;
    std::optional<Standstill> m_standstill; ///< from the start on
    std::int64_t m_lookedNs = 0;            ///< monotonic
    bool m_suspended = false;               ///< while the process that is there measured
    std::int64_t m_startedNs = 0;           ///< monotonic
    std::int64_t m_stoppedSinceNs = 0;      ///< monotonic; 0: it is not stopped
    int m_started = 0;
    std::unique_ptr<Board> m_board;
    std::unique_ptr<WorkerProcess> m_worker;
    QString m_reported;
    Nanoseconds m_time = -1;
};

} // namespace poolscope
