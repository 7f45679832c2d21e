#pragma once

#include <QComboBox>

namespace poolscope {

/// A drop-down list with an arrow in the theme's colours.
class Choice final : public QComboBox {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Choice)

public:
    explicit Choice(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// Scrolling the panel must not change what is chosen under the mouse.
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace poolscope
