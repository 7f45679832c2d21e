#include "ui/controls/textlabel.h"

#include "ui/style/fonts.h"

#include <QApplication>
#include <QEvent>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

double sizeOf(TextRole role) {
    switch (role) {
    case TextRole::Heading:
        return 1.25;
    case TextRole::Figure:
        return 1.95;
    case TextRole::Note:
        return 0.9;
    case TextRole::Title:
    case TextRole::Name:
    case TextRole::Sentence:
        return 1.0;
    }
    Q_UNREACHABLE();
}

bool isBold(TextRole role) {
    return role == TextRole::Heading || role == TextRole::Title || role == TextRole::Figure;
}

} // namespace

QFont fontFor(TextRole role) {
    return scaledFont(QApplication::font(), sizeOf(role), isBold(role));
}

TextLabel::TextLabel(TextRole role, QWidget* parent)
    : QLabel(parent)
    , m_role(role) {
    // The style sheet paints quiet texts by this.
    setProperty("quiet", role == TextRole::Note || role == TextRole::Name);
    chooseFont();
}

TextLabel::TextLabel(TextRole role, const QString& text, QWidget* parent)
    : TextLabel(role, parent) {
    setText(text);
}

bool TextLabel::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange)
        chooseFont();
    return QLabel::event(event);
}

void TextLabel::chooseFont() {
    setFont(fontFor(m_role));
}

} // namespace poolscope
