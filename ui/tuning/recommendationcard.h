#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/sweep/sweepsession.h"
#include "ui/controls/card.h"

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

    /// What @p session has found by now.
    void show(const SweepSession& session, const SweepSummary& summary);

signals:
    void useRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showProgress(const SweepSession& session);

    TextLabel* m_name;
    TextLabel* m_setting;
    TextLabel* m_proof;
    TextLabel* m_because;
    QPushButton* m_use;
    ShareBar* m_bar;
    TextLabel* m_progress;
};

} // namespace poolscope
