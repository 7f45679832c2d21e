#include "ui/charts/chartstyle.h"

#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QVBoxLayout>

namespace poolscope {

QChartView* makeChartView(QWidget* parent) {
    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto* view = new QChartView(chart, parent);
    view->setFrameShape(QFrame::NoFrame);
    view->setRenderHint(QPainter::Antialiasing);
    view->setBackgroundBrush(Qt::NoBrush);
    view->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins({});
    layout->addWidget(view);
    return view;
}

void applyTheme(QChart& chart, const QWidget& widget) {
    const Theme theme = themeFor(widget.palette());
    const QFont font = scaledFont(widget.font(), SmallText);
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsColor(theme.muted);
        axis->setTitleBrush(theme.muted);
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.grid);
    }
    chart.legend()->setLabelColor(theme.muted);
    chart.legend()->setFont(font);
}

} // namespace poolscope
