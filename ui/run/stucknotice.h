#pragma once

#include "core/base/nanoseconds.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <map>

namespace poolscope {

class RunControl;
class StuckBar;

/// Asks, in a bar, what is to be done about processes of the running pool that stand still, and
/// tells when the pool waits for ever.
class StuckNotice final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StuckNotice)

public:
    /// Both must outlive it.
    StuckNotice(RunControl& control, StuckBar& bar, QObject* parent = nullptr);

private:
    void followRun();
    void noteStuck(int number, Nanoseconds stillNs);
    void noteMoves(int number);
    void forgetAll();
    void showBar();
    void tellStuck();
    void waitForAll();
    void replaceAll();
    void thawAll();
    [[nodiscard]] bool canBeThawed(int number) const;
    [[nodiscard]] bool replaces() const;

    RunControl& m_control;
    StuckBar& m_bar;
    std::map<int, std::int64_t> m_stillSince; ///< by number, monotonic: those that are asked about
    bool m_waitsForEver = false;
    QTimer m_clock; ///< how long they have stood still grows
};

} // namespace poolscope
