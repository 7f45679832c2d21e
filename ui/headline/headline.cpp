#include "ui/headline/headline.h"

#include "core/words/runwords.h"
#include "ui/controls/textlabel.h"
#include "ui/headline/figurecard.h"
#include "ui/headline/headlinewords.h"
#include "ui/shown/shownruns.h"

#include <QGridLayout>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 12; ///< px between cards
constexpr int Cards = 4;
// In letters of text.
constexpr int NarrowestCard = 15;
constexpr int NarrowestInRow = 21; ///< card where all stand in one row
constexpr int LongSentence = 200;
// In lines of text.
constexpr int FewestLines = 2;
constexpr int NoticeFrame = 6; ///< px that a notice of as many lines is higher
constexpr int MostLines = 4;

} // namespace

Headline::Headline(const ShownRuns& runs, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_speedup(new FigureCard(
          tr("Speedup"),
          tr("How many times faster than one process without a pool: serial time "
             "divided by the time of the whole run.\nWork that needs a core "
             "cannot gain more than there are cores, so no more is possible, however "
             "many processes there are.\nPer process is the speedup "
             "divided by the number of processes, also called its efficiency.")))
    , m_time(new FigureCard(tr("Time"),
                            tr("From the start of the run until every process has ended.\nThe "
                               "serial time is that of one process doing the same in one loop, "
                               "without a pool.")))
    , m_startUp(new FigureCard(tr("Start-up"),
                               tr("The time until all processes were started and ready to "
                                  "compute. No square is computed by a process before.")))
    , m_balance(new FigureCard(tr("Balance"),
                               tr("How evenly the work was spread: the mean time that a process "
                                  "worked, divided by the longest.\n100 % means that all worked "
                                  "equally long.")))
    , m_cards(new QGridLayout)
    , m_sentence(new TextLabel(TextRole::Sentence))
    , m_sentenceRoom(new QGridLayout) {
    m_speedup->setObjectName(u"speedup"_s);
    m_time->setObjectName(u"time"_s);
    m_startUp->setObjectName(u"startUp"_s);
    m_balance->setObjectName(u"balance"_s);
    m_sentence->setObjectName(u"sentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setContentsMargins(2, 0, 2, 0);
    m_cards->setSpacing(Gap);
    m_sentenceRoom->addWidget(m_sentence, 0, 0);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(m_cards);
    all->addLayout(m_sentenceRoom);
    arrangeCards();
    connect(&runs, &ShownRuns::replaced, this, &Headline::showRun);
    connect(&runs, &ShownRuns::grew, this, &Headline::refresh);
    connect(&runs, &ShownRuns::timeChanged, this, &Headline::refresh);
    connect(&runs, &ShownRuns::summarized, this, &Headline::explain);
    showRun();
}

void Headline::layOver(QWidget& notice) {
    QSizePolicy policy = notice.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    notice.setSizePolicy(policy);
    m_sentenceRoom->addWidget(&notice, 0, 0);
}

/// That of two rows of cards, however they stand now: a window may become so narrow.
QSize Headline::minimumSizeHint() const {
    const int card = NarrowestCard * fontMetrics().averageCharWidth() +
                     m_speedup->contentsMargins().left() + m_speedup->contentsMargins().right();
    return {2 * card + Gap, QWidget::minimumSizeHint().height()};
}

void Headline::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrangeCards();
    keepRoom();
}

void Headline::arrangeCards() {
    const int row = Cards * NarrowestInRow * fontMetrics().averageCharWidth() + (Cards - 1) * Gap;
    const int columns = width() < row ? 2 : Cards;
    if (columns == m_columns)
        return;
    m_columns = columns;
    int place = 0;
    for (FigureCard* card : {m_speedup, m_time, m_startUp, m_balance}) {
        m_cards->removeWidget(card);
        m_cards->addWidget(card, place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < Cards; ++column)
        m_cards->setColumnStretch(column, column < columns ? 1 : 0);
}

/// For the longest of usual sentences.
void Headline::keepRoom() {
    const QFontMetrics metrics = m_sentence->fontMetrics();
    const int letters = std::max(1, width() / metrics.averageCharWidth());
    const int lines = std::clamp((LongSentence + letters - 1) / letters, FewestLines, MostLines);
    m_sentence->setMinimumHeight(lines * metrics.lineSpacing() + NoticeFrame);
}

void Headline::showRun() {
    m_done = WorkDone();
    m_explanation.clear();
    refresh();
}

void Headline::explain() {
    m_explanation = explanation(*m_runs.whole(), *m_runs.summary());
    showSentence();
}

void Headline::refresh() {
    showFigures();
    showSentence();
}

void Headline::showFigures() {
    const Moment& moment = m_runs.moment();
    if (moment.isEmpty()) {
        for (FigureCard* card : {m_speedup, m_time, m_startUp, m_balance})
            card->setFigure({u"–"_s, QString(), std::nullopt});
        return;
    }
    const SharedRecord then = moment.outline();
    // All of it is done in a finished run.
    const double done = moment.outcome() == Outcome::Finished ? 1.0 : m_done.share(moment);
    m_speedup->setFigure(speedupFigure(*then, done));
    m_time->setFigure(timeFigure(*then));
    m_startUp->setFigure(startUpFigure(*then));
    m_balance->setFigure(balanceFigure(*then));
}

void Headline::setRemark(const QString& remark) {
    m_remark = remark;
    showSentence();
}

void Headline::setNote(const QString& note) {
    m_note = note;
    showSentence();
}

void Headline::setAddition(const QString& addition) {
    m_addition = addition;
    showSentence();
}

QString Headline::sentence() const {
    return m_sentence->text();
}

void Headline::showSentence() {
    const Outcome outcome = m_runs.moment().outcome();
    const bool alarming = outcome == Outcome::Failed;
    if (m_sentence->property("alarming").toBool() != alarming) {
        m_sentence->setProperty("alarming", alarming);
        m_sentence->style()->polish(m_sentence); // the style sheet looks at properties only then
    }
    QStringList sentences{m_note, m_explanation, m_addition};
    sentences.removeAll(QString());
    const bool isTold = outcome != Outcome::Running && !m_explanation.isEmpty();
    m_sentence->setText(isTold ? sentences.join(u' ') : m_remark);
}

} // namespace poolscope
