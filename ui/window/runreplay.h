#pragma once

#include "core/base/nanoseconds.h"

#include <QObject>

namespace poolscope {

class ReplayBar;
class ShownRuns;

/// Moves the time at which the run shown is seen, as the replay bar says.
class RunReplay final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunReplay)

public:
    /// Both must outlive it.
    RunReplay(ReplayBar& bar, ShownRuns& runs, QObject* parent = nullptr);

    /// Plays the run once if it was too short to be seen.
    void playIfShort();

    /// Lets the bar fit the run shown: only one that has ended is played.
    void adaptBar();

private:
    void step(bool forth);

    ReplayBar& m_bar;
    ShownRuns& m_runs;
};

} // namespace poolscope
