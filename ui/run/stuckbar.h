#pragma once

#include "ui/controls/card.h"

class QPushButton;

namespace poolscope {

class TextLabel;

/// One quiet line above a run's pictures, for when the run cannot go on without an answer.
class StuckBar final : public Card {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StuckBar)

public:
    explicit StuckBar(QWidget* parent = nullptr);

    enum Answer { Wait = 1, Replace = 2, Stop = 4, Thaw = 8 };
    Q_DECLARE_FLAGS(Answers, Answer)

    /// Shows the bar with @p sentence and these buttons.
    void ask(const QString& sentence, Answers answers);
    /// What Wait means here.
    void setWaitMeaning(const QString& meaning);

signals:
    void waitChosen();
    void replaceChosen();
    void stopChosen();
    void thawChosen();

private:
    TextLabel* m_sentence;
    QPushButton* m_wait;
    QPushButton* m_replace;
    QPushButton* m_stop;
    QPushButton* m_thaw;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(StuckBar::Answers)

} // namespace poolscope
