#pragma once

#include "core/record/moment.h"
#include "ui/shown/summarizer.h"

#include <QObject>

#include <vector>

namespace poolscope {

/// What is shown, of which there is no other holder: a run with the moment at which it is seen, the
/// run before it, and one that it is compared with. Views read from here, and are told what
/// changes.
class ShownRuns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShownRuns)

public:
    explicit ShownRuns(QObject* parent = nullptr);

    /// The run shown, at the time at which it is seen. Stays where it is as long as this exists.
    [[nodiscard]] const Moment& moment() const { return m_moment; }

    /// The run shown, as far as it goes; null: none.
    [[nodiscard]] const SharedRecord& whole() const { return m_moment.sharedRecord(); }

    /// The run shown if it has ended, so that it changes no more; null: there is none.
    [[nodiscard]] SharedRecord complete() const;

    /// What the run shown means, once that has been found; null: not yet, or it has not ended.
    [[nodiscard]] const std::shared_ptr<const RunSummary>& summary() const {
        return m_summarizer.summary();
    }

    /// The run that was shown before, if it had ended; null: none.
    [[nodiscard]] const SharedRecord& before() const { return m_before; }

    /// The run that the one shown is compared with; null: none.
    [[nodiscard]] const SharedRecord& compared() const { return m_compared; }

    /// Shows @p record, at its end; what was shown becomes the run before.
    void show(const SharedRecord& record);
    /// What is shown has left nothing worth looking at: shows the run before again, if there is
    /// one.
    void takeBack();
    void compareWith(const SharedRecord& record);
    /// Shows nothing, and hands out all that was shown: to give much memory back takes a while.
    [[nodiscard]] std::vector<SharedRecord> letGo();

    /// To be called when the record shown has grown, or has ended. Who looks at its end goes on to
    /// the new one.
    void noteGrowth();
    /// Goes to @p time of the run shown, within 0 … its end, in ns.
    void goTo(Nanoseconds time);

signals:
    /// Another run is shown, or none.
    void replaced();
    /// The run shown has grown, or has ended.
    void grew();
    /// The run shown is complete; also told of one that was so from the beginning, or is shown
    /// again.
    void ended();
    /// There is a summary of the run shown, which has ended.
    void summarized();
    /// The same run is seen at another time.
    void timeChanged();
    /// The run compared with is another one, or none.
    void comparedChanged();

private:
    void tellEnd();

    Moment m_moment;
    SharedRecord m_before;
    SharedRecord m_compared;
    bool m_endTold = false;
    Summarizer m_summarizer;
};

} // namespace poolscope
