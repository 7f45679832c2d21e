#include "ui/window/runpictures.h"

#include "ui/squaremap/processlegend.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"
#include "ui/window/card.h"
#include "ui/window/textlabel.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

RunPictures::RunPictures(QWidget* parent)
    : QWidget(parent)
    , m_lanes(new LaneView)
    , m_map(new SquareMapView)
    , m_legend(new ProcessLegend)
    , m_when(new Card)
    , m_split(new QSplitter(Qt::Vertical)) {
    m_lanes->setObjectName(u"lanes"_s);
    m_lanes->setAccessibleName(tr("Who worked when"));
    m_map->setObjectName(u"squares"_s);
    m_map->setAccessibleName(tr("Who computed which squares"));
    m_legend->setObjectName(u"legend"_s);
    m_when->setTitle(tr("Who worked when"));
    auto* ways = new TextLabel(
        TextRole::Note, tr("hover: chunk, process, core · wheel: zoom · drag: pan · 0: show all"));
    ways->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_when->addToTitle(ways, 1);
    m_when->add(m_lanes, 1);
    auto* what = new Card;
    what->setTitle(tr("Who computed which squares"));
    what->addToTitle(m_legend, 1);
    what->add(m_map, 1);
    m_split->setHandleWidth(12);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_when);
    m_split->addWidget(what);
    m_split->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_split);
    connectParts();
}

void RunPictures::connectParts() {
    connect(m_lanes, &LaneView::chunkHovered, m_map, &SquareMapView::setHighlightedChunk);
    connect(m_map, &SquareMapView::chunkHovered, m_lanes, &LaneView::setHighlightedChunk);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_sharedByUser = true; });
}

/// Lanes get the height they ask for, from a quarter to half of what there is.
void RunPictures::shareHeight() {
    if (m_sharedByUser)
        return;
    const int all = m_split->height() - m_split->handleWidth();
    const int lanes = std::clamp(m_when->sizeHint().height(), all / 4, std::max(all / 4, all / 2));
    m_split->setSizes({lanes, all - lanes});
}

void RunPictures::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    shareHeight();
}

void RunPictures::setRecord(const RunRecord* record) {
    m_lanes->setRecord(record);
    m_map->setRecord(record);
    m_legend->setProcesses(record == nullptr ? 0 : record->config.processes);
    shareHeight();
}

void RunPictures::refresh() {
    m_lanes->refresh();
    m_map->refresh();
}

} // namespace poolscope
