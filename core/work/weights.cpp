#include "core/work/weights.h"

#include <cmath>

namespace poolscope {

namespace {

double randomWeight(std::uint64_t seed, std::uint64_t position) {
    const std::uint64_t top53 = splitmix64(seed + position) >> 11;
    const double u = static_cast<double>(top53) * 0x1.0p-53; // 0 ≤ u < 1
    return -std::log1p(-u);
}

std::uint64_t heavyPosition(std::uint64_t size) {
    return size / 4 * 3 + size % 4 * 3 / 4; // ⌊3N/4⌋ without overflow
}

/// Sum of 2(i+½)/N for i = position … position+count−1.
double risingSum(double position, double count, double size) {
    return count * (2 * position + count) / size;
}

} // namespace

std::uint64_t splitmix64(std::uint64_t state) {
    std::uint64_t z = state + 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double weight(const WorkSpec& work, std::uint64_t position, std::uint64_t size) {
    const double n = static_cast<double>(size);
    const double i = static_cast<double>(position);
    switch (work.profile) {
    case WorkProfile::Equal:
        return 1.0;
    case WorkProfile::Rising:
        return 2.0 * (i + 0.5) / n;
    case WorkProfile::Falling:
        return 2.0 * (n - i - 0.5) / n;
    case WorkProfile::Random:
        return randomWeight(work.seed, position);
    case WorkProfile::OneHeavy:
        return position == heavyPosition(size) ? (n + 1.0) / 2.0 : 0.5;
    }
    return 1.0;
}

double weightSum(const WorkSpec& work, std::uint64_t position, std::uint64_t count,
                 std::uint64_t size) {
    const double n = static_cast<double>(size);
    const double c = static_cast<double>(count);
    switch (work.profile) {
    case WorkProfile::Equal:
        return c;
    case WorkProfile::Rising:
        return count == 0 ? 0.0 : risingSum(static_cast<double>(position), c, n);
    case WorkProfile::Falling:
        return count == 0 ? 0.0 : risingSum(static_cast<double>(size - position - count), c, n);
    case WorkProfile::Random: {
        double sum = 0.0;
        for (std::uint64_t i = position; i < position + count; ++i)
            sum += randomWeight(work.seed, i);
        return sum;
    }
    case WorkProfile::OneHeavy: {
        const std::uint64_t heavy = heavyPosition(size);
        const bool inside = heavy >= position && heavy - position < count;
        return 0.5 * c + (inside ? n / 2.0 : 0.0);
    }
    }
    return c;
}

} // namespace poolscope
