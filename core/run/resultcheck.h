#pragma once

#include "core/base/framebudget.h"
#include "core/record/runrecord.h"

#include <QObject>

#include <optional>

namespace poolscope {

/// The position of the first of @p count results from @p position on that is not the square of its
/// number; nothing if all are right. @p first: the number at position 0.
[[nodiscard]] std::optional<quint64> firstWrong(const std::uint64_t* results, quint64 first,
                                                quint64 position, quint64 count);

/// Checks every result of a run, in turns of the event loop: 10^8 of them take a while. Whoever
/// hears of it may end it.
class ResultCheck final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultCheck)

public:
    /// @p record has all its results, and outlives the check.
    explicit ResultCheck(const RunRecord& record, const FrameBudget& budget = FrameBudget(),
                         QObject* parent = nullptr);

    /// Begins; everything else is told by signals, from the event loop.
    void start();

    /// The share that is checked, 0 … 1.
    [[nodiscard]] double progress() const;

signals:
    /// After each turn but the last.
    void advanced();
    /// Nothing: every result is right.
    void ended(const std::optional<poolscope::RunFailure>& wrong);

private:
    void goOn();

    const RunRecord& m_record;
    FrameBudget m_budget;
    quint64 m_checked = 0; ///< numbers
};

} // namespace poolscope
