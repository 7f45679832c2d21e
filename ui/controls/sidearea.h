#pragma once

#include <QScrollArea>

namespace poolscope {

/// Scrolls a panel at the window's side up and down, and is as wide as the panel wants to be: in a
/// low window, or with large letters, the panel is higher than there is room.
class SideArea final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SideArea)

public:
    explicit SideArea(QWidget* panel, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace poolscope
