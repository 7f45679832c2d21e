#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

#include <optional>

class QChartView;
class QXYSeries;

namespace poolscope {

/// A point of a series that explains itself.
struct PointPlace {
    qsizetype series = 0;
    qsizetype point = 0;

    friend bool operator==(const PointPlace&, const PointPlace&) = default;
};

/// Draws a LineChartData. Points with a text explain themselves: under the mouse, or chosen with
/// Left and Right. Everything about Qt Charts stays in the source file.
class LineChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineChart)

public:
    explicit LineChart(QWidget* parent = nullptr);
    void setData(const LineChartData& content);

    /// The nearest point with a text; nothing if none is near.
    [[nodiscard]] std::optional<PointPlace> placeAt(QPointF position) const;
    [[nodiscard]] QPointF positionOf(const PointPlace& place) const;
    [[nodiscard]] QString textOf(const PointPlace& place) const;

    /// The one that is chosen with the keys.
    [[nodiscard]] const std::optional<PointPlace>& chosen() const { return m_chosen; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    /// As many ticks as have the room.
    void resizeEvent(QResizeEvent* event) override;

private:
    struct TickCounts {
        int x = 0;
        int y = 0;

        friend bool operator==(const TickCounts&, const TickCounts&) = default;
    };

    void draw();
    void markChosen();
    void choose(const PointPlace& place);
    [[nodiscard]] QList<PointPlace> places() const;
    [[nodiscard]] TickCounts tickCounts() const;

    QChartView* m_view;
    LineChartData m_content;
    TickCounts m_ticks;          ///< that are drawn, at the most
    QXYSeries* m_ring = nullptr; ///< around the chosen point; null: nothing is drawn
    std::optional<PointPlace> m_chosen;
};

} // namespace poolscope
