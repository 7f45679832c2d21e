#pragma once

#include <QColor>
#include <QRgb>

class QPalette;

namespace poolscope {

/// The colours of everything that is not a process.
struct Theme {
    bool dark = false;
    QColor window; ///< behind the cards
    QColor panel;  ///< of the experiment's side and the menu
    QColor card;   ///< of cards, and behind lanes and squares
    QColor border; ///< of cards and fields
    QColor field;  ///< of input fields and buttons
    QColor text;
    QColor muted;       ///< of secondary text
    QColor accent;      ///< the one accent colour
    QColor onAccent;    ///< text on it
    QColor track;       ///< the empty part of sliders and bars
    QColor startUp;     ///< a process that is not ready yet
    QColor useful;      ///< time in chunks and on a core, among the losses
    QColor offCore;     ///< time in chunks without a core
    QColor waiting;     ///< time between chunks
    QColor tail;        ///< time after the last chunk
    QColor grid;        ///< dotted lines of the time axis
    QColor empty;       ///< outline, or in the small fill, of a square not computed yet
    QColor bad;         ///< deaths, lost work and errors
    QColor good;        ///< text of what is proved
    QColor goodFill;    ///< behind it
    QColor caution;     ///< text of what may mislead, and what is not known well enough yet
    QColor cautionFill; ///< behind it
    QColor cautionEdge; ///< around that

    friend bool operator==(const Theme&, const Theme&) = default;
};

/// The theme that goes with a palette: dark if its windows are darker than its text.
[[nodiscard]] Theme themeFor(const QPalette& palette);

/// A palette for the widgets that Qt draws, in the colours of @p theme.
[[nodiscard]] QPalette paletteFor(const Theme& theme);

/// How many colours processes have before they return with dots.
inline constexpr int ProcessColours = 8;

/// The colour of process @p number (from 1): Okabe and Ito's set, which people with any colour
/// vision can tell apart.
[[nodiscard]] QColor processColour(int number);

/// Whether process @p number carries a dot pattern, since its colour is that of an earlier one.
[[nodiscard]] bool hasDots(int number);

/// Black or white ink (nearly), whichever has more contrast to @p background.
[[nodiscard]] QColor inkOn(QColor background);

/// Contrast of two opaque colours by WCAG 2.1, 1 … 21.
[[nodiscard]] double contrast(QColor a, QColor b);

/// @p portion (0 … 1) of @p over, the rest @p under.
[[nodiscard]] QRgb blended(QRgb under, QRgb over, double portion);

} // namespace poolscope
