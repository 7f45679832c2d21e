#pragma once

#include <QPushButton>

namespace poolscope {

/// A heading that opens and closes what stands below it. Closed at first.
class FoldButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldButton)

public:
    /// @p content is shown while this is open.
    FoldButton(const QString& name, QWidget& content, QWidget* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return isChecked(); }

private:
    void showState();

    QString m_name;
};

} // namespace poolscope
