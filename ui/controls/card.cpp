#include "ui/controls/card.h"

#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace poolscope {

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_contents(new QVBoxLayout(this)) {
    setProperty("card", true); // the style sheet draws its edge
    m_contents->setContentsMargins(14, 11, 14, 11);
    m_contents->setSpacing(4);
}

void Card::setTitle(const QString& title) {
    Q_ASSERT(m_title == nullptr);
    m_title = new QHBoxLayout;
    m_title->setSpacing(16);
    m_title->addWidget(new TextLabel(TextRole::Title, title));
    m_contents->insertLayout(0, m_title);
    setAccessibleName(title);
}

void Card::addToTitle(QWidget* widget, int stretch) {
    Q_ASSERT(m_title != nullptr);
    m_title->addWidget(widget, stretch);
}

void Card::add(QWidget* widget, int stretch) {
    m_contents->addWidget(widget, stretch);
}

} // namespace poolscope
