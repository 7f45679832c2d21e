#pragma once

#include "core/record/runrecord.h"

#include <QWidget>

class QSplitter;

namespace poolscope {

class Card;
class LaneView;
class ProcessLegend;
class SquareMapView;

/// A run in two pictures that point at the same chunk: who worked when, and who computed what.
class RunPictures final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunPictures)

public:
    explicit RunPictures(QWidget* parent = nullptr);

    /// Shows @p record, which must live until another one is set; null: none.
    void setRecord(const RunRecord* record);
    /// The record has grown.
    void refresh();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void shareHeight();

    LaneView* m_lanes;
    SquareMapView* m_map;
    ProcessLegend* m_legend;
    Card* m_when;
    QSplitter* m_split;
    bool m_sharedByUser = false;
};

} // namespace poolscope
