#include "ui/controls/hintlabel.h"

#include "ui/controls/textlabel.h"

#include <QHBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

HintLabel::HintLabel(const QStringList& hints, QWidget* parent)
    : QWidget(parent)
    , m_hints(hints)
    , m_label(new TextLabel(TextRole::Note)) {
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_label);
}

void HintLabel::setHints(const QStringList& hints) {
    m_hints = hints;
    fit();
}

QString HintLabel::text() const {
    return m_label->text();
}

void HintLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void HintLabel::fit() {
    const auto line = [this](qsizetype count) { return m_hints.first(count).join(u" · "_s); };
    qsizetype count = m_hints.size();
    while (count > 0 && m_label->fontMetrics().horizontalAdvance(line(count)) > width())
        --count;
    m_label->setText(line(count));
}

} // namespace poolscope
