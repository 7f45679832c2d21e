#pragma once

#include <QTabBar>

namespace poolscope {

/// The pages of the window, by their place in the switch.
enum class Page { Run, Tuning };

/// Which page of the window is shown; stands at the right of the menus.
class PageSwitch final : public QTabBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageSwitch)

public:
    explicit PageSwitch(QWidget* parent = nullptr);

    void setPage(Page page) { setCurrentIndex(static_cast<int>(page)); }

    [[nodiscard]] Page page() const { return static_cast<Page>(currentIndex()); }

signals:
    void pageChanged(poolscope::Page page);
};

} // namespace poolscope
