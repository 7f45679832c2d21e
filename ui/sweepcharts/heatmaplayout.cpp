#include "ui/sweepcharts/heatmaplayout.h"

#include "ui/charts/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeatMapLayout)
};

constexpr double LargestHeight = 6.0; ///< of a cell, in lines of text
constexpr double NameShare = 0.35;    ///< of the width at the most, for the names of rows
constexpr double Gap = 8.0;           ///< px between names, cells and the legend
constexpr double CellGap = 4.0;       ///< px between cells; smaller ones are closer
constexpr double SmallestWithGap = 16.0;
constexpr double SmallestApart = 4.0; ///< smaller ones touch each other
constexpr double TextRoom = 6.0;      ///< px beside a median, within its cell
constexpr double EntryGap = 16.0;     ///< px between entries of the legend
constexpr double TextGap = 5.0;       ///< px from a swatch to its text
constexpr double ScaleWidth = 6.0;    ///< of the colours in the legend, in lines of text

} // namespace

HeatMapLayout::HeatMapLayout(const HeatMapData& data, const QFontMetricsF& metrics,
                             const QFontMetricsF& strong, QSizeF size)
    : m_data(data)
    , m_metrics(metrics)
    , m_strong(strong)
    , m_size(size) {
    if (data.cells.isEmpty())
        return;
    layOutLegend();
    const double height = m_legend.back().afterRect.bottom();
    layOutCells(m_size.height() - height - Gap - m_metrics.height() - Gap / 2);
    layOutColumns();
    const double top = m_plot.bottom() + Gap / 2 + m_metrics.height() + Gap;
    for (Entry& entry : m_legend) {
        for (QRectF* rect : {&entry.beforeRect, &entry.swatch, &entry.afterRect})
            rect->translate(0, top);
    }
}

double HeatMapLayout::widthOf(const QString& text) const {
    return std::ceil(m_metrics.horizontalAdvance(text)) + 1;
}

bool HeatMapLayout::isTaken(qsizetype row, qsizetype column) const {
    return m_data.at(row, column).isRecommended;
}

/// What is there to be explained.
std::vector<HeatMapLayout::Entry> HeatMapLayout::entries() const {
    const auto has = [this](bool HeatCell::*what) {
        return std::ranges::any_of(m_data.cells,
                                   [what](const HeatCell& cell) { return cell.*what; });
    };
    std::vector<Entry> entries;
    const auto add = [&entries](Sign sign, const QString& before, const QString& after) {
        entries.push_back({sign, before, after, {}, {}, {}});
    };
    add(Sign::Unit, m_data.unit, {});
    if (std::ranges::any_of(m_data.cells,
                            [](const HeatCell& cell) { return cell.slower.has_value(); }))
        add(Sign::Scale, Words::tr("slower than the fastest: 0\u00a0%"),
            Words::tr("15\u00a0% or more"));
    if (has(&HeatCell::isRecommended))
        add(Sign::Recommended, {}, Words::tr("recommended"));
    if (has(&HeatCell::isOpen))
        add(Sign::Open, {}, Words::tr("still open"));
    if (has(&HeatCell::isDropped))
        add(Sign::Dropped, {}, Words::tr("no longer run"));
    return entries;
}

/// From the left, in as many lines as it takes; from y = 0 on.
void HeatMapLayout::layOutLegend() {
    const double height = std::ceil(m_metrics.height());
    double x = 0.0;
    double y = 0.0;
    m_legend = entries();
    for (Entry& entry : m_legend) {
        const double before = entry.before.isEmpty() ? 0.0 : widthOf(entry.before);
        const double after = entry.after.isEmpty() ? 0.0 : widthOf(entry.after);
        const double swatch = entry.sign == Sign::Unit    ? 0.0
                              : entry.sign == Sign::Scale ? ScaleWidth * height
                                                          : 1.2 * height;
        const double beforeGap = before > 0 && swatch > 0 ? TextGap : 0.0;
        const double afterGap = after > 0 ? TextGap : 0.0;
        const double width = before + beforeGap + swatch + afterGap + after;
        if (x > 0 && x + width > m_size.width()) {
            x = 0.0;
            y += height + 4;
        }
        entry.beforeRect = QRectF(x, y, before, height);
        entry.swatch = QRectF(x + before + beforeGap, y + 1, swatch, height - 2);
        entry.afterRect = QRectF(entry.swatch.right() + afterGap, y, after, height);
        x += width + EntryGap;
    }
}

void HeatMapLayout::layOutCells(double bottom) {
    double widest = widthOf(Words::tr("processes"));
    for (const QString& name : m_data.rows)
        widest = std::max(widest, std::ceil(m_strong.horizontalAdvance(name)) + 1);
    widest = std::min(widest, NameShare * m_size.width());
    const double left = widest + Gap;
    const auto rows = static_cast<double>(m_data.rows.size());
    const auto columns = static_cast<double>(m_data.columns.size());
    const double height = std::clamp(bottom, rows, rows * LargestHeight * m_metrics.height());
    m_plot = QRectF(left, 2, std::max(columns, m_size.width() - left - 3), height - 2);
    const double side = std::min(m_plot.width() / columns, m_plot.height() / rows);
    m_gap = side >= SmallestWithGap ? CellGap : side >= SmallestApart ? 1.0 : 0.0;
    double text = 0.0;
    for (const HeatCell& one : m_data.cells) {
        if (one.slower)
            text = std::max(text, m_strong.horizontalAdvance(one.text));
    }
    const QRectF first = cell(0, 0);
    m_hasTexts = text + TextRoom <= first.width() && m_strong.height() <= first.height();
    layOutRows(widest);
}

void HeatMapLayout::layOutRows(double width) {
    const double pitch = m_plot.height() / static_cast<double>(m_data.rows.size());
    const auto step = static_cast<qsizetype>(std::ceil(m_metrics.height() / pitch));
    for (qsizetype row = 0; row < m_data.rows.size(); row += step) {
        bool strong = false;
        for (qsizetype column = 0; column < m_data.columns.size(); ++column)
            strong = strong || isTaken(row, column);
        const double middle = m_plot.top() + (static_cast<double>(row) + 0.5) * pitch;
        const QRectF rect(0, middle - m_metrics.height() / 2, width, m_metrics.height());
        m_rows.push_back(
            {rect, m_metrics.elidedText(m_data.rows[row], Qt::ElideRight, width), strong});
    }
}

void HeatMapLayout::layOutColumns() {
    const double pitch = m_plot.width() / static_cast<double>(m_data.columns.size());
    double widest = 0.0;
    for (const QString& name : m_data.columns)
        widest = std::max(widest, m_strong.horizontalAdvance(name) + TextRoom);
    QList<AxisTick> names;
    for (qsizetype column = 0; column < m_data.columns.size(); ++column) {
        bool strong = false;
        for (qsizetype row = 0; row < m_data.rows.size(); ++row)
            strong = strong || isTaken(row, column);
        names.append({(static_cast<double>(column) + 0.5) * pitch, m_data.columns[column], strong});
    }
    const double top = m_plot.bottom() + Gap / 2;
    for (const AxisTick& name : thinnedTicks(names, std::ceil(widest / pitch) * pitch))
        m_columns.push_back(
            {QRectF(m_plot.left() + name.at - widest / 2, top, widest, m_metrics.height()),
             name.text, name.strong});
    const double left = m_plot.left() - Gap;
    m_columns.push_back({QRectF(0, top, left, m_metrics.height()), Words::tr("processes"), false});
}

/// On whole pixels, so that its edges are sharp.
QRectF HeatMapLayout::cell(qsizetype row, qsizetype column) const {
    const auto edge = [](double from, double length, qsizetype at, qsizetype count) {
        return std::round(from + length * static_cast<double>(at) / static_cast<double>(count));
    };
    const auto x = [&](qsizetype at) {
        return edge(m_plot.left(), m_plot.width(), at, m_data.columns.size());
    };
    const auto y = [&](qsizetype at) {
        return edge(m_plot.top(), m_plot.height(), at, m_data.rows.size());
    };
    const double before = std::floor(m_gap / 2);
    const double behind = m_gap - before;
    return QRectF(QPointF(x(column), y(row)), QPointF(x(column + 1), y(row + 1)))
        .adjusted(before, before, -behind, -behind);
}

std::optional<qsizetype> HeatMapLayout::cellAt(QPointF point) const {
    if (m_data.cells.isEmpty() || !m_plot.contains(point))
        return std::nullopt;
    const auto placeOf = [](double share, qsizetype count) {
        return std::clamp<qsizetype>(static_cast<qsizetype>(share * static_cast<double>(count)), 0,
                                     count - 1);
    };
    const qsizetype row = placeOf((point.y() - m_plot.top()) / m_plot.height(), m_data.rows.size());
    const qsizetype column =
        placeOf((point.x() - m_plot.left()) / m_plot.width(), m_data.columns.size());
    return row * m_data.columns.size() + column;
}

} // namespace poolscope
