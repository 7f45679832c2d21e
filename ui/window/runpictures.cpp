#include "ui/window/runpictures.h"

#include "ui/controls/card.h"
#include "ui/controls/gripsplitter.h"
#include "ui/controls/hintlabel.h"
#include "ui/shown/shownruns.h"
#include "ui/squaremap/processlegend.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/style/fonts.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runtabs.h"

#include <QApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

// In letters of text: narrower pictures stand one below the other.
constexpr int NarrowestBeside = 100;
// Larger than this, in letters and lines, the texts in the pictures grow …
constexpr double UsualWidth = 160.0;
constexpr double UsualHeight = 34.0;
constexpr double GrowthShare = 0.3; ///< … so much of what the pictures do,
constexpr double GrowthStep = 0.05;
constexpr double LargestGrowth = 1.4;

} // namespace

RunPictures::RunPictures(const ShownRuns& runs, VisibleRange& range, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_lanes(new LaneView(runs, range))
    , m_map(new SquareMapView(runs))
    , m_legend(new ProcessLegend)
    , m_tabs(new RunTabs(runs))
    , m_split(new GripSplitter(Qt::Vertical))
    , m_lower(new GripSplitter(Qt::Horizontal)) {
    m_lower->setObjectName(u"lowerSplit"_s);
    m_lower->addWidget(makeMapCard());
    m_lower->addWidget(makeTabsCard());
    m_lower->setStretchFactor(0, 4);
    m_lower->setStretchFactor(1, 3);
    m_lower->setSizes({590, 450});
    m_split->setObjectName(u"picturesSplit"_s);
    m_split->addWidget(makeLanesCard());
    m_split->addWidget(m_lower);
    m_split->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_split);
    connectHighlights();
    connect(&runs, &ShownRuns::replaced, this, &RunPictures::showRun);
}

Card* RunPictures::makeLanesCard() {
    m_lanes->setObjectName(u"lanes"_s);
    m_lanes->setAccessibleName(tr("Who worked when"));
    auto* card = new Card;
    card->setTitle(tr("Who worked when"));
    m_ways = new HintLabel({});
    setAtWork(false);
    card->addToTitle(m_ways, 1);
    card->add(m_lanes, 1);
    return card;
}

Card* RunPictures::makeMapCard() {
    m_map->setObjectName(u"squares"_s);
    m_map->setAccessibleName(tr("Who computed which squares"));
    m_legend->setObjectName(u"legend"_s);
    auto* card = new Card;
    card->setTitle(tr("Who computed which squares"));
    card->addToTitle(m_legend, 1);
    card->add(m_map, 1);
    return card;
}

Card* RunPictures::makeTabsCard() {
    auto* card = new Card;
    card->add(m_tabs, 1);
    return card;
}

/// As narrow as the pictures are one below the other, however they stand now.
QSize RunPictures::minimumSizeHint() const {
    int widest = m_split->widget(0)->minimumSizeHint().width();
    for (int i = 0; i < m_lower->count(); ++i)
        widest = std::max(widest, m_lower->widget(i)->minimumSizeHint().width());
    return {widest, QWidget::minimumSizeHint().height()};
}

void RunPictures::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    stackOrNot();
    growTexts();
    fitLanes();
}

void RunPictures::stackOrNot() {
    const int letter = QFontMetrics(QApplication::font()).averageCharWidth();
    const bool narrow = width() < NarrowestBeside * letter;
    const Qt::Orientation orientation = narrow ? Qt::Vertical : Qt::Horizontal;
    if (orientation == m_lower->orientation())
        return;
    m_lower->setOrientation(orientation);
    m_lower->setSizes({590, 450});
}

void RunPictures::growTexts() {
    const QFont usual = QApplication::font();
    const QFontMetricsF metrics(usual);
    const double larger = std::min(width() / (UsualWidth * metrics.averageCharWidth()),
                                   height() / (UsualHeight * metrics.lineSpacing()));
    const double growth = std::clamp(1.0 + GrowthShare * (larger - 1.0), 1.0, LargestGrowth);
    const double steps = std::floor((growth - 1.0) / GrowthStep);
    const QFont grown = scaledFont(usual, 1.0 + steps * GrowthStep);
    m_lanes->setFont(grown); // below a style sheet fonts are not handed down
    m_map->setFont(grown);
    m_tabs->setChartFont(grown);
}

void RunPictures::connectHighlights() {
    // What the mouse is over comes before what is chosen in the results.
    connect(m_lanes, &LaneView::chunkHovered, this, [this](std::optional<quint64> chunk) {
        m_map->setHighlightedChunk(chunk ? chunk : m_chosen);
        if (!chunk)
            m_lanes->setHighlightedChunk(m_chosen);
    });
    connect(m_map, &SquareMapView::chunkHovered, this, [this](std::optional<quint64> chunk) {
        m_lanes->setHighlightedChunk(chunk ? chunk : m_chosen);
        if (!chunk)
            m_map->setHighlightedChunk(m_chosen);
    });
    connect(m_tabs, &RunTabs::chunkChosen, this, &RunPictures::choose);
    connect(m_map, &SquareMapView::legendChanged, m_legend, &ProcessLegend::setContents);
}

std::unique_ptr<QWidget> RunPictures::makeSquaresLegend() const {
    auto legend = std::make_unique<ProcessLegend>(); // a child would be part of the picture
    legend->setPalette(m_map->palette());
    legend->setFont(m_map->font());
    legend->setContents(m_legend->contents());
    return legend;
}

void RunPictures::showRun() {
    const SharedRecord& run = m_runs.whole();
    if (run == nullptr || run->config.processes == m_fittedTo)
        return;
    m_fittedTo = run->config.processes;
    fitLanes();
}

/// Gives the lanes the height that they need, half of all at the most, unless somebody has moved
/// what divides them from the rest.
void RunPictures::fitLanes() {
    if (m_split->isMoved())
        return;
    const int all = m_split->height();
    const int lanes = std::min(m_split->widget(0)->sizeHint().height(), all / 2);
    m_split->setSizes({lanes, all - lanes});
}

void RunPictures::choose(std::optional<quint64> chunk) {
    m_chosen = chunk;
    m_lanes->setHighlightedChunk(chunk);
    m_map->setHighlightedChunk(chunk);
}

void RunPictures::setAtWork(bool atWork) {
    QStringList ways{tr("hover: details"), tr("wheel: zoom"), tr("drag: pan"), tr("0: show all")};
    if (atWork)
        ways.append(tr("right click: kill, freeze"));
    m_ways->setHints(ways);
}

} // namespace poolscope
