#pragma once

class QWidget;

namespace poolscope {

// Small windows of the Help menu. They return at once: a run must not wait for them.

void showAbout(QWidget* parent);
void showShortcuts(QWidget* parent);

} // namespace poolscope
