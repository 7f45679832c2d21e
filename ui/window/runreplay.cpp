#include "ui/window/runreplay.h"

#include "ui/replay/replaybar.h"

namespace poolscope {

namespace {

/// Shorter than this, nobody sees what happened.
constexpr Nanoseconds TooShortToSee = NsPerSecond;
/// More chunks than this are not put in order within a frame.
constexpr std::size_t QuicklySorted = 100'000;

} // namespace

RunReplay::RunReplay(ReplayBar& bar, QObject* parent)
    : QObject(parent)
    , m_bar(bar) {
    connect(&bar, &ReplayBar::moved, this, &RunReplay::goTo);
}

RunReplay::~RunReplay() = default; // the future waits for its thread

void RunReplay::setRecord(const RunRecord* record) {
    if (m_preparing.valid())
        m_preparing.get(); // nobody may look at a record that is gone
    m_replay.reset();
    m_record = record;
    m_shown = record;
    m_bar.setEnd(record == nullptr || record->chunks.empty() ? 0 : endOf(*record));
    if (record != nullptr) {
        m_preparing =
            std::async(std::launch::async, [record] { return std::make_unique<Replay>(*record); });
    }
}

void RunReplay::playIfShort() {
    const bool quickToPrepare = m_record != nullptr && m_record->chunks.size() <= QuicklySorted;
    if (quickToPrepare && endOf(*m_record) < TooShortToSee)
        m_bar.play();
}

void RunReplay::goTo(Nanoseconds time) {
    if (m_record == nullptr)
        return;
    if (!m_replay)
        m_replay = m_preparing.get();
    const bool anew = m_replay->goTo(time);
    const RunRecord* next = time >= endOf(*m_record) ? m_record : &m_replay->record();
    if (next == m_shown && !anew) {
        emit progressed();
        return;
    }
    m_shown = next;
    emit shown(next);
}

} // namespace poolscope
