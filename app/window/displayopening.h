#pragma once

#include <QString>
#include <QtGlobal>

namespace poolscope {

/// While the display is opened. If there is none that answers, Qt would end the program as if it
/// had crashed, after words on plugins: instead it ends with one sentence and exit code 1. What Qt,
/// Xlib and others have to say meanwhile is kept from people.
class DisplayOpening {
    Q_DISABLE_COPY_MOVE(DisplayOpening)

public:
    DisplayOpening();
    /// The display is open.
    ~DisplayOpening();

private:
    QtMessageHandler m_before;
};

/// Why there is no window, by what the environment names: a platform of Qt's, a display, Wayland,
/// or nothing.
[[nodiscard]] QString noDisplaySentence();

} // namespace poolscope
