#include "ui/setup/sizescale.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr int StepsPerDecade = 20;

} // namespace

quint64 sizeAt(int step) {
    const double exact = std::pow(10.0, static_cast<double>(step) / StepsPerDecade);
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(exact) + 1e-9) - 1));
    return static_cast<quint64>(std::llround(std::round(exact / unit) * unit));
}

int sizeStepOf(quint64 size) {
    const double decades = std::log10(static_cast<double>(std::max<quint64>(1, size)));
    return std::min(LargestSizeStep, static_cast<int>(std::lround(decades * StepsPerDecade)));
}

} // namespace poolscope
