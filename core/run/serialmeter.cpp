#include "core/run/serialmeter.h"

#include "core/base/clock.h"
#include "core/machine/processfacts.h"
#include "core/pool/failure.h"

#include <QList>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <unistd.h>
#include <utility>

namespace poolscope {

namespace {

constexpr int MostStarts = 3;
constexpr auto LookInterval = std::chrono::milliseconds(250);
/// A terminal that continues a whole program may wake its processes one after the other.
constexpr Nanoseconds StoppedLongEnoughNs = NsPerSecond;

} // namespace

SerialMeter::SerialMeter(const QString& workerProgram, Standstill::Source ownTime)
    : m_workerProgram(workerProgram)
    , m_ownTime(std::move(ownTime)) {
    connect(&m_watch, &QTimer::timeout, this, &SerialMeter::look);
}

SerialMeter::~SerialMeter() = default;

void SerialMeter::start(const RunConfig& config, double iterationsPerUs) {
    m_config = config;
    // A board of its own without chunks: it tells the input and the work, and shows progress. Its
    // results are never touched, so they take no memory.
    m_board = Board::create(
        {config.input.first, config.input.size, 0, 0, 1, {config.work, iterationsPerUs}});
    if (!m_board) {
        const RunFailure failure = boardFailure(errno);
        QMetaObject::invokeMethod(
            this, [this, failure] { emit failed(failure); }, Qt::QueuedConnection);
        return;
    }
    m_lookedNs = monotonicNow();
    m_watch.start(LookInterval);
    startWorker();
    m_standstill.emplace(m_ownTime); // for which the worker need not wait
}

void SerialMeter::startWorker() {
    ++m_started;
    m_startedNs = monotonicNow();
    m_reported.clear();
    m_time = -1;
    m_suspended = false;
    m_board->processes().front().itemsDone.store(0, std::memory_order_relaxed);
    const WorkerArguments arguments{WorkerTask::Serial, m_board->fd(), 0,
                                    static_cast<int>(getpid())};
    if (m_worker)
        m_worker.release()->deleteLater(); // it is what calls
    m_worker = std::make_unique<WorkerProcess>(m_workerProgram, arguments);
    connect(m_worker.get(), &WorkerProcess::answered, this, &SerialMeter::readAnswer);
    connect(m_worker.get(), &WorkerProcess::ended, this, &SerialMeter::ended);
    m_worker->start();
}

void SerialMeter::look() {
    noteSuspension();
    if (m_suspended)
        m_worker->kill(); // the next one begins anew
    else if (m_config.recovery.stallTimeoutNs > 0)
        endIfStopped();
}

void SerialMeter::noteSuspension() {
    const std::int64_t now = monotonicNow();
    const Nanoseconds late =
        now - std::exchange(m_lookedNs, now) - std::chrono::nanoseconds(LookInterval).count();
    m_suspended = m_standstill->explains(late) || m_suspended;
}

void SerialMeter::endIfStopped() {
    if (!isStopped(m_worker->pid())) {
        m_stoppedSinceNs = 0;
        return;
    }
    const std::int64_t now = monotonicNow();
    if (m_stoppedSinceNs == 0)
        m_stoppedSinceNs = now;
    else if (now - m_stoppedSinceNs >=
             std::min(m_config.recovery.stallTimeoutNs, StoppedLongEnoughNs))
        m_worker->kill();
}

double SerialMeter::progress() const {
    if (!m_board || m_board->header().size == 0)
        return 0.0;
    const auto done = m_board->processes().front().itemsDone.load(std::memory_order_relaxed);
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(m_board->header().size));
}

SerialProgress SerialMeter::soFar() const {
    return {m_startedNs == 0 ? 0 : monotonicNow() - m_startedNs, progress()};
}

void SerialMeter::readAnswer(const QByteArray& line) {
    const QList<QByteArray> words = line.split(' ');
    if (words.size() == 3 && words[0] == QByteArrayView(answer::Serial)) {
        const qint64 passes = std::max<qint64>(1, words[2].toLongLong());
        m_time = std::max<Nanoseconds>(1, (words[1].toLongLong() + passes / 2) / passes);
    } else if (words[0] == QByteArrayView(answer::Error)) {
        m_reported = QString::fromUtf8(line.sliced(words[0].size()).trimmed());
    }
}

void SerialMeter::ended(const WorkerEnd& end) {
    if (monotonicNow() - m_lookedNs > std::chrono::nanoseconds(LookInterval).count())
        noteSuspension(); // of which it may hear before the next look
    if (m_suspended) {
        --m_started; // it is not to blame
        startWorker();
        return;
    }
    if (m_time > 0 && end == WorkerEnd{}) {
        m_watch.stop();
        emit measured(m_time);
        return;
    }
    if (m_config.recovery.onDeath == OnDeath::Retry && m_reported.isEmpty() &&
        end.how != WorkerEnd::How::NotStarted && m_started < MostStarts) {
        startWorker();
        return;
    }
    m_watch.stop();
    RunFailure failure = failureOf(end, m_reported);
    failure.kind = FailureKind::SerialFailed;
    failure.pid = m_worker->pid();
    emit failed(failure);
}

} // namespace poolscope
