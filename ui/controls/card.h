#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace poolscope {

/// A quiet frame around what belongs together.
class Card : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    explicit Card(QWidget* parent = nullptr);

    /// Puts a title at the top.
    void setTitle(const QString& title);
    /// Adds @p widget to the right of the title.
    void addToTitle(QWidget* widget, int stretch = 0);
    /// Puts @p widget below what is there.
    void add(QWidget* widget, int stretch = 0);

protected:
    [[nodiscard]] QVBoxLayout* contents() const { return m_contents; }

private:
    QVBoxLayout* m_contents;
    QHBoxLayout* m_title = nullptr;
};

} // namespace poolscope
