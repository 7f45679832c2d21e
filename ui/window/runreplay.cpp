#include "ui/window/runreplay.h"

#include "ui/replay/replaybar.h"

#include <utility>

namespace poolscope {

namespace {

/// Shorter than this, nobody sees what happened.
constexpr Nanoseconds TooShortToSee = NsPerSecond;
/// More chunks than this are not put in order within a frame.
constexpr std::size_t QuicklySorted = 100'000;
/// Chunks that are taken, and drawn by the views, within a frame.
constexpr std::size_t MostInAStep = 75'000;

} // namespace

RunReplay::RunReplay(ReplayBar& bar, QObject* parent)
    : QObject(parent)
    , m_bar(bar) {
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &RunReplay::step);
    connect(&bar, &ReplayBar::moved, this, &RunReplay::goTo);
}

void RunReplay::setRecord(const SharedRecord& record) {
    m_preparing.forget();
    m_next.stop();
    m_shown = record;
    m_preparing.letGo(std::exchange(m_replay, nullptr));
    m_playsLater = false;
    m_record = record;
    m_bar.setEnd(record == nullptr || record->chunks.empty() ? 0 : endOf(*record));
}

void RunReplay::playIfShort() {
    const bool quickToPrepare = m_record != nullptr && m_record->chunks.size() <= QuicklySorted;
    if (quickToPrepare && endOf(*m_record) < TooShortToSee)
        m_bar.play();
}

void RunReplay::goTo(Nanoseconds time) {
    if (m_record == nullptr)
        return;
    m_wanted = time;
    m_playsLater = m_preparing.isBusy() && m_bar.isPlaying();
    if (m_playsLater)
        m_bar.pause(); // or it would play on unseen
    if (m_replay || time >= endOf(*m_record))
        step();
    else
        prepare();
}

/// In this thread if that takes no longer than a frame, else in another one.
void RunReplay::prepare() {
    if (m_record->chunks.size() <= QuicklySorted) {
        m_replay = std::make_shared<Replay>(*m_record);
        step();
        return;
    }
    if (m_preparing.isBusy())
        return;
    emit preparing();
    m_preparing.start(
        [record = m_record](const std::stop_token& stop) { return Replay::prepare(*record, stop); },
        [this](std::unique_ptr<Replay> replay) {
            m_replay = std::move(replay);
            emit prepared();
            step();
            if (m_playsLater)
                m_bar.play();
        });
}

bool RunReplay::isUnderWay() const {
    return m_shown != m_record && m_shown->outcome == Outcome::Running;
}

/// Shows the run as it was at the time wanted, or on the way there. At its end the replay is the
/// whole run, so that views that have followed it need not take all of that anew.
void RunReplay::step() {
    m_next.stop();
    if (!m_replay) {
        show(m_record, false); // which it is until the first step back
        return;
    }
    const bool anew = m_replay->goTo(m_wanted, MostInAStep);
    show(SharedRecord(m_replay, &m_replay->record()), anew);
    if (m_replay->record().nowNs < m_wanted)
        m_next.start();
}

void RunReplay::show(const SharedRecord& record, bool anew) {
    if (record == m_shown && !anew) {
        emit progressed();
        return;
    }
    m_shown = record;
    emit shown(record);
}

} // namespace poolscope
