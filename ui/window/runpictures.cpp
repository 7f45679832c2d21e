#include "ui/window/runpictures.h"

#include "ui/controls/card.h"
#include "ui/controls/textlabel.h"
#include "ui/replay/replaybar.h"
#include "ui/squaremap/processlegend.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"
#include "ui/window/runtabs.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 12;

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name) {
    auto* split = new QSplitter(orientation);
    split->setObjectName(name);
    split->setHandleWidth(Gap);
    split->setChildrenCollapsible(false);
    QObject::connect(split, &QSplitter::splitterMoved, split,
                     [split] { split->setProperty("moved", true); });
    return split;
}

} // namespace

RunPictures::RunPictures(QWidget* parent)
    : QWidget(parent)
    , m_lanes(new LaneView)
    , m_map(new SquareMapView)
    , m_legend(new ProcessLegend)
    , m_tabs(new RunTabs)
    , m_replay(new ReplayBar) {
    auto* tabsCard = new Card;
    tabsCard->add(m_tabs, 1);
    auto* replayCard = new Card;
    replayCard->add(m_replay);
    auto* lower = makeSplitter(Qt::Horizontal, u"lowerSplit"_s);
    lower->addWidget(makeMapCard());
    lower->addWidget(tabsCard);
    lower->setStretchFactor(0, 4);
    lower->setStretchFactor(1, 3);
    m_split = makeSplitter(Qt::Vertical, u"picturesSplit"_s);
    m_split->addWidget(makeLanesCard());
    m_split->addWidget(lower);
    m_split->setStretchFactor(1, 1);
    lower->setSizes({590, 450});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Gap);
    column->addWidget(m_split, 1);
    column->addWidget(replayCard);
    connectHighlights();
}

QWidget* RunPictures::makeLanesCard() {
    m_lanes->setObjectName(u"lanes"_s);
    m_lanes->setAccessibleName(tr("Who worked when"));
    auto* card = new Card;
    card->setTitle(tr("Who worked when"));
    m_ways = new TextLabel(TextRole::Note);
    m_ways->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setAtWork(false);
    card->addToTitle(m_ways, 1);
    card->add(m_lanes, 1);
    return card;
}

QWidget* RunPictures::makeMapCard() {
    m_map->setObjectName(u"squares"_s);
    m_map->setAccessibleName(tr("Who computed which squares"));
    m_legend->setObjectName(u"legend"_s);
    auto* card = new Card;
    card->setTitle(tr("Who computed which squares"));
    card->addToTitle(m_legend, 1);
    card->add(m_map, 1);
    return card;
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

void RunPictures::setRecord(const RunRecord* record) {
    m_record = record;
    m_lanes->setRecord(record);
    m_map->setRecord(record);
    if (record != nullptr && record->config.processes != m_fittedTo) {
        m_fittedTo = record->config.processes;
        fitLanes();
    }
}

/// Gives the lanes the height that they need, half of all at the most, unless somebody has moved
/// what divides them from the rest.
void RunPictures::fitLanes() {
    if (m_split->property("moved").toBool())
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
    m_ways->setText(
        atWork ? tr("hover: details · wheel: zoom · drag: pan · 0: show all · right click: kill, "
                    "freeze")
               : tr("hover: details · wheel: zoom · drag: pan · 0: show all"));
}

void RunPictures::refresh() {
    m_lanes->refresh();
    m_map->refresh();
}

void RunPictures::setExpectedEnd(Nanoseconds end) {
    m_lanes->setExpectedEnd(end);
}

} // namespace poolscope
