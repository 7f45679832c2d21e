#pragma once

#include "ui/sweepcharts/heatmaplayout.h"

#include <QWidget>

#include <cstddef>
#include <optional>

namespace poolscope {

/// The times of a sweep as a map, process count by chunk size, coloured by how much slower than the
/// fastest they are. A cell explains itself: under the mouse, or chosen with the arrow keys. A
/// click on it, or Enter, asks for a run of it.
class HeatMap final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeatMap)

public:
    explicit HeatMap(QWidget* parent = nullptr);

    /// Costs next to nothing if that is what is shown. What is chosen stays so.
    void setData(const HeatMapData& data);

    [[nodiscard]] const HeatMapData& data() const { return m_data; }

    /// Where everything stands now.
    [[nodiscard]] HeatMapLayout layOut() const;

    /// The cell that is chosen with the keys, a place in HeatMapData::cells.
    [[nodiscard]] const std::optional<qsizetype>& chosen() const { return m_chosen; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Somebody wants to see a run of that point of the sweep.
    void pointChosen(std::size_t point);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] std::optional<qsizetype> cellAt(QPointF position) const;
    [[nodiscard]] std::optional<qsizetype> firstChosen() const;
    [[nodiscard]] std::optional<qsizetype> neighbour(int rows, int columns) const;
    void choose(const std::optional<qsizetype>& cell);
    void open(const std::optional<qsizetype>& cell);

    HeatMapData m_data;
    std::optional<qsizetype> m_chosen;
};

} // namespace poolscope
