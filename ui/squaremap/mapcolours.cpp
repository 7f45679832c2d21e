#include "ui/squaremap/mapcolours.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double DotShare = 0.45;   ///< of the ink
constexpr double FaintShare = 0.15; ///< of the process's colour
constexpr double PaleShare = 0.3;   ///< the same
constexpr double LostPitch = 4.0;   ///< logical px
constexpr double LostThickness = 2.0;
constexpr double CalmPitch = 6.0; ///< of what is no loss

int devicePixels(double length, double ratio) {
    return std::max(1, static_cast<int>(std::lround(length * ratio)));
}

} // namespace

MapColours::MapColours(const Theme& theme)
    : m_theme(theme) {
    m_colours[0] = m_dots[0] = theme.empty.rgb();
    m_inks[0] = theme.muted;
    m_faint[0] = m_pale[0] = theme.card;
    for (std::size_t i = 1; i < m_colours.size(); ++i) {
        const QColor colour = processColour(static_cast<int>(i));
        m_colours[i] = colour.rgb();
        m_inks[i] = inkOn(colour);
        m_dots[i] = blended(colour.rgb(), m_inks[i].rgb(), DotShare);
        m_faint[i] = QColor::fromRgb(blended(theme.card.rgb(), colour.rgb(), FaintShare));
        m_pale[i] = QColor::fromRgb(blended(theme.card.rgb(), colour.rgb(), PaleShare));
    }
}

Hatch MapColours::hatchOf(const LostChunk& chunk, double devicePixelRatio) const {
    Hatch hatch;
    hatch.pitch = devicePixels(CalmPitch, devicePixelRatio);
    hatch.thickness = devicePixels(1.0, devicePixelRatio);
    switch (chunk.state()) {
    case LostState::Lost:
        hatch.line = m_colours[placeOf(chunk.process)];
        hatch.ground = m_faint[placeOf(chunk.process)].rgb();
        hatch.pitch = devicePixels(LostPitch, devicePixelRatio);
        hatch.thickness = devicePixels(LostThickness, devicePixelRatio);
        break;
    case LostState::Again:
        hatch.line = m_dots[placeOf(chunk.again)];
        break;
    case LostState::Stopped:
        hatch.line = m_theme.muted.rgb();
        hatch.ground = m_theme.empty.rgb();
        break;
    }
    return hatch;
}

} // namespace poolscope
