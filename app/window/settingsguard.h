#pragma once

#include <QObject>

class QSettings;

namespace poolscope {

/// Lets nobody wait for settings to be written. Who writes them locks their file for as long as
/// that takes, milliseconds; in a home that machines share, a lock may be left over from another
/// one, and QSettings would wait for it for half a minute. Make one after the settings.
class SettingsGuard final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsGuard)

public:
    explicit SettingsGuard(QSettings& settings);
    /// The settings' own end writes what has changed.
    ~SettingsGuard() override;

    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void dropOldLock() const;

    const QSettings& m_settings;
};

} // namespace poolscope
