#pragma once

#include "ui/charts/barlayout.h"
#include "ui/charts/chartdata.h"

#include <QWidget>

namespace poolscope {

/// Draws a BarChartData as horizontal stacked bars. Every piece and every entry of the legend
/// explains itself: under the mouse, or chosen with the arrow keys. Painted here, since the bars of
/// Qt Charts take a text document each and there may be thousands.
class BarChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarChart)

public:
    explicit BarChart(QWidget* parent = nullptr);
    void setData(const BarChartData& content);

    /// What is known of @p place: what it is and how much, and what that means.
    [[nodiscard]] QString textOf(const BarPlace& place) const;

    /// Where everything stands now.
    [[nodiscard]] BarLayout layOut() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void choose(const BarPlace& place);
    [[nodiscard]] std::optional<BarPlace> neighbour(int rows, int sets) const;

    BarChartData m_content;
    std::optional<BarPlace> m_chosen; ///< with the keys
};

} // namespace poolscope
