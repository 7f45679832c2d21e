#include "ui/controls/controlstyle.h"

#include "ui/style/palette.h"

#include <array>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

// Words beginning with $ are replaced by colours.
constexpr char16_t Sheet[] = uR"(
QMainWindow { background: $window; }
QMenuBar { background: $panel; border-bottom: 1px solid $border; padding: 2px 4px; }
QMenuBar::item { background: transparent; color: $text; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $startUp; }
QMenu { background: $card; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 14px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $onAccent; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 4px; }

*[panel="true"] { background: $panel; border: none; }
#experimentPanel { border-right: 1px solid $border; }
QFrame[card="true"] { background: $card; border: 1px solid $border; border-radius: 7px; }
QLabel { color: $text; background: transparent; }
QLabel[quiet="true"] { color: $muted; }
QLabel[alarming="true"] { color: $bad; }

QLineEdit, poolscope--Choice, QPushButton {
    background: $field; color: $text; border: 1px solid $border; border-radius: 5px;
    padding: 5px 9px; min-height: 1.25em;
}
QLineEdit { selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit:focus, poolscope--Choice:focus { border: 1px solid $accent; }
QLineEdit[wrong="true"], poolscope--Choice[wrong="true"] { border: 1px solid $bad; }
QLineEdit:disabled, poolscope--Choice:disabled, QPushButton:disabled { color: $muted; }
poolscope--Choice { padding-right: 20px; combobox-popup: 0; }
poolscope--Choice::drop-down { border: none; width: 20px; }
poolscope--Choice::down-arrow { image: none; } /* draws its own */
QComboBoxPrivateContainer { background: $card; border: none; }
QComboBox QAbstractItemView {
    background: $card; color: $text; border: 1px solid $border; padding: 3px; outline: none;
    selection-background-color: $accent; selection-color: $onAccent;
}
QComboBox QAbstractItemView::item { background: $card; color: $text; border-radius: 3px; padding: 3px 6px; }
QComboBox QAbstractItemView::item:selected { background: $accent; color: $onAccent; }
QPushButton:hover { background: $startUp; }
QPushButton:pressed { background: $track; }
QPushButton:focus { border: 1px solid $accent; outline: none; }
QPushButton[main="true"] { background: $accent; color: $onAccent; border: 1px solid $accent; padding: 8px; }
QPushButton[main="true"]:hover, QPushButton[main="true"]:pressed { border: 1px solid $text; }
QPushButton[main="true"]:focus { border: 2px solid $text; padding: 7px; }
QPushButton[main="true"]:disabled { background: $track; color: $muted; border: 1px solid $track; }

QPushButton[chip="true"] { border-radius: 10px; padding: 2px 9px; min-height: 1.2em; }
QPushButton[chip="true"]:checked { background: $tint; border: 1px solid $accent; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 1px 8px; }
QLabel[pill="true"] { color: $caution; background: $cautionFill; border-radius: 10px; padding: 3px 10px; }
QLabel[pill="true"][good="true"] { color: $good; background: $goodFill; }
QTabBar#pages::tab { padding: 2px 6px 2px 6px; margin-right: 12px; }
QLabel[caution="true"] { color: $caution; }

QPushButton[fold="true"] { background: transparent; color: $text; border: 1px solid transparent; padding: 2px 3px; text-align: left; }
QPushButton[fold="true"]:hover { color: $accent; }
QPushButton[fold="true"]:disabled { color: $muted; }
QPushButton[fold="true"]:focus { border: 1px solid $accent; }

QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { background: $track; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: $track; }
QSlider::handle:horizontal { background: $accent; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid $text; margin: -7px 0; border-radius: 9px; }
QSlider::handle:horizontal:disabled { background: $track; }
QToolButton { background: $field; color: $text; border: 1px solid $border; border-radius: 5px; padding: 2px 9px; }
QToolButton:hover { background: $startUp; }
QToolButton:pressed { background: $track; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $muted; }
QToolButton[round="true"] { padding: 0; background: $accent; border: none; border-radius: 14px; min-width: 28px; min-height: 28px; max-width: 28px; max-height: 28px; }
QToolButton[round="true"]:focus { border: 2px solid $text; }
QToolButton[round="true"]:disabled { background: $track; }

QTabWidget::pane { border: none; padding-top: 8px; }
QTabBar { background: transparent; outline: none; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; padding: 2px 1px 4px 1px; margin-right: 16px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:hover, QTabBar::tab:focus { color: $text; }
QTabBar::tab:selected:focus { color: $accent; }

QTableView { background: $card; alternate-background-color: $field; color: $text; border: none; selection-background-color: $accent; selection-color: $onAccent; }
QHeaderView::section { background: $card; color: $muted; border: none; border-bottom: 1px solid $border; padding: 4px; }
QPlainTextEdit { background: $field; color: $text; border: 1px solid $border; border-radius: 5px; selection-background-color: $accent; selection-color: $onAccent; }
QPlainTextEdit:focus { border: 1px solid $accent; }

QDialog { background: $window; }
QDialog QListView, QDialog QTreeView { background: $card; color: $text; border: 1px solid $border; border-radius: 5px; selection-background-color: $accent; selection-color: $onAccent; }
QDialog QPushButton { min-width: 5em; }
QDialog QToolButton { padding: 2px; }
QDialog QHeaderView { background: $card; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $track; border-radius: 4px; min-height: 24px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $track; border-radius: 4px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
)";

} // namespace

QString controlStyle(const Theme& theme) {
    constexpr double Tint = 0.12;
    const QColor tint(blended(theme.card.rgb(), theme.accent.rgb(), Tint));
    // A word before those that it begins.
    const std::array<std::pair<QLatin1StringView, QColor>, 17> colours{{
        {"$cautionFill"_L1, theme.cautionFill},
        {"$caution"_L1, theme.caution},
        {"$goodFill"_L1, theme.goodFill},
        {"$good"_L1, theme.good},
        {"$tint"_L1, tint},
        {"$window"_L1, theme.window},
        {"$panel"_L1, theme.panel},
        {"$card"_L1, theme.card},
        {"$border"_L1, theme.border},
        {"$field"_L1, theme.field},
        {"$text"_L1, theme.text},
        {"$muted"_L1, theme.muted},
        {"$accent"_L1, theme.accent},
        {"$onAccent"_L1, theme.onAccent},
        {"$track"_L1, theme.track},
        {"$startUp"_L1, theme.startUp},
        {"$bad"_L1, theme.bad},
    }};
    QString sheet = QString::fromUtf16(Sheet);
    for (const auto& [word, colour] : colours)
        sheet.replace(word, colour.name());
    return sheet;
}

} // namespace poolscope
