#pragma once

#include "tests/support/fakeengine.h"
#include "tests/support/systemfolder.h"
#include "tests/ui/window/openedwindow.h"

namespace poolscope {

/// The window before people, with runs that the test plays: neither processes nor patience. Nothing
/// is known of what else the machine does, so no sweep waits for others.
class Played : public Opened {
public:
    Played()
        : Opened(QStringLiteral(POOLSCOPE_BIN), SystemFolder().folders()) {
        playRuns(environment(), engine);
    }

    /// With runs that finish by themselves; they tell to have taken @p wall.
    explicit Played(Nanoseconds wall)
        : Opened(QStringLiteral(POOLSCOPE_BIN), SystemFolder().folders()) {
        playRuns(environment(), wall);
        // Or it would be measured, by a process.
        environment().rememberSerialTime(RunConfig(), NsPerUs);
    }

    /// Chooses @p config, presses Run, and waits until its processes are ready.
    void start(const RunConfig& config) {
        choose(config);
        click(u"run"_s);
        QTRY_VERIFY(window().runControl().phase() == RunSession::Phase::Running);
    }

    QPointer<FakeEngine> engine; ///< of the newest run
};

} // namespace poolscope
