#pragma once

class QWidget;

namespace poolscope {

/// Explains the window's words and keys, in a window of its own beside @p parent's: it can stay
/// open while runs go on. Comes to the front if it is open already.
void showHelp(QWidget& parent);

} // namespace poolscope
