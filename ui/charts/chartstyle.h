#pragma once

class QChart;
class QChartView;
class QWidget;

namespace poolscope {

/// A view of an empty chart, filling @p parent, without animation and background.
[[nodiscard]] QChartView* makeChartView(QWidget* parent);

/// Gives axes, titles and legend the colours and font sizes of @p widget's theme.
void applyTheme(QChart& chart, const QWidget& widget);

} // namespace poolscope
