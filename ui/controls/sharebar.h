#pragma once

#include <QWidget>

namespace poolscope {

/// A short bar that shows a share at a glance.
class ShareBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShareBar)

public:
    explicit ShareBar(QWidget* parent = nullptr);

    /// @p share: 0 … 1.
    void setShare(double share);

    [[nodiscard]] double share() const { return m_share; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0.0;
};

} // namespace poolscope
