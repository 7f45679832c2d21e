#pragma once

#include "core/base/framebudget.h"
#include "core/metrics/chunktally.h"
#include "core/metrics/runsummary.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace poolscope {

/// Finds what a run means. That takes a look at every chunk: as many as there is time for in a turn
/// of the event loop, so that the window does not stand still for millions of them.
class Summarizer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Summarizer)

public:
    explicit Summarizer(FrameBudget budget = FrameBudget(), QObject* parent = nullptr);

    /// found() follows, at once or later, unless forget() comes before. @p record has ended.
    void begin(const SharedRecord& record);
    /// Lets go of the record and of what was found.
    void forget();

    /// What was found; null: nothing yet.
    [[nodiscard]] const std::shared_ptr<const RunSummary>& summary() const { return m_summary; }

signals:
    void found();

private:
    void takeSome();

    FrameBudget m_budget;
    QTimer m_nextTurn;
    SharedRecord m_record; ///< null: there is nothing to do
    ChunkTally m_tally;
    std::size_t m_taken = 0; ///< chunks of the record
    std::shared_ptr<const RunSummary> m_summary;
};

} // namespace poolscope
