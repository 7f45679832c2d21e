#include "core/metrics/recommendation.h"

#include "core/metrics/candidatetests.h"
#include "core/metrics/distributions.h"
#include "core/metrics/samplemedian.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace poolscope {

namespace {

constexpr double LeaningConfidence = 0.80;
/// Since it is looked at more than once, and of the one that seems best, this makes 95 %.
constexpr double BoundConfidence = 0.975;
constexpr int MostBlocksNeeded = 1'000'000;
/// All pairs of so many are tested in some 0.1 s.
constexpr std::size_t MostCompared = 300;
/// So much slower than the fastest by its median, a setting is out where there are so many.
constexpr double Hopeless = 0.50;

Standing standingOf(const CandidateTests& tests, std::size_t candidate, double margin) {
    if (!tests.hasRuns(candidate))
        return Standing::Out;
    Standing standing = Standing::In;
    for (const std::size_t other : tests.othersThan(candidate)) {
        const auto& test = tests.test(candidate, other);
        if (test && test->isAbove(margin, AlphaOfALook))
            return Standing::Out;
        if (!test || !test->isBelow(margin, AlphaOfALook))
            standing = Standing::Open;
    }
    return standing;
}

/// The first that is In, if all before it are Out.
std::optional<std::size_t> provedOne(const std::vector<Standing>& standings) {
    const auto found = std::find_if(standings.begin(), standings.end(),
                                    [](Standing standing) { return standing != Standing::Out; });
    if (found == standings.end() || *found == Standing::Open)
        return std::nullopt;
    return static_cast<std::size_t>(found - standings.begin());
}

bool isBeaten(const CandidateTests& tests, std::size_t candidate, double margin) {
    const auto others = tests.othersThan(candidate);
    return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
        const auto& test = tests.test(candidate, other);
        return test ? test->isAbove(margin, 1 - LeaningConfidence)
                    : tests.median(candidate) - tests.median(other) > std::log1p(margin);
    });
}

/// Runs that were missing can make a ring in which each is beaten by the next: then the fastest.
std::optional<std::size_t> leaningOne(const CandidateTests& tests, double margin) {
    for (const std::size_t candidate : tests.withRuns()) {
        if (!isBeaten(tests, candidate, margin))
            return candidate;
    }
    return tests.fastest();
}

std::optional<double> mostSlower(const CandidateTests& tests, std::size_t candidate) {
    double most = 0;
    for (const std::size_t other : tests.othersThan(candidate)) {
        const auto& test = tests.test(candidate, other);
        if (!test)
            return std::nullopt;
        most = std::max(most, test->upperBound(BoundConfidence) - 1);
    }
    return most;
}

std::vector<std::size_t> openOnes(const std::vector<Standing>& standings, std::size_t taken) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        if (standings[i] == Standing::Open || i == taken)
            open.push_back(i);
    }
    return open;
}

/// How many times as many blocks it takes to show what the medians seem to say of a candidate: that
/// one other is too much faster, or that none is. Standard errors shrink with √n.
struct Outlook {
    bool isIn = true;
    double timesAsMany = 1;
};

std::optional<Outlook> outlookFor(const CandidateTests& tests, std::size_t candidate,
                                  double margin) {
    double farthest = -std::numeric_limits<double>::infinity();
    for (const std::size_t other : tests.othersThan(candidate)) {
        const auto& test = tests.test(candidate, other);
        if (!test)
            return std::nullopt;
        farthest = std::max(farthest, test->distanceFrom(margin));
    }
    const double ratio = normalQuantile(AlphaOfALook) / farthest;
    return Outlook{farthest <= 0, std::max(1.0, ratio * ratio)};
}

std::optional<int> blocksNeeded(const CandidateTests& tests, double margin) {
    double timesAsMany = 1;
    for (const std::size_t candidate : tests.withRuns()) {
        const auto outlook = outlookFor(tests, candidate, margin);
        if (!outlook)
            return std::nullopt;
        timesAsMany = std::max(timesAsMany, outlook->timesAsMany);
        if (outlook->isIn)
            break;
    }
    const double blocks = std::ceil(static_cast<double>(tests.blocks()) * timesAsMany);
    if (!(blocks <= MostBlocksNeeded))
        return std::nullopt;
    return static_cast<int>(blocks);
}

std::vector<double> mediansOf(std::span<const Candidate> candidates) {
    std::vector<double> medians;
    for (const Candidate& candidate : candidates) {
        std::vector<double> runs = candidate.logTimes;
        std::erase_if(runs, [](double time) { return std::isnan(time); });
        medians.push_back(runs.empty() ? std::numeric_limits<double>::infinity() : median(runs));
    }
    return medians;
}

/// The runs of the others left out: every pair is tested, so of very many only the preferred and
/// the fastest are held against each other.
std::vector<Candidate> worthComparing(std::span<const Candidate> candidates) {
    std::vector<Candidate> compared(candidates.begin(), candidates.end());
    if (compared.size() <= MostCompared)
        return compared;
    const std::vector<double> medians = mediansOf(candidates);
    const double limit = *std::min_element(medians.begin(), medians.end()) + std::log1p(Hopeless);
    std::vector<std::size_t> kept; // not far slower than the fastest
    for (std::size_t i = 0; i < medians.size(); ++i) {
        if (medians[i] <= limit)
            kept.push_back(i);
    }
    if (kept.size() > MostCompared) {
        constexpr auto Half = static_cast<std::ptrdiff_t>(MostCompared / 2);
        std::nth_element(kept.begin() + Half, kept.begin() + 2 * Half, kept.end(),
                         [&](std::size_t a, std::size_t b) { return medians[a] < medians[b]; });
        kept.resize(MostCompared);
    }
    std::vector<bool> isKept(compared.size(), false);
    for (const std::size_t i : kept)
        isKept[i] = true;
    for (std::size_t i = 0; i < compared.size(); ++i) {
        if (!isKept[i])
            compared[i].logTimes.clear();
    }
    return compared;
}

} // namespace

std::array<int, 6> looks(int repeats) {
    std::array<int, 6> blocks{};
    double next = repeats;
    for (int& look : blocks) {
        look = static_cast<int>(std::ceil(next));
        next *= 1.5;
    }
    return blocks;
}

Recommendation recommend(std::span<const Candidate> candidates, double margin) {
    const std::vector<Candidate> compared = worthComparing(candidates);
    const CandidateTests tests(compared);
    Recommendation found;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        found.standings.push_back(standingOf(tests, i, margin));
    found.taken = provedOne(found.standings);
    found.isProved = found.taken.has_value();
    if (!found.taken)
        found.taken = leaningOne(tests, margin);
    if (!found.taken)
        return found;
    found.atMostSlower = mostSlower(tests, *found.taken);
    if (!found.isProved) {
        found.notToldApart = openOnes(found.standings, *found.taken);
        found.blocksNeeded = blocksNeeded(tests, margin);
    }
    return found;
}

} // namespace poolscope
