#pragma once

#include "ui/sweepcharts/sweepcurve.h"

#include <QWidget>

#include <array>
#include <cstddef>
#include <optional>

class QBoxLayout;
class QStackedWidget;
class QTabBar;

namespace poolscope {

class Choice;
class LineChart;
class TextLabel;

/// A sweep in charts, of which one is in sight: speedup, time and efficiency by processes, and time
/// by chunk size. Where a sweep has several curves the person chooses which; until then it is the
/// one with the recommended setting.
class SweepCharts final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepCharts)

public:
    explicit SweepCharts(QWidget* parent = nullptr);

    /// Shows @p sweep as it is now, or nothing of an empty one. Cheap enough to be told of each
    /// run: only the chart in sight is drawn, if it changes.
    void setSweep(const SweepRecord& sweep, const SweepSummary& summary);

    void setCurrent(SweepChart chart);
    [[nodiscard]] SweepChart current() const;

    /// A chart with what it shows now, whether in sight or not, in the size of the one in sight: to
    /// be written to a file with its caption.
    [[nodiscard]] QWidget& chart(SweepChart chart);
    [[nodiscard]] QString caption(SweepChart chart) const;

    /// Which points are shown.
    [[nodiscard]] SweepCurve curve() const;

    /// As narrow as the tabs are, the choice of the curve below them.
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Of the charts' texts; below a style sheet fonts are not handed down.
    void setChartFont(const QFont& font);

signals:
    /// Somebody has chosen which points are shown.
    void curveChanged();
    /// Somebody wants to see a run of that point of the sweep.
    void pointChosen(std::size_t point);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static constexpr std::size_t Charts = 4;

    void stackOrNot();
    void fillChoices();
    void showCurrent();
    void draw(SweepChart chart);
    [[nodiscard]] LineChart& chartOf(SweepChart chart) const;

    SweepRecord m_sweep;
    SweepSummary m_summary;
    std::optional<Schedule> m_schedule; ///< that the person has chosen
    std::optional<int> m_processes;     ///< likewise
    QBoxLayout* m_top;                  ///< tabs, and the choice of the curve beside or below them
    QTabBar* m_bar;
    QStackedWidget* m_stack;
    std::array<LineChart*, Charts> m_charts{};
    Choice* m_schedules; ///< for the charts by processes
    Choice* m_counts;    ///< for the chart by chunk size
    TextLabel* m_note;
};

} // namespace poolscope
