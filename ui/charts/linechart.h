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

private:
    QChartView* m_view;
};

} // namespace poolscope
