#include "ui/run/stuckbar.h"

#include "ui/controls/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

StuckBar::StuckBar(QWidget* parent)
    : Card(parent)
    , m_sentence(new TextLabel(TextRole::Sentence))
    , m_wait(new QPushButton(tr("Wait")))
    , m_replace(new QPushButton(tr("Replace")))
    , m_stop(new QPushButton(tr("Stop")))
    , m_thaw(new QPushButton(tr("Thaw"))) {
    setObjectName(u"stuckBar"_s);
    m_sentence->setObjectName(u"stuckSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_wait->setObjectName(u"stuckWait"_s);
    m_replace->setObjectName(u"stuckReplace"_s);
    m_replace->setToolTip(tr("Ends it, and another process takes its place. Its chunk is done "
                             "again, so no result is missing."));
    m_stop->setObjectName(u"stuckStop"_s);
    m_stop->setToolTip(
        tr("Ends all processes at once (Esc). What is done can still be looked at."));
    m_thaw->setObjectName(u"stuckThaw"_s);
    m_thaw->setToolTip(tr("Lets it go on where it was stopped."));
    contents()->setContentsMargins(14, 2, 4, 2); // as low as it can be: room is kept for it
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_sentence, 1);
    for (QPushButton* button : {m_thaw, m_wait, m_replace, m_stop})
        row->addWidget(button, 0, Qt::AlignVCenter);
    contents()->addLayout(row);
    connect(m_wait, &QPushButton::clicked, this, &StuckBar::waitChosen);
    connect(m_replace, &QPushButton::clicked, this, &StuckBar::replaceChosen);
    connect(m_stop, &QPushButton::clicked, this, &StuckBar::stopChosen);
    connect(m_thaw, &QPushButton::clicked, this, &StuckBar::thawChosen);
    hide();
}

void StuckBar::ask(const QString& sentence, Answers answers) {
    m_sentence->setText(sentence);
    m_wait->setVisible(answers.testFlag(Wait));
    m_replace->setVisible(answers.testFlag(Replace));
    m_stop->setVisible(answers.testFlag(Stop));
    m_thaw->setVisible(answers.testFlag(Thaw));
    if (!isHidden())
        return;
    setAccessibleName(sentence);
    show();
    QAccessibleEvent appeared(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&appeared);
}

void StuckBar::setWaitMeaning(const QString& meaning) {
    m_wait->setToolTip(meaning);
}

} // namespace poolscope
