#pragma once

#include <QWidget>

namespace poolscope {

/// Which colour is which process, in one line; leaves out the middle where there is no room.
class ProcessLegend final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProcessLegend)

public:
    explicit ProcessLegend(QWidget* parent = nullptr);

    /// Shows processes 1 … @p count.
    void setProcesses(int count);

    [[nodiscard]] int processes() const { return m_count; }

    /// How many entries fit into the widget's width; the last of them is the last process.
    [[nodiscard]] int shown() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int m_count = 0;
};

} // namespace poolscope
