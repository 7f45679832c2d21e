#include "ui/setup/runbox.h"

#include "ui/controls/sharebar.h"
#include "ui/controls/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

RunBox::RunBox(QWidget* parent)
    : QWidget(parent)
    , m_run(new QPushButton(tr("▶ Run")))
    , m_stop(new QPushButton(tr("Stop")))
    , m_skip(new QPushButton(tr("Skip")))
    , m_bar(new ShareBar)
    , m_progress(new TextLabel(TextRole::Note))
    , m_refusal(new TextLabel(TextRole::Note)) {
    m_run->setObjectName(u"run"_s);
    m_run->setProperty("main", true);
    m_run->setFont(fontFor(TextRole::Title));
    m_run->setAccessibleName(tr("Run"));
    m_run->setToolTip(tr("Starts the processes and computes the squares (Ctrl+R, F5, or Enter in a "
                         "field)."));
    m_stop->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // as high as Run
    m_stop->setObjectName(u"stop"_s);
    m_stop->setAccessibleName(tr("Stop"));
    m_stop->setToolTip(tr("Ends all processes at once (Esc)."));
    m_skip->setObjectName(u"skip"_s);
    m_skip->setAccessibleName(tr("Skip the serial time"));
    m_skip->setToolTip(tr("Starts the pool at once, without the time of one process alone: there "
                          "will be no speedup."));
    m_skip->hide();
    m_bar->setMaximumWidth(QWIDGETSIZE_MAX);
    m_bar->setAccessibleName(tr("Progress"));
    m_progress->setObjectName(u"progress"_s);
    m_progress->setWordWrap(true);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->setProperty("alarming", true);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_run, 1);
    buttons->addWidget(m_stop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_refusal);
    column->addWidget(m_progress);
    auto* progress = new QHBoxLayout;
    progress->setSpacing(8);
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_skip);
    column->addLayout(progress);
    m_progress->hide();
    m_bar->hide();
    enableButtons();
}

void RunBox::setRunnable(bool runnable) {
    m_runnable = runnable;
    enableButtons();
}

void RunBox::setBusy(bool busy) {
    m_busy = busy;
    enableButtons();
    m_progress->clear();
    m_progress->hide();
    m_skip->hide();
    m_bar->hide(); // until there is progress to show: most runs end before
}

void RunBox::setBlocked(bool blocked) {
    m_blocked = blocked;
    enableButtons();
    m_progress->setText(blocked
                            ? tr("A sweep is under way on the Tuning page. Run is possible when "
                                 "it has ended; Stop ends it now.")
                            : QString());
    m_progress->setVisible(blocked);
}

void RunBox::showProgress(const QString& text, double share, bool canSkip) {
    m_progress->setText(text);
    m_progress->show();
    m_skip->setVisible(canSkip);
    m_bar->setShare(share);
    m_bar->show();
}

void RunBox::setRefusal(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

void RunBox::enableButtons() {
    // The button that goes grey hands its focus on to the other, so that the keyboard stays here.
    const bool focused = m_run->hasFocus() || m_stop->hasFocus();
    m_run->setEnabled(m_runnable && !m_busy && !m_blocked);
    m_stop->setEnabled(m_busy || m_blocked);
    if (focused)
        (m_stop->isEnabled() ? m_stop : m_run)->setFocus();
}

} // namespace poolscope
