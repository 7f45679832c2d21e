#pragma once

#include <QColor>
#include <QIcon>

namespace poolscope {

// Small pictures for buttons, drawn here: they depend on no icon theme and are sharp at every
// scale.

enum class Glyph { Play, Pause, Stop };

/// @p glyph in @p ink; sharp up to four times @p size pixels.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor& ink, int size);

} // namespace poolscope
