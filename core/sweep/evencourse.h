#pragma once

#include "core/sweep/sweepcourse.h"
#include "core/sweep/sweepwishes.h"

#include <functional>

namespace poolscope {

/// Every point in every block, until enough is known.
class EvenCourse final : public SweepCourse {
public:
    /// Whether a sweep with so many complete blocks knows enough.
    using Enough = std::function<bool(const SweepRecord&)>;

    /// Goes on until the recommendation is decided and every median is as precise as @p wishes
    /// wants it.
    explicit EvenCourse(const SweepWishes& wishes);
    EvenCourse(const SweepWishes& wishes, Enough isEnough);

    [[nodiscard]] std::vector<std::size_t> next(SweepRecord& sweep) override;
    [[nodiscard]] int blocksExpected(const SweepRecord& sweep) const override;

    /// It moves less than the pools do: every second block is enough.
    [[nodiscard]] bool wantsSerial(const SweepRecord& sweep) const override {
        return sweep.blocks % 2 == 0;
    }

private:
    SweepWishes m_wishes;
    Enough m_isEnough;
};

} // namespace poolscope
