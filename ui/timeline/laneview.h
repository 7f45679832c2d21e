#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>

namespace poolscope {

class ShownRuns;
class VisibleRange;

/// Who worked when: a lane per process over a time axis. The wheel or + and - zoom, dragging or
/// left and right pan, a double click or 0 shows everything. Up and down choose a lane; a right
/// click or the menu key asks for what can be done to its process.
class LaneView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneView)

public:
    /// Shows the run of @p runs at its moment, and of that the times of @p range. Both outlive it.
    LaneView(const ShownRuns& runs, VisibleRange& range, QWidget* parent = nullptr);
    ~LaneView() override;

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
    /// Somebody wants to do something to the process on @p lane (from 1); @p place: on the screen.
    void processMenuRequested(int lane, QPoint place);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void showRun();
    void refresh();
    void describe();
    void hover(QPointF position);
    void chooseLane(int by);
    void zoom(double factor, double x);
    void pan(double pixels);
    void drag(double x);

    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace poolscope
