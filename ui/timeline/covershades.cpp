#include "ui/timeline/covershades.h"

namespace poolscope {

namespace {

/// How strong the colour of a column is in which there is hardly a chunk: it has to be seen.
constexpr double Palest = 0.45;

} // namespace

CoverShades::CoverShades(const Theme& theme, int process, std::size_t steps)
    : m_shades(steps + 1) {
    const QRgb card = theme.card.rgb();
    const QRgb colour = processColour(process).rgb();
    for (std::size_t i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(steps);
        m_shades[i] = blended(card, colour, Palest + (1.0 - Palest) * share);
    }
}

} // namespace poolscope
