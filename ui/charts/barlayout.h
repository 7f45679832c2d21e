#pragma once

#include "ui/charts/chartdata.h"

#include <QFontMetricsF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace poolscope {

/// A piece of a bar, or an entry of the legend.
struct BarPlace {
    qsizetype set = 0;
    std::optional<qsizetype> row; ///< nothing: in the legend

    friend bool operator==(const BarPlace&, const BarPlace&) = default;
};

/// Where everything of a chart of horizontal stacked bars stands: the legend above, in as many
/// lines as it needs, the names of the rows to the left, the axis below. Few rows do not grow to
/// beams, and of many only as many are named as have the room.
class BarLayout {
public:
    struct Entry {
        QRectF rect;
        QRectF swatch;
        qsizetype set = 0;
    };

    struct Label {
        QRectF rect;
        QString text;
        qsizetype row = 0;
    };

    struct Tick {
        double x = 0.0;
        QRectF rect; ///< of the text
        QString text;
    };

    /// @p chart must live as long as the layout.
    BarLayout(const BarChartData& chart, const QFontMetricsF& metrics, QSizeF size);

    [[nodiscard]] const std::vector<Entry>& legend() const { return m_legend; }

    [[nodiscard]] const std::vector<Label>& labels() const { return m_labels; }

    [[nodiscard]] const std::vector<Tick>& ticks() const { return m_ticks; }

    /// What the bars have, all rows of them.
    [[nodiscard]] QRectF plot() const { return m_plot; }

    /// All of row @p row, without the gap to the next one.
    [[nodiscard]] QRectF bar(qsizetype row) const;
    [[nodiscard]] QRectF piece(qsizetype set, qsizetype row) const;
    [[nodiscard]] std::optional<BarPlace> placeAt(QPointF point) const;

private:
    void layOutLegend();
    void layOutLabels(double top);
    void layOutTicks();
    [[nodiscard]] qsizetype labelStep() const;

    const BarChartData& m_chart;
    QFontMetricsF m_metrics;
    QSizeF m_size;
    QRectF m_plot;
    double m_pitch = 0.0; ///< from row to row
    std::vector<Entry> m_legend;
    std::vector<Label> m_labels;
    std::vector<Tick> m_ticks;
};

} // namespace poolscope
