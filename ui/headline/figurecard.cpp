#include "ui/headline/figurecard.h"

#include "ui/controls/sharebar.h"
#include "ui/controls/textlabel.h"
#include "ui/style/fonts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

// In letters of the note.
constexpr int LongNote = 46; ///< "< 0.1 % of the 2 possible, < 0.1 % per process"
constexpr int NarrowCard = 36;
constexpr int MostLines = 3;
constexpr double SmallestValue = 0.6; ///< of the usual size, where a figure needs it
constexpr int BarGap = 10;            ///< px

} // namespace

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
    // All cards are of one width, whatever stands on them.
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout;
    row->setSpacing(BarGap);
    row->addWidget(m_value, 1);
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
    fitValue();
    setAccessibleName(tr("%1: %2, %3").arg(m_name, figure.value, figure.note));
}

/// A layout that has been told of a change does not know its own until it has been laid out.
int FigureCard::innerWidth() const {
    const QMargins margins = contents()->contentsMargins();
    return contentsRect().width() - margins.left() - margins.right();
}

/// In a narrow card the figure needs the room.
void FigureCard::showBar() {
    m_bar->setVisible(m_figure.bar.has_value() && !m_narrow);
}

/// A figure that is too long for the card is written smaller, and takes as much height as others.
void FigureCard::fitValue() {
    const QFont usual = fontFor(TextRole::Figure);
    const QFontMetrics metrics(usual);
    const int bar = m_bar->isHidden() ? 0 : m_bar->maximumWidth() + BarGap;
    const double room = innerWidth() - bar;
    constexpr double Rounding = 0.97; // letters are of whole pixels
    const double factor = Rounding * room / std::max(1, metrics.horizontalAdvance(m_value->text()));
    m_value->setFont(scaledFont(usual, std::clamp(factor, SmallestValue, 1.0)));
    m_value->setFixedHeight(metrics.height());
}

/// Every note gets as many lines as long ones need, so that nothing moves when its length changes.
void FigureCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    const QFontMetrics metrics = m_note->fontMetrics();
    const int letters = std::max(1, innerWidth() / metrics.averageCharWidth());
    const int lines = std::clamp((LongNote + letters - 1) / letters, 1, MostLines);
    m_note->setMinimumHeight(metrics.lineSpacing() * lines);
    m_narrow = letters < NarrowCard;
    showBar();
    fitValue();
}

} // namespace poolscope
