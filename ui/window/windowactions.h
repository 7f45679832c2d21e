#pragma once

#include <QObject>

class QAction;
class QMainWindow;

namespace poolscope {

/// The window's menus and their keys.
class WindowActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowActions)

public:
    /// Fills the menu bar of @p window.
    explicit WindowActions(QMainWindow& window);

    /// Which of Run and Stop is possible now.
    void setPossible(bool run, bool stop);

signals:
    void runRequested();
    void stopRequested();

private:
    void addHelp(QMainWindow& window);

    QAction* m_run;
    QAction* m_stop;
};

} // namespace poolscope
