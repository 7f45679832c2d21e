#include "ui/tuning/tuningpage.h"

#include "core/base/text.h"
#include "core/words/sweepwords.h"
#include "ui/charts/speedupchartdata.h"
#include "ui/controls/card.h"
#include "ui/controls/textlabel.h"
#include "ui/sweepcharts/heatmap.h"
#include "ui/sweepcharts/heatmapdata.h"
#include "ui/sweepcharts/sweepcharts.h"
#include "ui/tuning/pointstable.h"
#include "ui/tuning/recommendationcard.h"
#include "ui/tuning/warningstrip.h"

#include <QBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 12;            ///< px between cards
constexpr int LettersBeside = 100; ///< that two pictures side by side take
constexpr int MostInvitation = 80; ///< letters in a line
constexpr int LowestPicture = 230; ///< px

/// What is seen before the first sweep.
QWidget* makeInvitation() {
    auto* question = new TextLabel(
        TextRole::Heading, TuningPage::tr("How many processes, and which chunks, suit this work "
                                          "on this machine?"));
    auto* way = new TextLabel(
        TextRole::Sentence,
        TuningPage::tr("Choose what to try, then press Find the best. Each setting is run again "
                       "and again, in a random order, until it can be said with 95 % confidence "
                       "which one to take."));
    auto* all = new QWidget;
    all->setObjectName(u"tuningInvitation"_s);
    all->setMaximumWidth(MostInvitation * all->fontMetrics().averageCharWidth());
    auto* column = new QVBoxLayout(all);
    column->setSpacing(10);
    for (TextLabel* label : {question, way}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    return all;
}

} // namespace

TuningPage::TuningPage(QWidget* parent)
    : QWidget(parent)
    , m_recommendation(new RecommendationCard)
    , m_warnings(new WarningStrip)
    , m_charts(new SweepCharts)
    , m_heatMap(new HeatMap)
    , m_chartsCard(new Card)
    , m_heatCard(new Card)
    , m_pointsCard(new Card)
    , m_pointsNote(new TextLabel(TextRole::Note))
    , m_points(new PointsTable)
    , m_invitation(makeInvitation())
    , m_found(new QWidget)
    , m_pictures(new QBoxLayout(QBoxLayout::LeftToRight)) {
    setObjectName(u"tuningPage"_s);
    layOut();
    connect(m_recommendation, &RecommendationCard::useRequested, this, &TuningPage::useRequested);
    connect(m_charts, &SweepCharts::curveChanged, this, &TuningPage::refreshRequested);
    connect(m_charts, &SweepCharts::pointChosen, this, &TuningPage::pointChosen);
    connect(m_heatMap, &HeatMap::pointChosen, this, &TuningPage::pointChosen);
    connect(m_points, &PointsTable::pointChosen, this, &TuningPage::pointChosen);
}

void TuningPage::layOut() {
    m_chartsCard->add(m_charts, 1);
    m_chartsCard->setMinimumHeight(LowestPicture);
    m_heatCard->setTitle(tr("Time by processes and chunks"));
    m_heatCard->add(m_heatMap, 1);
    m_heatCard->setMinimumHeight(LowestPicture);
    m_pointsCard->setTitle(tr("Points"));
    m_pointsCard->addToTitle(m_pointsNote, 1);
    m_pointsNote->setObjectName(u"pointsNote"_s);
    m_pointsCard->add(m_points, 1);
    m_pictures->setSpacing(Gap);
    m_pictures->addWidget(m_chartsCard, 1);
    m_pictures->addWidget(m_heatCard, 1);
    auto* column = new QVBoxLayout(m_found);
    column->setContentsMargins({});
    column->setSpacing(Gap);
    column->addWidget(m_recommendation);
    column->addWidget(m_warnings);
    column->addLayout(m_pictures, 1);
    column->addWidget(m_pointsCard);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(m_invitation, 1, Qt::AlignCenter);
    all->addWidget(m_found, 1);
    m_found->hide();
}

void TuningPage::show(const SweepRecord& sweep, const SweepSummary& summary,
                      const SweepProgress& progress, double precision) {
    m_recommendation->show(sweep, summary, progress);
    // While the first runs are made there is nothing to mislead yet.
    m_warnings->setWarnings(summary.recommendation.taken ? sweepWarnings(sweep, summary)
                                                         : QStringList());
    m_charts->setSweep(sweep, summary);
    const HeatMapData cells = heatMapData(sweep, summary);
    m_heatMap->setData(cells);
    m_heatCard->setVisible(cells.rows.size() > 1); // else the curve says all
    showPoints(sweep, summary, precision);
    m_invitation->hide();
    m_found->show();
}

void TuningPage::showPoints(const SweepRecord& sweep, const SweepSummary& summary,
                            double precision) {
    const Schedule schedule = m_charts->curve().schedule;
    m_points->setRows(pointRows(sweep, summary, schedule), precision);
    QStringList notes;
    if (schedulesOf(sweep).size() > 1)
        notes.append(seriesName(schedule));
    if (summary.serialNs)
        notes.append(
            tr("serial %1").arg(durationText(static_cast<Nanoseconds>(summary.serialNs->value))));
    m_pointsNote->setText(notes.join(u", "_s));
}

/// Side by side where there is room.
void TuningPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isWide = width() >= LettersBeside * fontMetrics().averageCharWidth();
    m_pictures->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace poolscope
