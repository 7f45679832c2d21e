#pragma once

#include <QString>

namespace poolscope {

struct Theme;

/// The style sheet that gives fields, buttons, menus and cards the colours of @p theme. Widgets
/// tell what they are by dynamic properties: card, quiet, alarming, wrong, main.
[[nodiscard]] QString controlStyle(const Theme& theme);

} // namespace poolscope
