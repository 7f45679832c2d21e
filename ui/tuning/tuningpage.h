#pragma once

#include "core/metrics/sweepsummary.h"
#include "ui/tuning/tuningwords.h"

#include <QWidget>

class QBoxLayout;

namespace poolscope {

class Card;
class HeatMap;
class PointsTable;
class RecommendationCard;
class SweepCharts;
class TextLabel;
class WarningStrip;

/// What a sweep has found: which setting to take and why, what may mislead, the charts, and the
/// points in figures.
class TuningPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TuningPage)

public:
    explicit TuningPage(QWidget* parent = nullptr);

    /// What @p sweep has found by now; it was asked for medians as precise as @p precision.
    void show(const SweepRecord& sweep, const SweepSummary& summary, const SweepProgress& progress,
              double precision);

    [[nodiscard]] SweepCharts& charts() const { return *m_charts; }

    [[nodiscard]] HeatMap& heatMap() const { return *m_heatMap; }

signals:
    /// Somebody wants to see other points: to be shown again.
    void refreshRequested();
    void useRequested();
    /// Somebody wants to see a run of that point of the sweep.
    void pointChosen(std::size_t point);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void showPoints(const SweepRecord& sweep, const SweepSummary& summary, double precision);

    RecommendationCard* m_recommendation;
    WarningStrip* m_warnings;
    SweepCharts* m_charts;
    HeatMap* m_heatMap;
    Card* m_chartsCard;
    Card* m_heatCard;
    Card* m_pointsCard;
    TextLabel* m_pointsNote;
    PointsTable* m_points;
    QWidget* m_invitation;
    QWidget* m_found;
    QBoxLayout* m_pictures;
};

} // namespace poolscope
