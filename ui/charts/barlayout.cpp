#include "ui/charts/barlayout.h"

#include "core/base/text.h"
#include "ui/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace poolscope {

namespace {

constexpr double LargestPitch = 2.6;  ///< of the text's height, from row to row
constexpr double BarShare = 0.66;     ///< of the pitch
constexpr double LowestWithGap = 5.0; ///< px; lower rows touch each other
constexpr double LabelShare = 0.4;    ///< of the width at the most, for the names of rows
constexpr double Gap = 6.0;           ///< px between names, bars, swatches and texts
constexpr double EntryGap = 14.0;     ///< px between entries of the legend
constexpr double SwatchShare = 0.8;   ///< of the text's height
constexpr double TickSpacing = 1.8;   ///< of a tick's text, from tick to tick

} // namespace

BarLayout::BarLayout(const BarChartData& chart, const QFontMetricsF& metrics, QSizeF size)
    : m_chart(chart)
    , m_metrics(metrics)
    , m_size(size) {
    if (chart.sets.isEmpty() || chart.end <= 0)
        return;
    layOutLegend();
    layOutLabels(m_legend.back().rect.bottom() + Gap);
    layOutTicks();
}

void BarLayout::layOutLegend() {
    const double height = std::ceil(m_metrics.height());
    const double side = std::round(height * SwatchShare);
    double x = 0.0;
    double y = 0.0;
    for (qsizetype i = 0; i < m_chart.sets.size(); ++i) {
        const double width = side + Gap + m_metrics.horizontalAdvance(m_chart.sets[i].name);
        if (x > 0 && x + width > m_size.width()) {
            x = 0.0;
            y += height + 2;
        }
        m_legend.push_back({QRectF(x, y, width, height),
                            QRectF(x, y + std::round((height - side) / 2), side, side), i});
        x += width + EntryGap;
    }
}

void BarLayout::layOutLabels(double top) {
    const double height = m_metrics.height();
    const double axis = height + Gap;
    const auto rows = static_cast<double>(m_chart.rows.size());
    const double room = std::max(0.0, m_size.height() - top - axis);
    m_pitch = std::min(room / rows, LargestPitch * height);
    double widest = 0.0;
    const qsizetype step = labelStep();
    for (qsizetype row = 0; row < m_chart.rows.size(); ++row) {
        // Round numbers, and the first one if there is room for it above them.
        const bool isNamed = step == 1 || (row + 1) % step == 0 ||
                             (row == 0 && static_cast<double>(step - 1) * m_pitch >= height);
        if (!isNamed)
            continue;
        const QString text =
            m_metrics.elidedText(m_chart.rows[row], Qt::ElideRight, LabelShare * m_size.width());
        widest = std::max(widest, std::ceil(m_metrics.horizontalAdvance(text)));
        const double middle = top + (static_cast<double>(row) + 0.5) * m_pitch;
        m_labels.push_back({QRectF(0, middle - height / 2, 0, height), text, row});
    }
    for (Label& label : m_labels)
        label.rect.setWidth(widest);
    const double left = widest + Gap;
    m_plot = QRectF(left, top, std::max(1.0, m_size.width() - left - 1), rows * m_pitch);
}

/// Every how many rows one is named.
qsizetype BarLayout::labelStep() const {
    const double rows = m_metrics.height() / std::max(0.01, m_pitch);
    return rows <= 1.0 ? 1 : static_cast<qsizetype>(std::lround(tickStep(rows, 1.0)));
}

void BarLayout::layOutTicks() {
    const auto text = [this](double value, int decimals) -> QString {
        return decimalText(value, decimals) + QChar(QChar::Nbsp) + m_chart.unit;
    };
    const double widest = m_metrics.horizontalAdvance(text(m_chart.end, 1));
    const double step = tickStep(m_chart.end, m_plot.width() / (TickSpacing * widest));
    const int decimals = tickDecimals(step);
    for (int i = 0; i * step <= m_chart.end * (1.0 + 1e-9); ++i) {
        Tick tick;
        tick.x = m_plot.left() + m_plot.width() * (i * step) / m_chart.end;
        tick.text = text(i * step, decimals);
        const double width = m_metrics.horizontalAdvance(tick.text) + 2;
        const double left = std::min(tick.x - width / 2, m_size.width() - width);
        tick.rect = QRectF(left, m_plot.bottom() + Gap / 2, width, m_metrics.height());
        m_ticks.push_back(tick);
    }
}

QRectF BarLayout::bar(qsizetype row) const {
    const double top = m_plot.top() + static_cast<double>(row) * m_pitch;
    const bool gap = m_pitch * (1 - BarShare) >= 1 && m_pitch >= LowestWithGap;
    const double height = gap ? m_pitch * BarShare : m_pitch;
    return {m_plot.left(), top + (m_pitch - height) / 2, m_plot.width(), height};
}

QRectF BarLayout::piece(qsizetype set, qsizetype row) const {
    double before = 0.0;
    for (qsizetype i = 0; i < set; ++i)
        before += m_chart.sets[i].values[row];
    QRectF rect = bar(row);
    const double perUnit = rect.width() / m_chart.end;
    rect.setLeft(m_plot.left() + before * perUnit);
    rect.setWidth(m_chart.sets[set].values[row] * perUnit);
    return rect;
}

std::optional<BarPlace> BarLayout::placeAt(QPointF point) const {
    for (const Entry& entry : m_legend) {
        if (entry.rect.contains(point))
            return BarPlace{entry.set, std::nullopt};
    }
    if (m_pitch <= 0 || point.y() < m_plot.top() || point.y() >= m_plot.bottom())
        return std::nullopt;
    const auto row = static_cast<qsizetype>((point.y() - m_plot.top()) / m_pitch);
    if (row >= m_chart.rows.size())
        return std::nullopt;
    for (qsizetype set = 0; set < m_chart.sets.size(); ++set) {
        const QRectF rect = piece(set, row);
        if (point.x() >= rect.left() && point.x() < rect.right())
            return BarPlace{set, row};
    }
    return std::nullopt;
}

} // namespace poolscope
