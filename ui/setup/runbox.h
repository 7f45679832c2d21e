#pragma once

#include <QWidget>

class QPushButton;

namespace poolscope {

class ShareBar;
class TextLabel;

/// The buttons that start and stop a run, how far it is, and why it cannot be started.
class RunBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunBox)

public:
    explicit RunBox(QWidget* parent = nullptr);

    void setRunnable(bool runnable);
    /// A run is under way, or not.
    void setBusy(bool busy);
    /// A sweep is under way, or not: it keeps runs out, which is told, and Stop is for it.
    void setBlocked(bool blocked);
    /// @p share: 0 … 1. @p canSkip: what goes on can be left out.
    void showProgress(const QString& text, double share, bool canSkip = false);
    /// Why nothing was started; empty: nothing is wrong.
    void setRefusal(const QString& sentence);

    [[nodiscard]] QPushButton* runButton() const { return m_run; }

    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }

    [[nodiscard]] QPushButton* skipButton() const { return m_skip; }

private:
    void enableButtons();

    QPushButton* m_run;
    QPushButton* m_stop;
    QPushButton* m_skip;
    ShareBar* m_bar;
    TextLabel* m_progress;
    TextLabel* m_refusal;
    bool m_runnable = true;
    bool m_busy = false;
    bool m_blocked = false;
};

} // namespace poolscope
