#pragma once

#include "core/metrics/speedup.h"

#include <QWidget>

class QGridLayout;

namespace poolscope {

class FigureCard;
class ShownRuns;
class TextLabel;

/// The run in four figures and one sentence. The cards stand in one row or in two, as the width
/// allows, and the sentence has room for more lines than most need: nothing below moves when the
/// words change.
class Headline final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Headline)

public:
    /// Shows the run of @p runs, which outlive it, at its moment.
    explicit Headline(const ShownRuns& runs, QWidget* parent = nullptr);

    /// What the sentence says before the first run, and as long as not the end of a run is seen.
    void setRemark(const QString& remark);
    /// What is to be said before that sentence of a run that has ended; empty: nothing.
    void setNote(const QString& note);

    /// What is told behind the explanation of the run; empty: nothing more.
    void setAddition(const QString& addition);
    [[nodiscard]] QString sentence() const;

    /// Lays @p notice over the sentence. Room for it is kept while it is hidden.
    void layOver(QWidget& notice);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrangeCards();
    void keepRoom();
    void showRun();
    void explain();
    void refresh();
    void showFigures();
    void showSentence();

    const ShownRuns& m_runs;
    WorkDone m_done;
    QString m_explanation;
    QString m_remark;
    QString m_note;
    QString m_addition;
    FigureCard* m_speedup;
    FigureCard* m_time;
    FigureCard* m_startUp;
    FigureCard* m_balance;
    QGridLayout* m_cards;
    TextLabel* m_sentence;
    QGridLayout* m_sentenceRoom;
    int m_columns = 0; ///< of cards
};

} // namespace poolscope
