#pragma once

#include <QLabel>

namespace poolscope {

/// What a text is in the window; decides on its size and weight, relative to the system's.
enum class TextRole {
    Heading, ///< of a panel
    Title,   ///< of a card
    Figure,  ///< the number that a card is about
    Name,    ///< of a setting or a figure
    Note,    ///< what stands beside it, in small letters
    Sentence,
};

/// A label whose letters follow the system's text size.
class TextLabel final : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextLabel)

public:
    explicit TextLabel(TextRole role, QWidget* parent = nullptr);
    TextLabel(TextRole role, const QString& text, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;

private:
    void chooseFont();

    TextRole m_role;
};

/// The system's font as a text of this role has it.
[[nodiscard]] QFont fontFor(TextRole role);

} // namespace poolscope
