#pragma once

#include <QFrame>
#include <QStringList>

namespace poolscope {

class TextLabel;

/// What may mislead in the figures below, a sentence a line; not there if there is nothing.
class WarningStrip final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WarningStrip)

public:
    explicit WarningStrip(QWidget* parent = nullptr);

    void setWarnings(const QStringList& sentences);

    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_text;
};

} // namespace poolscope
