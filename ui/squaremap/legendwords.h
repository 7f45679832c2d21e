#pragma once

#include "ui/squaremap/legendlayout.h"

#include <QString>

namespace poolscope {

/// All of a legend, in lines with the colours, as rich text.
[[nodiscard]] QString legendToolTip(const LegendContents& contents);

/// The same for people who do not see it.
[[nodiscard]] QString legendDescription(const LegendContents& contents);

} // namespace poolscope
