#pragma once

#include "ui/shown/timespan.h"

#include <QObject>

#include <optional>
#include <vector>

namespace poolscope {

class ShownRuns;

/// Which times are to be seen. The one owner: lanes and whatever else has a time axis ask it, tell
/// it what people want, and hear from it.
class VisibleRange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VisibleRange)

public:
    explicit VisibleRange(QObject* parent = nullptr);

    /// From now on its whole is that of the runs shown, which must outlive it: from their start
    /// until a round time after their end, or, while one goes on, somewhat later; their serial time
    /// is seen too, unless it is much longer.
    void follow(const ShownRuns& runs);

    /// The whole that there is to be seen.
    [[nodiscard]] TimeSpan trace() const { return m_trace; }

    [[nodiscard]] TimeSpan visible() const { return m_visible; }

    /// A part that somebody has marked; nothing: none.
    [[nodiscard]] std::optional<TimeSpan> selected() const { return m_selected; }

    [[nodiscard]] bool isAllVisible() const { return m_visible == m_trace; }

    /// Another whole, of which all is visible and nothing selected. No way leads back.
    void begin(const TimeSpan& trace);
    /// The same whole has got longer or shorter. Who saw all of it does so still.
    void setTrace(const TimeSpan& trace);

    // Each of these stays within the whole and can be taken back; zooming for a while counts as
    // one, and so does moving.

    /// Enlarges what is visible @p factor times around @p at.
    void zoomAt(Nanoseconds at, double factor);
    void moveBy(Nanoseconds by);
    void show(const TimeSpan& span);
    void showAll();

    /// To what was visible before, and forward again.
    void back();
    void forward();

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }

    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }

    void select(const std::optional<TimeSpan>& span);

signals:
    void traceChanged();
    void visibleChanged();
    void selectedChanged();

private:
    enum class Step { Jump, Zoom, Move };

    void go(const TimeSpan& span, Step step);
    void goAlong(std::vector<TimeSpan>& from, std::vector<TimeSpan>& to);

    TimeSpan m_trace{0, NsPerMs};
    TimeSpan m_visible = m_trace;
    std::optional<TimeSpan> m_selected;
    std::vector<TimeSpan> m_back; ///< the last is the next to go to
    std::vector<TimeSpan> m_forward;
    Step m_last = Step::Jump;
};

} // namespace poolscope
