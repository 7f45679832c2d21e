#pragma once

#include "core/record/runrecord.h"

#include <QWidget>

class QSplitter;

namespace poolscope {

class LaneView;
class ProcessLegend;
class ReplayBar;
class RunTabs;
class SquareMapView;

/// A run in two pictures that point at the same chunk, who worked when and who computed what;
/// beside them what there is to read about it, and below them the replay.
class RunPictures final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPictures)

public:
    explicit RunPictures(QWidget* parent = nullptr);

    /// Shows @p record, which must live until another one is set; null: none.
    void setRecord(const RunRecord* record);
    /// The record has grown.
    void refresh();
    /// The record shown is known to grow until @p end, as in a replay.
    void setExpectedEnd(Nanoseconds end);

    [[nodiscard]] LaneView& lanes() const { return *m_lanes; }

    [[nodiscard]] SquareMapView& map() const { return *m_map; }

    [[nodiscard]] RunTabs& tabs() const { return *m_tabs; }

    [[nodiscard]] ReplayBar& replay() const { return *m_replay; }

private:
    [[nodiscard]] QWidget* makeLanesCard();
    [[nodiscard]] QWidget* makeMapCard();
    void connectHighlights();
    void fitLanes();

    LaneView* m_lanes;
    SquareMapView* m_map;
    ProcessLegend* m_legend;
    RunTabs* m_tabs;
    ReplayBar* m_replay;
    QSplitter* m_split = nullptr;
    int m_fittedTo = 0; ///< processes
};

} // namespace poolscope
