#include "core/metrics/candidatetests.h"

#include "core/metrics/samplemedian.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

std::vector<double> runsOf(const Candidate& candidate) {
    std::vector<double> runs;
    for (const double time : candidate.logTimes) {
        if (!std::isnan(time))
            runs.push_back(time);
    }
    return runs;
}

std::optional<PairTest> testOf(const Candidate& first, const Candidate& second) {
    return first.isSerial || second.isSerial ? unpairedTest(first.logTimes, second.logTimes)
                                             : pairedTest(first.logTimes, second.logTimes);
}

} // namespace

CandidateTests::CandidateTests(std::span<const Candidate> candidates) {
    for (const Candidate& candidate : candidates) {
        const std::vector<double> runs = runsOf(candidate);
        m_places.push_back(m_withRuns.size());
        if (!runs.empty())
            m_withRuns.push_back(m_runs.size());
        m_runs.push_back(static_cast<int>(runs.size()));
        m_medians.push_back(poolscope::median(runs));
        m_blocks = std::max(m_blocks, candidate.logTimes.size());
    }
    testAll(candidates);
}

void CandidateTests::testAll(std::span<const Candidate> candidates) {
    const std::size_t count = m_withRuns.size();
    m_tests.resize(count * count);
    for (std::size_t first = 0; first < count; ++first) {
        for (std::size_t second = first + 1; second < count; ++second) {
            const auto test = testOf(candidates[m_withRuns[first]], candidates[m_withRuns[second]]);
            m_tests[first * count + second] = test;
            if (test)
                m_tests[second * count + first] = {-test->difference, test->standardError};
        }
    }
}

std::vector<std::size_t> CandidateTests::othersThan(std::size_t candidate) const {
    std::vector<std::size_t> others = m_withRuns;
    std::erase(others, candidate);
    return others;
}

std::optional<std::size_t> CandidateTests::fastest() const {
    const auto found = std::min_element(
        m_withRuns.begin(), m_withRuns.end(),
        [this](std::size_t a, std::size_t b) { return m_medians[a] < m_medians[b]; });
    return found == m_withRuns.end() ? std::nullopt : std::optional(*found);
}

} // namespace poolscope
