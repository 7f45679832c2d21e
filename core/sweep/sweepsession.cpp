#include "core/sweep/sweepsession.h"

#include "core/base/clock.h"
#include "core/metrics/sweeptimes.h"
#include "core/metrics/warmup.h"
#include "core/run/catalogue.h"
#include "core/run/serialmeter.h"
#include "core/sweep/calmkeeper.h"
#include "core/sweep/commandtrial.h"
#include "core/sweep/keptruns.h"
#include "core/sweep/pooltrial.h"

#include <QTimer>

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolscope {

//   start ─▶ block −1 (warms up) ─▶ block 0 ─▶ block 1 ─▶ …  ─▶ ended
//   a block: each of its steps is a run, or the serial time; the next begins from the event loop
//   before a block it may wait for free cores; one that had too few is run again

namespace {

/// After so long processes start more slowly, the first ones at least.
constexpr Nanoseconds LongPause = NsPerSecond;
constexpr int MostThatWarmUp = 3;

/// Blocks that turn out to have warmed up count no more.
void dropWarmUps(SweepRecord& sweep) {
    for (int dropped = 0; dropped < MostThatWarmUp; ++dropped) {
        const auto block = blockThatWarmedUp(sweep);
        if (!block)
            return;
        setBlockAside(sweep, *block, SetAside::WarmingUp);
    }
}

} // namespace

SweepSession::SweepSession(const RunConfig& config, const std::vector<SweepSetting>& settings,
                           const SweepWishes& wishes, RunEnvironment& environment,
                           std::unique_ptr<SweepCourse> course, QObject* parent)
    : QObject(parent)
    , m_wishes(wishes)
    , m_environment(environment)
    , m_course(std::move(course)) {
    m_record.config = config;
    for (const SweepSetting& setting : settings)
        m_record.points.push_back({setting, {}, {}, nullptr});
    const EngineAbilities& abilities = engineInfo(config.engine).abilities;
    m_wishes.measureSerial = wishes.measureSerial && abilities.measuresSerial;
    if (abilities.isReal)
        m_calm = std::make_unique<CalmKeeper>(environment, wishes);
}

SweepSession::~SweepSession() = default;

void SweepSession::setCommand(const QStringList& command) {
    m_record.command = command;
    m_wishes.measureSerial = false;
}

void SweepSession::start() {
    std::ignore =
        m_environment.iterationsPerUs(m_record.config.work); // once, before any time is taken
    m_record.machine = m_environment.machine();
    m_record.startedAt = QDateTime::currentDateTimeUtc();
    m_startedNs = m_idleSinceNs = monotonicNow();
    if (m_calm)
        m_calm->begin(m_record);
    beginBlock(-1, m_course->next(m_record));
    QTimer::singleShot(0, this, &SweepSession::goOn);
}

void SweepSession::stop() {
    if (std::exchange(m_stopping, true) || m_record.outcome != Outcome::Running)
        return;
    m_serial.reset(); // kills its process
    m_trial.reset();  // the same
    QTimer::singleShot(0, this, &SweepSession::goOn);
}

void SweepSession::beginBlock(int block, const std::vector<std::size_t>& points) {
    m_block = block;
    m_step = 0;
    m_steps = blockSteps(points, isSerialIn(block), block, m_wishes.orderSeed);
    if (block == 0)
        m_warmedUpNs = monotonicNow();
}

bool SweepSession::isSerialIn(int block) const {
    return m_wishes.measureSerial && block >= 0 && m_course->wantsSerial(m_record);
}

void SweepSession::goOn() {
    if (m_record.outcome != Outcome::Running)
        return; // which changes no more
    m_record.tookNs = monotonicNow() - m_startedNs;
    if (m_stopping)
        return end(Outcome::Stopped);
    if (m_step == m_steps.size() && !goesOnWithABlock())
        return end(Outcome::Finished);
    const Nanoseconds wait = m_calm && m_step == 0 ? m_calm->waitBeforeBlock(m_record) : 0;
    if (wait > 0) {
        QTimer::singleShot(wait / NsPerMs, this, &SweepSession::goOn);
        emit waiting();
        return;
    }
    if (m_block >= 0 && monotonicNow() - m_idleSinceNs > LongPause)
        return warmUpAgain();
    const BlockStep step = m_steps[m_step++];
    if (step)
        runPoint(*step, m_block < 0);
    else
        measureSerial();
}

/// The next one, or the same again; false: that was the last.
bool SweepSession::goesOnWithABlock() {
    if (m_calm && m_calm->endBlock(m_record, m_block, timeToRunAgain())) {
        m_step = 0;
        return true;
    }
    m_record.blocks = m_block + 1;
    if (m_record.blocks == WarmUpCheckAfter)
        dropWarmUps(m_record);
    if (isTimeUp())
        return false;
    const std::vector<std::size_t> points = m_course->next(m_record);
    if (points.empty())
        return false;
    beginBlock(m_block + 1, points);
    return true;
}

/// For this block, if the repeats that are asked for are to fit into the budget all the same.
Nanoseconds SweepSession::timeToRunAgain() const {
    if (m_block < 0)
        return 0; // it does not count anyway
    return (m_wishes.budgetNs - m_record.tookNs) / std::max(1, m_wishes.repeats - m_block);
}

/// One more run of the block's first point, which does not count.
void SweepSession::warmUpAgain() {
    const auto first = std::find_if(m_steps.begin(), m_steps.end(),
                                    [](const BlockStep& step) { return step.has_value(); });
    runPoint(first->value(), true);
}

/// The budget is for what nobody asked for in so many words, too: it ends a sweep after any block.
bool SweepSession::isTimeUp() const {
    return m_record.blocks > 0 && m_record.tookNs >= m_wishes.budgetNs;
}

std::unique_ptr<Trial> SweepSession::trialOf(const SweepSetting& setting) {
    if (!m_record.command.isEmpty())
        return std::make_unique<CommandTrial>(filledIn(m_record.command, setting));
    return std::make_unique<PoolTrial>(configOf(m_record.config, setting), m_environment);
}

void SweepSession::runPoint(std::size_t point, bool warmsUp) {
    m_trial = trialOf(m_record.points[point].setting);
    connect(m_trial.get(), &Trial::ended, this,
            [this, point, warmsUp](const SweptRun& run, const SharedRecord& whole) {
                keep(point, warmsUp, run, whole);
            });
    m_trial->start();
}

/// What is left of a run when it has ended.
void SweepSession::keep(std::size_t point, bool warmsUp, const SweptRun& ended,
                        const SharedRecord& whole) {
    m_trial.release()->deleteLater(); // it is what calls
    SweepPoint& swept = m_record.points[point];
    auto& runs = warmsUp ? swept.warmUps : swept.runs;
    runs.push_back(ended);
    runs.back().block = m_block;
    if (whole && !warmsUp) {
        m_record.machine = machineOf(*whole); // which may be thought of
        const bool isNew = m_record.serial.empty() || m_record.serial.back().block != m_block;
        if (whole->serialNs && isNew)
            m_record.serial.push_back({m_block, *whole->serialNs}); // of one that computes it
        if (ended.counts() && isNearerToMedian(swept)) {
            swept.kept = whole;
            limitKeptRuns(m_record, m_wishes.mostKeptBytes);
        }
    }
    endStep();
}

void SweepSession::measureSerial() {
    m_serial = std::make_unique<SerialMeter>(m_environment.workerProgram());
    connect(m_serial.get(), &SerialMeter::measured, this, [this](Nanoseconds time) {
        m_record.serial.push_back({m_block, time});
        endStep();
    });
    connect(m_serial.get(), &SerialMeter::failed, this, [this] { endStep(); });
    m_serial->start(m_record.config, m_environment.iterationsPerUs(m_record.config.work));
}

void SweepSession::endStep() {
    if (m_serial)
        m_serial.release()->deleteLater(); // it may be what calls
    m_idleSinceNs = monotonicNow();
    m_record.tookNs = m_idleSinceNs - m_startedNs;
    emit progressed();
    QTimer::singleShot(0, this, &SweepSession::goOn);
}

void SweepSession::end(Outcome outcome) {
    m_record.outcome = outcome;
    emit ended();
}

double SweepSession::blocksDone() const {
    return m_block < 0
               ? 0.0
               : m_block + static_cast<double>(m_step) /
                               static_cast<double>(std::max<std::size_t>(1, m_steps.size()));
}

int SweepSession::blocksExpected() const {
    return m_course->blocksExpected(m_record);
}

std::optional<Nanoseconds> SweepSession::timeLeft() const {
    const double done = blocksDone();
    if (done < 1.0)
        return std::nullopt;
    const double each = static_cast<double>(monotonicNow() - m_warmedUpNs) / done;
    const auto left = static_cast<Nanoseconds>(each * std::max(0.0, blocksExpected() - done));
    return std::min(left, std::max<Nanoseconds>(0, m_wishes.budgetNs - m_record.tookNs));
}

double SweepSession::progress() const {
    const double byBlocks = blocksDone() / std::max(1, blocksExpected());
    const double byTime =
        static_cast<double>(m_record.tookNs) / static_cast<double>(m_wishes.budgetNs);
    return std::min(1.0, std::max(byBlocks, byTime));
}

} // namespace poolscope
