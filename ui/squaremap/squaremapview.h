#pragma once

#include "core/record/runrecord.h"
#include "ui/squaremap/legendlayout.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

namespace poolscope {

/// Who computed which squares: a cell per number, or a density picture where they are too many.
class SquareMapView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SquareMapView)

public:
    explicit SquareMapView(QWidget* parent = nullptr);
    ~SquareMapView() override;

    /// Shows @p record from now on, which has to outlive that; null: nothing.
    void setRecord(const RunRecord* record);
    /// The record has grown: takes over what is new, at a cost of what is new.
    void refresh();
    /// What the last paintEvent() and the refreshes since the one before took, in ns.
    [[nodiscard]] std::int64_t lastPaintNs() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    /// Lights up the chunk with that index, or none.
    void setHighlightedChunk(std::optional<quint64> index);

signals:
    /// The mouse is over another chunk, or over none.
    void chunkHovered(std::optional<quint64> index);
    /// There is something else to explain than before.
    void legendChanged(const LegendContents& contents);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void hover(QPointF position);

    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace poolscope
