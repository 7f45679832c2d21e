#pragma once

#include <QString>

class QWidget;

namespace poolscope {

// Small windows of the Help menu. They return at once: a run must not wait for them.

void showAbout(QWidget* parent);
void showShortcuts(QWidget* parent);

/// The keys and what they do, as an HTML table.
[[nodiscard]] QString shortcutsTable();

} // namespace poolscope
