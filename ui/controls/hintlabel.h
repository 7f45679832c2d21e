#pragma once

#include <QStringList>
#include <QWidget>

namespace poolscope {

class TextLabel;

/// Hints in small letters in one line, at its right end. As many are shown as there is room for,
/// from the first on, so that they ask for none.
class HintLabel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HintLabel)

public:
    explicit HintLabel(const QStringList& hints, QWidget* parent = nullptr);

    void setHints(const QStringList& hints);

    /// What is shown.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QStringList m_hints;
    TextLabel* m_label;
};

} // namespace poolscope
