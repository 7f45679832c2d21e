#include "app/window/settingsguard.h"

#include <QEvent>
#include <QLockFile>
#include <QSettings>

namespace poolscope {

namespace {

/// Far longer than it takes to write the settings.
constexpr int LongestLockMs = 500;

} // namespace

SettingsGuard::SettingsGuard(QSettings& settings)
    : m_settings(settings) {
    settings.installEventFilter(this);
}

SettingsGuard::~SettingsGuard() {
    dropOldLock();
}

bool SettingsGuard::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::UpdateRequest) // now they are written
        dropOldLock();
    return QObject::eventFilter(object, event);
}

/// A lock of that age is taken over, and given back with the object.
void SettingsGuard::dropOldLock() const {
    QLockFile lock(m_settings.fileName() + QStringLiteral(".lock"));
    lock.setStaleLockTime(LongestLockMs);
    lock.tryLock(2 * LongestLockMs);
}

} // namespace poolscope
