#include "ui/charts/chartstyle.h"

#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGridLayout>
#include <QLegend>

namespace poolscope {

namespace {

// In lines of text.
constexpr int LargestWidth = 60;
constexpr int LargestHeight = 40;

} // namespace

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
    // Beyond a size that can be taken in at a glance a chart does not grow with its window.
    const int line = parent->fontMetrics().height();
    view->setMaximumSize(LargestWidth * line, LargestHeight * line);
    auto* layout = new QGridLayout(parent);
    layout->setContentsMargins({});
    layout->addWidget(view, 0, 0);
    layout->setRowStretch(0, 1);
    layout->setColumnStretch(0, 1);
    layout->addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Expanding), 1, 1);
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
