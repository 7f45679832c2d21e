#pragma once

#include "core/base/framebudget.h"
#include "core/record/runrecord.h"

#include <optional>

namespace poolscope {

/// The position of the first of @p count results from @p position on that is not the square of its
/// number; nothing if all are right. @p first: the number at position 0.
[[nodiscard]] std::optional<quint64> firstWrong(const std::uint64_t* results, quint64 first,
                                                quint64 position, quint64 count);

/// Checks every result of a run, in turns of the event loop: 10^8 of them take a while.
class ResultCheck {
public:
    /// @p record has all its results, and outlives the check.
    explicit ResultCheck(const RunRecord& record, const FrameBudget& budget = FrameBudget());

    /// Checks on for a turn. True: that was all, or failure() tells of a wrong one.
    [[nodiscard]] bool goOn();

    [[nodiscard]] const std::optional<RunFailure>& failure() const { return m_failure; }

    /// The share that is checked, 0 … 1.
    [[nodiscard]] double progress() const;

private:
    const RunRecord& m_record;
    FrameBudget m_budget;
    quint64 m_checked = 0; ///< numbers
    std::optional<RunFailure> m_failure;
};

} // namespace poolscope
