#pragma once

class QWidget;

namespace poolscope {

/// From now on the wheel changes @p field only while it has the keyboard: who scrolls a panel over
/// it wants to change nothing.
void guardFromWheel(QWidget& field);

} // namespace poolscope
