#include "ui/controls/foldbutton.h"

#include "ui/controls/intosight.h"

namespace poolscope {

using namespace Qt::StringLiterals;

FoldButton::FoldButton(const QString& name, QWidget& content, QWidget* parent)
    : QPushButton(parent)
    , m_name(name) {
    setProperty("fold", true); // the style sheet makes it flat
    setCheckable(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QString spoken = name;
    setAccessibleName(spoken.remove(u'&'));
    content.hide();
    connect(this, &QPushButton::toggled, &content, &QWidget::setVisible);
    connect(this, &QPushButton::toggled, this, &FoldButton::showState);
    connect(this, &QPushButton::toggled, &content, [&content] { bringIntoSight(content); });
    showState();
}

void FoldButton::showState() {
    setText((isOpen() ? u"▾ "_s : u"▸ "_s) + m_name);
}

} // namespace poolscope
