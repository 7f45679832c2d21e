#pragma once

#include <QSplitter>

namespace poolscope {

/// A splitter whose handles can be seen: a short bar in the gap between the parts.
class GripSplitter final : public QSplitter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GripSplitter)

public:
    explicit GripSplitter(Qt::Orientation orientation, QWidget* parent = nullptr);

    /// Whether somebody has put a handle where it is.
    [[nodiscard]] bool isMoved() const { return m_moved; }

    void setMoved(bool moved) { m_moved = moved; }

protected:
    QSplitterHandle* createHandle() override;

private:
    bool m_moved = false;
};

} // namespace poolscope
