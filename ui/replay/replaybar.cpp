#include "ui/replay/replaybar.h"

#include "core/base/text.h"
#include "ui/controls/choice.h"
#include "ui/controls/textlabel.h"
#include "ui/controls/wheelguard.h"
#include "ui/replay/pace.h"
#include "ui/style/glyphs.h"
#include "ui/style/palette.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int SliderSteps = 10'000;
constexpr int Gap = 12;             ///< px
constexpr int NarrowestInLine = 74; ///< letters that all in one line needs

} // namespace

ReplayBar::ReplayBar(QWidget* parent)
    : QWidget(parent)
    , m_play(new QToolButton)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_text(new QLabel)
    , m_slowDown(new Choice)
    , m_firstLine(new QHBoxLayout)
    , m_secondLine(new QHBoxLayout) {
    m_play->setObjectName(u"replayPlay"_s);
    m_play->setProperty("round", true);
    m_slider->setObjectName(u"replaySlider"_s);
    m_slider->setRange(0, SliderSteps);
    guardFromWheel(*m_slider);
    m_slider->setAccessibleName(tr("Time of the replay"));
    m_text->setObjectName(u"replayTime"_s);
    m_slowDown->setObjectName(u"replaySlowDown"_s);
    m_slowDown->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_slowDown->setAccessibleName(tr("How much slower than it was"));
    m_slowDown->setToolTip(tr("How much slower than it was the run is shown"));
    layOut();

    using namespace std::chrono_literals;
    m_timer.setInterval(16ms);
    connect(&m_timer, &QTimer::timeout, this, &ReplayBar::advance);
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::playOrPause);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        pause();
        goTo(static_cast<Nanoseconds>(static_cast<double>(m_end) * value / SliderSteps));
    });
    setEnd(0);
}

void ReplayBar::layOut() {
    auto* name = new TextLabel(TextRole::Title, tr("Replay"));
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_slider->setMinimumWidth(4 * Gap);
    for (QHBoxLayout* line : {m_firstLine, m_secondLine})
        line->setSpacing(Gap);
    m_firstLine->addWidget(m_play);
    m_firstLine->addWidget(name);
    m_firstLine->addWidget(m_slider, 1);
    m_firstLine->addWidget(m_text);
    m_firstLine->addWidget(m_slowDown);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addLayout(m_firstLine);
    lines->addLayout(m_secondLine);
}

/// That of two lines, however it stands now: a window may become so narrow.
QSize ReplayBar::minimumSizeHint() const {
    const int line = m_text->minimumWidth() + Gap + m_slowDown->minimumSizeHint().width();
    return {line, QWidget::minimumSizeHint().height()};
}

void ReplayBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ReplayBar::arrange() {
    const bool narrow = width() < NarrowestInLine * fontMetrics().averageCharWidth();
    QHBoxLayout* line = narrow ? m_secondLine : m_firstLine;
    if (line->indexOf(m_text) >= 0)
        return;
    for (QWidget* widget : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_slowDown)}) {
        (narrow ? m_firstLine : m_secondLine)->removeWidget(widget);
        line->addWidget(widget);
    }
    line->setAlignment(m_slowDown, narrow ? Qt::AlignRight : Qt::Alignment());
}

/// For the longest text of a run: the slider must not change under the mouse.
void ReplayBar::keepTextRoom() {
    const QString widest = tr("%1 of %2").arg(durationText(m_end), u"88.88\u00a0ms"_s);
    m_text->setMinimumWidth(m_text->fontMetrics().horizontalAdvance(widest));
}

void ReplayBar::setEnd(Nanoseconds end) {
    pause();
    m_end = end;
    m_time = end;
    setEnabled(end > 0);
    fillSlowDowns();
    keepTextRoom();
    showTime();
}

void ReplayBar::play() {
    if (m_end == 0)
        return;
    if (m_time >= m_end)
        goTo(0);
    m_remainder = 0.0;
    m_sinceStep.start();
    m_timer.start();
    showTime();
    emit playingChanged(true);
}

void ReplayBar::pause() {
    if (!m_timer.isActive()) {
        showTime();
        return;
    }
    m_timer.stop();
    showTime();
    emit playingChanged(false);
}

void ReplayBar::playOrPause() {
    isPlaying() ? pause() : play();
}

void ReplayBar::stepBack() {
    pause();
    emit stepped(false);
}

void ReplayBar::stepForth() {
    pause();
    emit stepped(true);
}

void ReplayBar::advance() {
    const auto passed = static_cast<double>(m_sinceStep.nsecsElapsed());
    m_sinceStep.start();
    m_remainder += passed / slowDown();
    const auto step = static_cast<Nanoseconds>(m_remainder);
    m_remainder -= static_cast<double>(step);
    goTo(m_time + step);
    if (m_time >= m_end)
        pause();
}

void ReplayBar::goTo(Nanoseconds time) {
    m_time = std::clamp<Nanoseconds>(time, 0, m_end);
    showTime();
    emit moved(m_time);
}

void ReplayBar::showTime() {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(m_end == 0 ? 0
                                  : static_cast<int>(static_cast<double>(m_time) * SliderSteps /
                                                     static_cast<double>(m_end)));
    m_text->setText(m_end == 0 ? QString()
                               : tr("%1 of %2").arg(durationText(m_time), durationText(m_end)));
    m_play->setIcon(glyphIcon(isPlaying() ? Glyph::Pause : Glyph::Play,
                              themeFor(palette()).onAccent, m_play->iconSize().height()));
    const QString action = isPlaying() ? tr("Pause the replay") : tr("Play the run in slow motion");
    m_play->setToolTip(action);
    m_play->setAccessibleName(action);
}

/// Without a run the list keeps what it had, and at first shows the pace of the run itself.
void ReplayBar::fillSlowDowns() {
    if (m_end == 0 && m_slowDown->count() > 0)
        return;
    const std::vector<double> factors = m_end == 0 ? std::vector{1.0} : slowDowns(m_end);
    const QSignalBlocker quiet(m_slowDown);
    m_slowDown->clear();
    for (const double factor : factors)
        m_slowDown->addItem(paceText(factor), factor);
    m_slowDown->setCurrentIndex(
        m_slowDown->findData(m_end == 0 ? 1.0 : comfortableSlowDown(m_end)));
}

QString ReplayBar::paceText(double slowDown) {
    if (slowDown == 1.0)
        return tr("as it was");
    const auto times = [](double factor) {
        return countText(static_cast<quint64>(std::llround(factor)));
    };
    return slowDown > 1.0 ? tr("%1\u00a0× slower").arg(times(slowDown))
                          : tr("%1\u00a0× faster").arg(times(1.0 / slowDown));
}

double ReplayBar::slowDown() const {
    const double chosen = m_slowDown->currentData().toDouble();
    return chosen > 0.0 ? chosen : 1.0;
}

} // namespace poolscope
