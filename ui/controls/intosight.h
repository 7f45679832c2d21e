#pragma once

class QWidget;

namespace poolscope {

/// Scrolls to @p widget, if it is in something that scrolls, once everything has found its place.
void bringIntoSight(QWidget& widget);

} // namespace poolscope
