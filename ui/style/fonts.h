#pragma once

#include <QFont>

namespace poolscope {

/// @p font at @p factor times its size, whichever unit that is given in.
[[nodiscard]] inline QFont scaledFont(QFont font, double factor, bool bold = false) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    if (bold)
        font.setBold(true);
    return font;
}

/// How much smaller secondary text is than text.
inline constexpr double SmallText = 0.85;

} // namespace poolscope
