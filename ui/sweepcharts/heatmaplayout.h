#pragma once

#include "ui/sweepcharts/heatmapdata.h"

#include <QFontMetricsF>
#include <QRectF>

#include <optional>
#include <vector>

namespace poolscope {

/// Where everything of a heat map stands, in the widget's pixels: names at the left, cells, process
/// counts below them, and a legend.
class HeatMapLayout {
public:
    /// What an entry of the legend explains.
    enum class Sign { Unit, Scale, Recommended, Open, Dropped };

    struct Entry {
        Sign sign = Sign::Unit;
        QString before; ///< text in front of the swatch
        QString after;  ///< text behind it
        QRectF beforeRect;
        QRectF swatch; ///< empty: there is none
        QRectF afterRect;
    };

    struct Label {
        QRectF rect;
        QString text;
        bool strong = false;
    };

    /// @p metrics of the texts, @p strong of those that are bold; @p data must outlive this.
    HeatMapLayout(const HeatMapData& data, const QFontMetricsF& metrics,
                  const QFontMetricsF& strong, QSizeF size);

    [[nodiscard]] QRectF cell(qsizetype row, qsizetype column) const;
    /// The place of the cell at @p point in HeatMapData::cells; nothing beside the cells.
    [[nodiscard]] std::optional<qsizetype> cellAt(QPointF point) const;

    /// Whether all medians fit into their cells: all of them are written, or none.
    [[nodiscard]] bool hasTexts() const { return m_hasTexts; }

    [[nodiscard]] const std::vector<Label>& rows() const { return m_rows; }

    /// The process counts, and what they are.
    [[nodiscard]] const std::vector<Label>& columns() const { return m_columns; }

    [[nodiscard]] const std::vector<Entry>& legend() const { return m_legend; }

private:
    void layOutLegend();
    void layOutCells(double bottom);
    void layOutRows(double width);
    void layOutColumns();
    [[nodiscard]] std::vector<Entry> entries() const;
    [[nodiscard]] double widthOf(const QString& text) const;
    [[nodiscard]] bool isTaken(qsizetype row, qsizetype column) const;

    const HeatMapData& m_data;
    QFontMetricsF m_metrics;
    QFontMetricsF m_strong;
    QSizeF m_size;
    QRectF m_plot; ///< of all cells
    double m_gap = 0.0;
    bool m_hasTexts = false;
    std::vector<Label> m_rows;
    std::vector<Label> m_columns;
    std::vector<Entry> m_legend;
};

} // namespace poolscope
