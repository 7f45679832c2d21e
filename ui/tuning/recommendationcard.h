#pragma once

#include "core/metrics/sweepsummary.h"
#include "ui/controls/card.h"
#include "ui/tuning/tuningwords.h"

class QPushButton;

namespace poolscope {

class ShareBar;
class TextLabel;

/// Which setting to take, how sure that is, why, and how far the sweep is.
class RecommendationCard final : public Card {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecommendationCard)

public:
    explicit RecommendationCard(QWidget* parent = nullptr);

    /// What a sweep has found by now, and how far it is.
    void show(const SweepRecord& sweep, const SweepSummary& summary, const SweepProgress& progress);

signals:
    void useRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();

    TextLabel* m_name;
    TextLabel* m_setting;
    TextLabel* m_proof;
    TextLabel* m_because;
    QPushButton* m_use;
    ShareBar* m_bar;
    TextLabel* m_progress;
};

} // namespace poolscope
