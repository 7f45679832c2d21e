#include "ui/headline/figurecard.h"

#include "ui/controls/sharebar.h"
#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

FigureCard::FigureCard(const QString& name, const QString& meaning, QWidget* parent)
    : Card(parent)
    , m_name(name)
    , m_value(new TextLabel(TextRole::Figure))
    , m_note(new TextLabel(TextRole::Note))
    , m_bar(new ShareBar) {
    setToolTip(meaning);
    m_value->setObjectName(u"value"_s);
    m_note->setObjectName(u"note"_s);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->addWidget(m_value);
    row->addStretch(1);
    row->addSpacing(10);
    row->addWidget(m_bar);
    contents()->addWidget(new TextLabel(TextRole::Name, name));
    contents()->addLayout(row);
    contents()->addWidget(m_note, 1);
    setFigure({u"–"_s, QString(), std::nullopt});
}

void FigureCard::setFigure(const Figure& figure) {
    if (figure == m_figure)
        return;
    m_figure = figure;
    m_value->setText(figure.value);
    m_note->setText(figure.note);
    m_bar->setShare(figure.bar.value_or(0.0));
    showBar();
    setAccessibleName(tr("%1: %2, %3").arg(m_name, figure.value, figure.note));
}

/// In a narrow card the figure needs the room.
void FigureCard::showBar() {
    m_bar->setVisible(m_figure.bar.has_value() && !m_narrow);
}

/// In a narrow card every note gets two lines, so that nothing moves when its length changes.
void FigureCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    constexpr int LettersInOneLine = 36;
    const QFontMetrics metrics = m_note->fontMetrics();
    m_narrow = contents()->contentsRect().width() < LettersInOneLine * metrics.averageCharWidth();
    m_note->setMinimumHeight(metrics.lineSpacing() * (m_narrow ? 2 : 1));
    showBar();
}

} // namespace poolscope
