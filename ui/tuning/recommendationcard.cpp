#include "ui/tuning/recommendationcard.h"

#include "core/words/recommendationwords.h"
#include "ui/controls/flowlayout.h"
#include "ui/controls/sharebar.h"
#include "ui/controls/stylemark.h"
#include "ui/controls/textlabel.h"
#include "ui/style/palette.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

RecommendationCard::RecommendationCard(QWidget* parent)
    : Card(parent)
    , m_name(new TextLabel(TextRole::Name))
    , m_setting(new TextLabel(TextRole::Figure, u"–"_s))
    , m_proof(new TextLabel(TextRole::Title))
    , m_because(new TextLabel(TextRole::Sentence))
    , m_use(new QPushButton(tr("Use &this")))
    , m_bar(new ShareBar)
    , m_progress(new TextLabel(TextRole::Note)) {
    setObjectName(u"recommendation"_s);
    m_name->setObjectName(u"recommendationName"_s);
    m_setting->setObjectName(u"recommendedSetting"_s);
    m_setting->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_proof->setObjectName(u"proof"_s);
    m_proof->setProperty("pill", true);
    m_proof->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_because->setObjectName(u"because"_s);
    m_because->setWordWrap(true);
    m_because->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_because->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_use->setObjectName(u"useThis"_s);
    m_use->setProperty("main", true);
    m_use->setFont(fontFor(TextRole::Title));
    m_use->setToolTip(tr("Puts this setting into the experiment, and goes to the Run page."));
    m_bar->setMaximumWidth(QWIDGETSIZE_MAX);
    m_bar->setAccessibleName(tr("Progress of the sweep"));
    m_progress->setObjectName(u"sweepProgress"_s);
    m_progress->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_progress->setWordWrap(true);
    layOut();
    connect(m_use, &QPushButton::clicked, this, &RecommendationCard::useRequested);
}

void RecommendationCard::layOut() {
    auto* line = new FlowLayout; // the proof, which may be long, never widens the window
    line->addWidget(m_setting);
    line->addWidget(m_proof);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_use, 0, Qt::AlignRight);
    side->addStretch(1);
    side->addWidget(m_bar);
    side->addWidget(m_progress);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(m_name);
    texts->addLayout(line);
    texts->addWidget(m_because, 1);
    auto* all = new QHBoxLayout;
    all->setSpacing(24);
    all->addLayout(texts, 3);
    all->addLayout(side, 1);
    contents()->setContentsMargins(20, 11, 14, 11);
    contents()->addLayout(all);
}

void RecommendationCard::show(const SweepRecord& sweep, const SweepSummary& summary,
                              const SweepProgress& progress) {
    const bool isRunning = sweep.outcome == Outcome::Running;
    const bool isKnown = summary.recommendation.taken.has_value();
    m_name->setText(isRunning ? tr("Recommended so far") : tr("Recommended"));
    m_setting->setText(isKnown ? recommendedSettingText(sweep, summary) : u"–"_s);
    m_proof->setText(proofText(summary));
    m_proof->setVisible(isKnown);
    setStyleMark(*m_proof, "good", summary.recommendation.isProved);
    m_because->setText(isKnown || !isRunning ? becauseText(sweep, summary)
                                             : tr("Nothing can be said yet."));
    m_use->setEnabled(isKnown);
    setAccessibleName(m_setting->text() + u", "_s + m_proof->text());
    m_bar->setVisible(isRunning);
    m_bar->setShare(progress.share);
    m_progress->setText(progressText(sweep, progress));
}

/// A bar in the accent colour at its side: what matters most on the page.
void RecommendationCard::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    constexpr int Width = 4;
    constexpr int Gap = 12; ///< px above and below
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeFor(palette()).accent);
    painter.drawRoundedRect(QRectF(0, Gap, Width, height() - 2 * Gap), 2, 2);
}

} // namespace poolscope
