#pragma once

#include "ui/squaremap/legendlayout.h"

#include <QWidget>

#include <vector>

namespace poolscope {

/// Which colour is which process and what the marks on squares say, in one line: as much as fits.
/// The tool tip has all of it.
class ProcessLegend final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessLegend)

public:
    explicit ProcessLegend(QWidget* parent = nullptr);

    [[nodiscard]] const LegendContents& contents() const { return m_contents; }

    /// What is shown in the widget's width.
    [[nodiscard]] std::vector<LegendEntry> entries() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void setContents(const poolscope::LegendContents& contents);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QSize sizeFor(const LegendContents& contents, double width) const;

    LegendContents m_contents;
};

} // namespace poolscope
