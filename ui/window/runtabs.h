#pragma once

#include "core/record/runrecord.h"
#include "ui/charts/speeduphistory.h"

#include <QTabWidget>

#include <optional>

namespace poolscope {

class BarChart;
class CodeView;
class LineChart;
class ResultsView;

/// What there is to read about runs: the session's speedups, where the time went, the results, and
/// the same program in Python.
class RunTabs final : public QTabWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunTabs)

public:
    explicit RunTabs(QWidget* parent = nullptr);

    /// The experiment as it would be run now.
    void setConfig(const RunConfig& config);
    /// A run that has ended; null: none.
    void setRecord(const SharedRecord& record);

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
    void showCurrent();
    void drawTime();
    void drawSpeedups();

    LineChart* m_speedup;
    BarChart* m_time;
    ResultsView* m_results;
    CodeView* m_code;
    SpeedupHistory m_history;
    SharedRecord m_record;
    bool m_timeShown = false;    ///< of m_record
    bool m_resultsShown = false; ///< of m_record
};

} // namespace poolscope
