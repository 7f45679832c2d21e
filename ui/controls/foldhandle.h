#pragma once

#include <QAbstractButton>

namespace poolscope {

/// A narrow handle along the right edge of a panel that folds the panel away and brings it back.
/// Checked while the panel is shown.
class FoldHandle final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldHandle)

public:
    explicit FoldHandle(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace poolscope
