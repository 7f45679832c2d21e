#pragma once

#include "core/base/nanoseconds.h"
#include "core/record/runfailure.h"

#include <QObject>

#include <optional>

namespace poolscope {

class RecordWriter;

/// What people can do to a process while a run goes on.
enum class ProcessAction {
    Kill,
    Freeze,
    Thaw,
    Replace, ///< one that stands still: it is ended, and another one takes its place
    Wait,    ///< for one that stands still: it is given the time once more
};

/// What is done about a process that stands still in a pool that replaces.
enum class StuckProcesses {
    Replaced,   ///< at once
    AskedAbout, ///< processStuck() asks for ProcessAction::Replace or Wait
};

/// Whatever makes a record: worker processes, a machine that is only thought of … Calls go down,
/// signals come up, from the event loop. An engine is used once.
///
///     start ─▶ upToDate … upToDate ─▶ ended
///
/// Views, metrics and files know records; nobody asks an engine what happened.
class Engine : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    using QObject::QObject;

    /// Begins to fill @p record, which outlives the engine. Times count from here.
    virtual void start(RecordWriter& record) = 0;
    /// Ends all that goes on, at once; ended() follows.
    virtual void stop() = 0;
    /// Writes what is new; upToDate() follows, perhaps before this returns.
    virtual void look() = 0;

    /// Nothing happens to a process that has ended, or where the engine cannot do it.
    virtual void act(int process, ProcessAction action) {
        Q_UNUSED(process);
        Q_UNUSED(action);
    }

    void setStuckProcesses(StuckProcesses manner) { m_stuckProcesses = manner; }

signals:
    /// What was there at the last look is on the record.
    void upToDate();
    /// Process @p number has stood still for @p stillNs, and people are to be asked.
    void processStuck(int number, poolscope::Nanoseconds stillNs);
    /// It gets on again, or has ended: nothing is asked any more.
    void processMoves(int number);
    /// A chunk is lost for good, and nothing more will happen until stop(): RunRecord::failure
    /// says how.
    void waitsForEver();
    /// Exactly once: the record has all that happened. Nothing: all chunks are done, or stop() was
    /// called.
    void ended(const std::optional<poolscope::RunFailure>& failure);

protected:
    [[nodiscard]] StuckProcesses stuckProcesses() const { return m_stuckProcesses; }

private:
    StuckProcesses m_stuckProcesses = StuckProcesses::Replaced;
};

} // namespace poolscope
