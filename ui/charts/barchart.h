#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

class QChartView;

namespace poolscope {

/// Draws a BarChartData as horizontal stacked bars. Everything about Qt Charts stays in the source
/// file.
class BarChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarChart)

public:
    explicit BarChart(QWidget* parent = nullptr);
    void setData(const BarChartData& content);

private:
    QChartView* m_view;
};

} // namespace poolscope
