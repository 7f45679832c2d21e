#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

#include <optional>

class QAbstractSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QXYSeries;

namespace poolscope {

class ChartOverlay;

/// A point of a series that explains itself.
struct PointPlace {
    qsizetype series = 0;
    qsizetype point = 0;

    friend bool operator==(const PointPlace&, const PointPlace&) = default;
};

/// Draws a LineChartData. Points with a text explain themselves: under the mouse, or chosen with
/// Left and Right. What a point stands for is opened with a click, or with Enter once it is chosen.
/// Everything about Qt Charts stays in the source files.
class LineChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineChart)

public:
    explicit LineChart(QWidget* parent = nullptr);
    /// Costs next to nothing if that is what is shown. What is chosen stays so, if it is still
    /// there.
    void setData(const LineChartData& content);

    [[nodiscard]] const LineChartData& data() const { return m_content; }

    /// The nearest point with a text; nothing if none is near.
    [[nodiscard]] std::optional<PointPlace> placeAt(QPointF position) const;
    [[nodiscard]] QPointF positionOf(const PointPlace& place) const;
    [[nodiscard]] QString textOf(const PointPlace& place) const;

    /// The one that is chosen with the keys.
    [[nodiscard]] const std::optional<PointPlace>& chosen() const { return m_chosen; }

    /// Low charts have few ticks.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Somebody wants to see what a point stands for: its id.
    void opened(qsizetype id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// As many ticks as have the room.
    void resizeEvent(QResizeEvent* event) override;

private:
    /// How much there is room for.
    struct Fit {
        int xTicks = 0;
        int yTicks = 0;
        QStringList names; ///< in the legend
    };

    [[nodiscard]] QChart& chart() const;
    void draw();
    void add(QAbstractSeries* series);
    void drawOverlay(QCategoryAxis& levels);
    void markChosen();
    void choose(const PointPlace& place);
    void open(const PointPlace& place);
    void explain(const QPoint& globalPosition);
    void pointAt(QPointF position);
    [[nodiscard]] QList<PointPlace> places() const;
    [[nodiscard]] std::optional<qsizetype> idOf(const PointPlace& place) const;
    [[nodiscard]] std::optional<PointPlace> sameIn(const LineChartData& next) const;
    [[nodiscard]] Fit fitting() const;
    [[nodiscard]] QStringList namesIn(double width) const;
    [[nodiscard]] double plotHeight() const;

    QChartView* m_view;
    ChartOverlay* m_overlay; ///< owned by the chart
    LineChartData m_content;
    Fit m_fit;                   ///< of what is drawn
    QXYSeries* m_ring = nullptr; ///< around the chosen point; null: nothing is drawn
    std::optional<PointPlace> m_chosen;
};

} // namespace poolscope
