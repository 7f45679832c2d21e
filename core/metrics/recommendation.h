#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace poolscope {

/// A setting that may be recommended, with what its runs took.
struct Candidate {
    /// The logarithm of each block's time, in the order of the blocks; NaN: no run, or it failed.
    std::vector<double> logTimes;
    /// Its runs were sampled in between, fewer and at other moments: they make no pairs.
    bool isSerial = false;
};

/// What is shown of a candidate.
enum class Standing {
    In,   ///< it is not slower than any other by more than the margin
    Out,  ///< some other is faster by more than the margin, or none of its runs succeeded
    Open, ///< neither: there is too little data or too much noise
};

/// Which candidate to take, and how sure that is.
struct Recommendation {
    std::vector<Standing> standings;  ///< of all candidates, in their order
    std::optional<std::size_t> taken; ///< nothing if no candidate has a run
    bool isProved = false;            ///< else it only leans that way
    /// By so much at most the taken one is slower than the best, with 95 % confidence: 0.041 for
    /// 4.1 %. Nothing where some candidate has fewer than 5 runs.
    std::optional<double> atMostSlower;
    std::vector<std::size_t> notToldApart; ///< the open ones and the taken one; empty if proved
    /// After about so many blocks in all it would be proved, were the medians what they seem to be.
    /// Nothing if it is, or if more than a million would not do.
    std::optional<int> blocksNeeded;
};

/// After so many blocks of a sweep with @p repeats at least it is looked whether that is enough,
/// and once more at its end: ×1.5 each time, rounded up. Whoever looks more often errs more often.
[[nodiscard]] std::array<int, 6> looks(int repeats);

/// The first of @p candidates, which are in order of preference, that is In and has none but Out
/// before it: that is proved. Else the first that no other beats by more than @p margin (0.03: 3 %)
/// at 80 % confidence, where there is no test by the medians alone. Each pair is tested at a sixth
/// of 5 % (Bonett and Price, see pairtest.h); since all others have to be beaten, that needs no
/// correction for their number (intersection–union test). Of more than 300 candidates those that
/// are over 50 % slower than the fastest are out, and of the rest only the 150 preferred and the
/// 150 fastest are compared.
///
/// Errors, of 10,000 simulated sweeps each (tests/core/metrics/recommendationerror_test.cpp, 10 to
/// 40 blocks, noise of blocks and runs of 1–10 % with a heavy tail): one that is just over the
/// margin slower is proved not to be in 2.5–2.8 %, of four such in 1.7 %, with up to 80 blocks
/// in 3.7 %; as serial, run in every second block, in 2.7 %. The bound is too low in at most 4.7 %.
/// With times as measured on two quiet cores the right one is taken in 99.5 % (34 % proved), with
/// waiting or no work in all. Where one is just over the margin slower it is taken in four of five:
/// nobody can tell, and the bound says so.
[[nodiscard]] Recommendation recommend(std::span<const Candidate> candidates, double margin = 0.03);

} // namespace poolscope
