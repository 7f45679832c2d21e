#pragma once

#include "ui/squaremap/legendlayout.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

namespace poolscope {

class ShownRuns;

/// Who computed which squares: a cell per number, or a density picture where they are too many.
class SquareMapView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SquareMapView)

public:
    /// Shows the run of @p runs, which outlive it, at its moment.
    explicit SquareMapView(const ShownRuns& runs, QWidget* parent = nullptr);
    ~SquareMapView() override;

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
    void legendChanged(const poolscope::LegendContents& contents);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showRun();
    void refresh();
    void takeSlice();
    void describe();
    void hover(QPointF position);

    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace poolscope
