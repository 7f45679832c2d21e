#include "ui/window/runreplay.h"

#include "core/record/nextevent.h"
#include "ui/replay/replaybar.h"
#include "ui/shown/shownruns.h"

namespace poolscope {

namespace {

/// Shorter than this, nobody sees what happened.
constexpr Nanoseconds TooShortToSee = NsPerSecond;

} // namespace

RunReplay::RunReplay(ReplayBar& bar, ShownRuns& runs, QObject* parent)
    : QObject(parent)
    , m_bar(bar)
    , m_runs(runs) {
    connect(&bar, &ReplayBar::moved, &runs, &ShownRuns::goTo);
    connect(&bar, &ReplayBar::stepped, this, &RunReplay::step);
    connect(&runs, &ShownRuns::replaced, this, &RunReplay::adaptBar);
    connect(&runs, &ShownRuns::ended, this, &RunReplay::adaptBar);
    adaptBar();
}

/// Only what has ended, and where something was done, is played.
void RunReplay::adaptBar() {
    const SharedRecord run = m_runs.complete();
    m_bar.setEnd(run == nullptr || run->chunks.empty() ? 0 : endOf(*run));
}

void RunReplay::playIfShort() {
    const SharedRecord run = m_runs.complete();
    if (run != nullptr && endOf(*run) < TooShortToSee)
        m_bar.play();
}

void RunReplay::step(bool forth) {
    if (m_runs.complete())
        m_bar.goTo(forth ? nextEvent(m_runs.moment()) : previousEvent(m_runs.moment()));
}

} // namespace poolscope
