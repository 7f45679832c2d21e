#pragma once

#include <QScrollArea>

namespace poolscope {

/// Scrolls a page up and down where the window is too low for it, never sideways. A page that has
/// room for the least it needs fills the area; else all in it is as high as it wants to be.
class PageArea final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageArea)

public:
    explicit PageArea(QWidget* page, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace poolscope
