#pragma once

#include "core/record/runrecord.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace poolscope {

class Card;
class GripSplitter;
class HintLabel;
class LaneView;
class ProcessLegend;
class RunTabs;
class SquareMapView;

/// A run in two pictures that point at the same chunk, who worked when and who computed what;
/// beside them what there is to read about it, or below them where there is no room beside. In a
/// large window their texts grow a little with them.
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

    /// Whether there are processes at work, to which something can be done.
    void setAtWork(bool atWork);

    /// What is shown, which in a replay is not the whole run; null: nothing.
    [[nodiscard]] const RunRecord* record() const { return m_record; }

    /// The legend of the squares once more, to stand beside a picture of them: all of it that has
    /// room there, whatever the window shows.
    [[nodiscard]] std::unique_ptr<QWidget> makeSquaresLegend() const;

    [[nodiscard]] LaneView& lanes() const { return *m_lanes; }

    [[nodiscard]] SquareMapView& map() const { return *m_map; }

    [[nodiscard]] RunTabs& tabs() const { return *m_tabs; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] Card* makeLanesCard();
    [[nodiscard]] Card* makeMapCard();
    [[nodiscard]] Card* makeTabsCard();
    void connectHighlights();
    void stackOrNot();
    void growTexts();
    void fitLanes();
    void choose(std::optional<quint64> chunk);

    const RunRecord* m_record = nullptr;
    LaneView* m_lanes;
    SquareMapView* m_map;
    ProcessLegend* m_legend;
    RunTabs* m_tabs;
    GripSplitter* m_split;           ///< lanes above the rest
    GripSplitter* m_lower;           ///< squares, and what there is to read
    HintLabel* m_ways = nullptr;     ///< what can be done with the lanes
    std::optional<quint64> m_chosen; ///< chunk of the current row of the results
    int m_fittedTo = 0;              ///< processes
};

} // namespace poolscope
