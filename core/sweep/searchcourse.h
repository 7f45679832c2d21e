#pragma once

#include "core/sweep/sweepcourse.h"
#include "core/sweep/sweepwishes.h"

#include <vector>

namespace poolscope {

struct SweepCandidates;
struct SweepSummary;

/// The way to the best of many settings: a race of a coarse grid, which only ever drops what is
/// slower by a margin (core/metrics/race.h), then one more of the winner and of what lies between
/// it and its neighbours, and so on until nothing lies in between. Each race has blocks of its own.
///
/// Of 10,000 simulated searches among 36 settings each (tests/core/sweep/searchcourse_test.cpp) 48
/// % end proved in quiet noise, after 346 runs on average, and all on a calm machine, after 162.
/// None is proved and wrong, none takes what is over 5 % slower than the best, no bound is too low.
class SearchCourse final : public SweepCourse {
public:
    /// @p grid: the settings among which to seek, in the order of preference. Chunk sizes between
    /// two of them may be tried as well. A race takes @p mostBlocks at most.
    explicit SearchCourse(std::vector<SweepSetting> grid, int mostBlocks = 40);

    [[nodiscard]] std::vector<std::size_t> next(SweepRecord& sweep) override;
    [[nodiscard]] int blocksExpected(const SweepRecord& sweep) const override;
    [[nodiscard]] bool wantsSerial(const SweepRecord& sweep) const override;

private:
    [[nodiscard]] bool isLook(int raced) const;
    [[nodiscard]] bool beginNextRace(SweepRecord& sweep, const SweepSummary& summary,
                                     const SweepCandidates& candidates);

    std::vector<SweepSetting> m_grid;
    int m_mostBlocks;
    int m_races = 1;
    int m_expected = 0; ///< blocks of this race
};

} // namespace poolscope
