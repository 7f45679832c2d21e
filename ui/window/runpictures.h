#pragma once

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
class ShownRuns;
class SquareMapView;
class VisibleRange;

/// A run in two pictures that point at the same chunk, who worked when and who computed what;
/// beside them what there is to read about it, or below them where there is no room beside. In a
/// large window their texts grow a little with them.
class RunPictures final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPictures)

public:
    /// Shows the run of @p runs at its moment, and of that the times of @p range. Both outlive it.
    RunPictures(const ShownRuns& runs, VisibleRange& range, QWidget* parent = nullptr);

    /// Whether there are processes at work, to which something can be done.
    void setAtWork(bool atWork);

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
    void showRun();
    void fitLanes();
    void choose(std::optional<quint64> chunk);

    const ShownRuns& m_runs;
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
