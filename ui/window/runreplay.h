#pragma once

#include "core/base/backgroundwork.h"
#include "core/record/replay.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace poolscope {

class ReplayBar;

/// Plays the run that has ended as the replay bar says: tells which record is to be shown. Of
/// millions of chunks a long way is gone in steps, so that the window goes on meanwhile.
class RunReplay final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunReplay)

public:
    /// @p bar must outlive this.
    explicit RunReplay(ReplayBar& bar, QObject* parent = nullptr);

    /// A run that has ended; null: there is none to play.
    void setRecord(const SharedRecord& record);
    /// Plays the run once if it was too short to be seen.
    void playIfShort();

    /// Whether an earlier time than the end is shown.
    [[nodiscard]] bool isUnderWay() const;

signals:
    /// The replay is asked for and takes a moment to prepare: prepared() and shown() follow.
    void preparing();
    void prepared();
    /// From now on this record is the one to show.
    void shown(const poolscope::SharedRecord& record);
    /// The record shown has grown.
    void progressed();

private:
    void goTo(Nanoseconds time);
    void prepare();
    void step();
    void show(const SharedRecord& record, bool anew);

    ReplayBar& m_bar;
    SharedRecord m_record;
    SharedRecord m_shown;
    std::shared_ptr<Replay> m_replay; ///< made when it is first asked for
    Nanoseconds m_wanted = 0;
    QTimer m_next;             ///< step towards that
    bool m_playsLater = false; ///< once it is prepared
    BackgroundWork m_preparing;
};

} // namespace poolscope
