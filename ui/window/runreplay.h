#pragma once

#include "core/record/replay.h"

#include <QObject>

#include <future>
#include <memory>

namespace poolscope {

class ReplayBar;

/// Plays the run that has ended as the replay bar says: tells which record is to be shown.
class RunReplay final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunReplay)

public:
    /// @p bar must outlive this.
    explicit RunReplay(ReplayBar& bar, QObject* parent = nullptr);
    ~RunReplay() override;

    /// A run that has ended, which must live until another is set; null: there is none to play.
    void setRecord(const RunRecord* record);
    /// Plays the run once if it was too short to be seen.
    void playIfShort();

    /// Whether an earlier time than the end is shown.
    [[nodiscard]] bool isUnderWay() const { return m_shown != m_record; }

signals:
    /// From now on this record is the one to show.
    void shown(const poolscope::RunRecord* record);
    /// The record shown has grown.
    void progressed();

private:
    void goTo(Nanoseconds time);

    ReplayBar& m_bar;
    const RunRecord* m_record = nullptr;
    const RunRecord* m_shown = nullptr;
    std::unique_ptr<Replay> m_replay;
    /// Millions of chunks take a while to sort, so that is done in another thread.
    std::future<std::unique_ptr<Replay>> m_preparing;
};

} // namespace poolscope
