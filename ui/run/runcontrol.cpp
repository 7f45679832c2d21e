#include "ui/run/runcontrol.h"

#include "core/base/clock.h"
#include "core/run/catalogue.h"
#include "ui/run/watchrate.h"
#include "ui/shown/shownruns.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace poolscope {

using namespace std::chrono_literals;

namespace {

/// A click makes the window paint its button once more. A run of 2 ms that began at once would be
/// measured together with that.
constexpr auto CalmBeforeRun = 20ms;

/// A serial time that takes as long is shown while it is measured.
constexpr Nanoseconds LongMeasurement = 300 * NsPerMs;

/// A shown record with more than this is let go before the next run, which may need the memory.
constexpr quint64 MemoryWorthFreeing = 64'000'000;

} // namespace

RunControl::RunControl(RunEnvironment& environment, ShownRuns& runs, QObject* parent)
    : QObject(parent)
    , m_environment(environment)
    , m_runs(runs) {
    m_begin.setSingleShot(true);
    m_begin.setInterval(CalmBeforeRun);
    connect(&m_begin, &QTimer::timeout, this, &RunControl::begin);
}

RunControl::~RunControl() = default;

std::optional<Problem> RunControl::refusalOf(const RunConfig& config) const {
    return poolscope::refusalOf(config, m_wishes, m_environment, memoryToGiveBack());
}

void RunControl::start(const RunConfig& config, const RunWishes& wishes) {
    if (!isBusy())
        launch(config, wishes);
}

void RunControl::startMeasuringAgain(const RunConfig& config) {
    if (isBusy())
        return;
    if (!refusalOf(config))
        m_environment.forgetSerialTime(config);
    launch(config, {});
}

Nanoseconds RunControl::serialWait(const RunConfig& config) const {
    if (!engineInfo(config.engine).abilities.measuresSerial || m_environment.serialTime(config))
        return 0;
    constexpr double Longest = 1e18; // fits
    const double all =
        static_cast<double>(config.input.size) * static_cast<double>(config.work.meanNs);
    return static_cast<Nanoseconds>(std::min(all, Longest));
}

void RunControl::launch(const RunConfig& config, const RunWishes& wishes) {
    m_wishes = wishes;
    if (const std::optional<Problem> problem = refusalOf(config)) {
        emit refused(*problem);
        return;
    }
    const quint64 room = memoryToGiveBack();
    if (room > MemoryWorthFreeing ||
        (room > 0 && poolscope::refusalOf(config, m_wishes, m_environment)))
        abandon();
    m_previous = std::move(m_session);
    m_session = std::make_unique<RunSession>(config, m_environment, m_wishes);
    m_presented = false;
    connect(m_session.get(), &RunSession::progressed, this, &RunControl::look);
    connect(m_session.get(), &RunSession::ended, this, &RunControl::finish);
    beginSoon();
    emit started();
}

/// When the memory of the record shown before is given back: the run may need it.
void RunControl::beginSoon() {
    m_beginsAfter = m_givingBack.isBusy();
    if (!m_beginsAfter)
        m_begin.start();
}

void RunControl::begin() {
    m_cpuAtLook = threadCpuNow();
    m_session->setWatchInterval(FastestWatchMs);
    m_session->start();
}

void RunControl::stop() {
    if (!isBusy())
        return;
    m_begin.stop();
    m_beginsAfter = false;
    m_session->stop();
}

void RunControl::skipSerial() {
    if (m_session)
        m_session->skipSerial();
}

void RunControl::abandon() {
    m_begin.stop();
    m_beginsAfter = false;
    std::vector<SharedRecord> last = m_runs.letGo();
    if (m_session)
        last.push_back(m_session->sharedRecord());
    m_session.reset();
    m_previous.reset();
    emit abandoned();
    // Of millions of chunks that takes longer than the window may keep its user waiting.
    m_givingBack.start(
        [last = std::move(last)](const std::stop_token&) {
            return true; // what it holds goes with it
        },
        [this](bool) {
            if (std::exchange(m_beginsAfter, false))
                m_begin.start();
        });
}

void RunControl::setRecordHeld(bool held) {
    m_held = held ? m_runs.whole() : nullptr;
}

/// What letting go of the record shown would give back. Memory is taken page by page, as chunks
/// are done.
quint64 RunControl::memoryToGiveBack() const {
    const SharedRecord& shown = m_runs.whole();
    if (!shown || shown->chunksPlanned.value_or(0) == 0 || m_held.lock() == shown)
        return 0;
    const double done =
        static_cast<double>(shown->chunks.size()) / static_cast<double>(*shown->chunksPlanned);
    const quint64 all = engineInfo(shown->config.engine).memoryNeeded(shown->config);
    return static_cast<quint64>(done * static_cast<double>(all));
}

bool RunControl::isBusy() const {
    return m_session && m_session->phase() != RunSession::Phase::Ended;
}

RunSession::Phase RunControl::phase() const {
    return m_session ? m_session->phase() : RunSession::Phase::Ended;
}

double RunControl::progress() const {
    return m_session ? m_session->progress() : 0.0;
}

void RunControl::look() {
    adaptRate();
    const std::optional<SerialProgress>& measuring = m_session->record().measuringSerial;
    if (!measuring || measuring->soFarNs >= LongMeasurement) {
        present();
        m_runs.noteGrowth();
    }
    emit progressed();
}

void RunControl::finish() {
    const RunRecord& record = m_session->record();
    const bool hasBegun = !record.maps.empty() || record.failure;
    if (hasBegun || m_runs.whole() == nullptr)
        present();
    else if (m_presented)
        m_runs.takeBack();
    m_runs.noteGrowth();
    emit ended();
}

/// The record before stays in sight until here: most runs are over before the first look, and a
/// window that goes blank in between would flicker. A serial time that is measured for a while is
/// seen.
void RunControl::present() {
    if (m_presented)
        return;
    m_presented = true;
    m_runs.show(m_session->sharedRecord());
    m_previous.reset();
}

/// All that this thread did since the last look is what watching costs: taking over what is on the
/// board, painting, and whatever else the window did.
void RunControl::adaptRate() {
    const Nanoseconds now = threadCpuNow();
    const int cores = m_environment.machine().usableCores;
    m_session->setWatchInterval(watchIntervalMs(now - std::exchange(m_cpuAtLook, now), cores));
}

} // namespace poolscope
