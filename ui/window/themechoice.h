#pragma once

#include <QActionGroup>
#include <QObject>

class QMenu;
class QSettings;

namespace poolscope {

/// Light, dark, or as the system has it: chosen in the View menu and remembered. Sets the
/// application's palette, which everything else follows.
class ThemeChoice final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThemeChoice)

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    /// Takes up what was chosen last time. @p settings must outlive this.
    explicit ThemeChoice(QSettings& settings, QObject* parent = nullptr);

    void addTo(QMenu& view);

private:
    void choose(Choice choice);

    QSettings& m_settings;
    QActionGroup m_actions;
};

} // namespace poolscope
