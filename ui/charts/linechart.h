#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

class QChartView;

namespace poolscope {

/// Draws a LineChartData. Everything about Qt Charts stays in the source file.
class LineChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineChart)

public:
    explicit LineChart(QWidget* parent = nullptr);
    void setData(const LineChartData& content);

protected:
    /// As many ticks as have the room.
    void resizeEvent(QResizeEvent* event) override;

private:
    struct TickCounts {
        int x = 0;
        int y = 0;

        friend bool operator==(const TickCounts&, const TickCounts&) = default;
    };

    void draw();
    [[nodiscard]] TickCounts tickCounts() const;

    QChartView* m_view;
    LineChartData m_content;
    TickCounts m_ticks; ///< that are drawn, at the most
};

} // namespace poolscope
