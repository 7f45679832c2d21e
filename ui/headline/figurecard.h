#pragma once

#include "ui/controls/card.h"
#include "ui/headline/headlinewords.h"

namespace poolscope {

class ShareBar;
class TextLabel;

/// A card of the headline: a name, a large figure, and a note on it.
class FigureCard final : public Card {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FigureCard)

public:
    /// @p meaning explains the word @p name.
    FigureCard(const QString& name, const QString& meaning, QWidget* parent = nullptr);

    void setFigure(const Figure& figure);

    [[nodiscard]] const Figure& figure() const { return m_figure; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int innerWidth() const;
    void showBar();
    void fitValue();

    Figure m_figure;
    QString m_name;
    TextLabel* m_value;
    TextLabel* m_note;
    ShareBar* m_bar;
    bool m_narrow = false;
};

} // namespace poolscope
