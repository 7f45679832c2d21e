#pragma once

#include "core/pool/processengine.h"
#include "core/run/runenvironment.h"
#include "tests/support/program.h"

#include <QPointer>
#include <QTest>

#include <memory>

namespace poolscope {

/// The time that the stall watches of real processes go by: what has passed, and what a test lets
/// pass besides. So nobody waits for those that stand still. What is frozen once it was let pass is
/// not for a record, which has the real time.
class StallTime {
public:
    /// From one look to the next, where the stall timeout is two seconds or more.
    static constexpr Nanoseconds LookNs = 250 * NsPerMs;

    /// Its runs are watched by this time; without CPU work.
    [[nodiscard]] RunEnvironment
    environment(const QString& worker = programPath(QStringLiteral("poolscope-worker"))) {
        RunEnvironment made(worker, MachineFacts{});
        made.setEngineMaker([this, worker](const RunConfig& config) {
            return std::make_unique<ProcessEngine>(
                config, worker, 0.0, [this](const auto&... watched) { return watch(watched...); });
        });
        return made;
    }

    /// Has the watch look, as often as it would have in @p time.
    void letPass(Nanoseconds time) {
        for (Nanoseconds passed = 0; passed < time && m_watch; passed += LookNs) {
            m_skippedNs += LookNs;
            m_watch->look();
            QTest::qWait(1);
        }
    }

    /// Looks without waiting for it to be time.
    void look() const {
        if (m_watch)
            m_watch->look();
    }

private:
    std::unique_ptr<StallWatch> watch(const Board& board, const ProcessPool& pool,
                                      const RunConfig& config) {
        auto made = std::make_unique<StallWatch>(board, pool, config,
                                                 [this] { return monotonicNow() + m_skippedNs; });
        m_watch = made.get();
        return made;
    }

    QPointer<StallWatch> m_watch; ///< of the run that goes on
    Nanoseconds m_skippedNs = 0;
};

} // namespace poolscope
