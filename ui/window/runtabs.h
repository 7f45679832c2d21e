#pragma once

#include "core/record/runrecord.h"
#include "ui/charts/speeduphistory.h"

#include <QTabWidget>

#include <memory>
#include <optional>
#include <vector>

namespace poolscope {

class BarChart;
class CodeView;
class LineChart;
class ResultsView;
class ShownRuns;

/// What there is to read about runs: the session's speedups, where the time went, the results, and
/// the same program in Python.
class RunTabs final : public QTabWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunTabs)

public:
    /// Tells of the run of @p runs, which outlive it, once that has ended.
    explicit RunTabs(const ShownRuns& runs, QWidget* parent = nullptr);

    /// The experiment as it would be run now.
    void setConfig(const RunConfig& config);

    void setChartFont(const QFont& font);

    [[nodiscard]] QWidget& speedupChart() const;
    /// What the chart shows, for below a picture of it.
    [[nodiscard]] QString speedupCaption() const;
    [[nodiscard]] QWidget& timeChart();

    [[nodiscard]] CodeView& code() const { return *m_code; }

    /// Shows the results, ready to search them.
    void findResult();

signals:
    /// Another row of the results is the current one; nothing: none is.
    void chunkChosen(std::optional<quint64> index);
    /// What came of something that was asked for, in one sentence.
    void told(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRun();
    void addToHistory();
    void showCurrent();
    void drawTime();
    void drawSpeedups();

    const ShownRuns& m_runs;
    LineChart* m_speedup;
    BarChart* m_time;
    ResultsView* m_results;
    CodeView* m_code;
    SpeedupHistory m_history;
    std::vector<std::weak_ptr<const RunRecord>> m_added; ///< to it, of those that there still are
    bool m_timeShown = false;                            ///< of the run shown
    bool m_resultsShown = false;                         ///< of the run shown
};

} // namespace poolscope
