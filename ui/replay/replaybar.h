#pragma once

#include "core/base/nanoseconds.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace poolscope {

/// Play, pause, scrub and slow-down: says which time of a finished run is to be shown. Where it is
/// narrow, time and slow-down stand in a second line.
class ReplayBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayBar)

public:
    explicit ReplayBar(QWidget* parent = nullptr);

    /// A run of that length can be replayed and stands at its end; 0: there is none.
    void setEnd(Nanoseconds end);

    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }

    [[nodiscard]] Nanoseconds time() const { return m_time; }

    /// Whether it stands at the end, where all of the run is shown.
    [[nodiscard]] bool isAtEnd() const { return m_time >= m_end; }

    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    /// From where it stands, or from the beginning if that is the end.
    void play();
    void pause();
    void playOrPause();
    /// To what happened before, or happens next: whoever knows that has to go there.
    void stepBack();
    void stepForth();
    /// Stands at @p time from now on.
    void goTo(poolscope::Nanoseconds time);

signals:
    /// Show the run as it was at @p time, in ns from its start.
    void moved(poolscope::Nanoseconds time);
    void playingChanged(bool playing);
    /// A step is asked for.
    void stepped(bool forth);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void arrange();
    void keepTextRoom();
    void advance();
    void showTime();
    void fillSlowDowns();
    [[nodiscard]] static QString paceText(double slowDown);
    [[nodiscard]] double slowDown() const;

    QToolButton* m_play;
    QSlider* m_slider;
    QLabel* m_text;
    QComboBox* m_slowDown;
    QHBoxLayout* m_firstLine;
    QHBoxLayout* m_secondLine;
    QTimer m_timer;
    QElapsedTimer m_sinceStep;
    Nanoseconds m_end = 0;
    Nanoseconds m_time = 0;
    double m_remainder = 0.0; ///< of a step, in ns: slow replays take many to move one
};

} // namespace poolscope
