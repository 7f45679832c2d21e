#pragma once

#include "core/metrics/pairtest.h"
#include "core/metrics/recommendation.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace poolscope {

/// Every candidate tested against every other. Candidates without a single run are left out, but
/// keep their index.
class CandidateTests {
public:
    explicit CandidateTests(std::span<const Candidate> candidates);

    [[nodiscard]] bool hasRuns(std::size_t candidate) const { return m_runs[candidate] > 0; }

    /// Those that have runs, ascending.
    [[nodiscard]] const std::vector<std::size_t>& withRuns() const { return m_withRuns; }

    [[nodiscard]] std::vector<std::size_t> othersThan(std::size_t candidate) const;

    /// Of its log times; only of one with runs.
    [[nodiscard]] double median(std::size_t candidate) const { return m_medians[candidate]; }

    /// The one with the lowest median, the first of equals; nothing if no one has runs.
    [[nodiscard]] std::optional<std::size_t> fastest() const;

    /// Blocks so far.
    [[nodiscard]] std::size_t blocks() const { return m_blocks; }

    /// Whether @p first is slower, both with runs; nothing if there are fewer than 5 runs of each,
    /// or pairs.
    [[nodiscard]] const std::optional<PairTest>& test(std::size_t first, std::size_t second) const {
        return m_tests[m_places[first] * m_withRuns.size() + m_places[second]];
    }

private:
    void testAll(std::span<const Candidate> candidates);

    std::vector<int> m_runs;
    std::vector<double> m_medians;
    std::vector<std::size_t> m_withRuns;
    std::vector<std::size_t> m_places; ///< of each candidate among those with runs
    std::size_t m_blocks = 0;
    std::vector<std::optional<PairTest>> m_tests; ///< row by row
};

} // namespace poolscope
