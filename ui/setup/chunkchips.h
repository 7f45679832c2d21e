#pragma once

#include "core/config/runconfig.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QWidget>

#include <vector>

class QLineEdit;
class QPushButton;

namespace poolscope {

/// Ways to cut the input, of which several can be chosen: as Python does, and in chunks of some
/// sizes, to which others can be added.
class ChunkChips final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChunkChips)

public:
    explicit ChunkChips(QWidget* parent = nullptr);

    /// Offers sizes that suit @p numbers; what somebody has added stays, and what somebody does not
    /// want is not chosen when it is offered again.
    void offerFor(quint64 numbers);

    /// What is chosen, in the order of the chips.
    [[nodiscard]] std::vector<Schedule> chosen() const;
    /// Chooses these and no others, and adds those that there are not.
    void choose(const std::vector<Schedule>& schedules);

    /// The first of them, for a shortcut.
    [[nodiscard]] QWidget* first() const;
    /// All that can be reached, in the order in which it stands.
    [[nodiscard]] QList<QWidget*> inOrder() const;

    /// What is wrong with a size that somebody is adding, in a sentence; empty: nothing.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// The field that problem() is about; while nothing is wrong, the first.
    [[nodiscard]] QWidget* wrongField() const;

signals:
    /// What is chosen, or what is wrong.
    void changed();

protected:
    /// Esc in the field for another size leaves it, and stops nothing meanwhile.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Chip {
        Schedule schedule;
        QPushButton* button;
        bool isAdded; ///< by somebody, not offered
    };

    struct ChipWords {
        QString name; ///< of the button, after "chip-"
        QString text;
        QString spoken;
        QString meaning;
    };

    [[nodiscard]] static ChipWords wordsFor(const Schedule& schedule);
    void addChip(const Schedule& schedule, bool isAdded);
    void remember(const Schedule& schedule, bool isWanted);
    void openField();
    void closeField();
    void addTyped();
    void setProblem(const QString& sentence);
    void place();

    QList<Chip> m_chips; ///< as Python, then sizes ascending
    QPushButton* m_more;
    QLineEdit* m_size;
    quint64 m_numbers = 0;
    QSet<quint64> m_unwanted; ///< sizes, also those that are not offered now
    QString m_problem;
};

} // namespace poolscope
