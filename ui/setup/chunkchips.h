#pragma once

#include "core/config/runconfig.h"

#include <QList>
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

    /// Offers sizes that suit @p numbers; what somebody has added stays.
    void offerFor(quint64 numbers);

    /// What is chosen, in the order of the chips.
    [[nodiscard]] std::vector<Schedule> chosen() const;
    /// Chooses these and no others, and adds those that there are not.
    void choose(const std::vector<Schedule>& schedules);

    /// The first of them, for a shortcut.
    [[nodiscard]] QWidget* first() const;

    void setProblemMark(bool isWrong);

signals:
    void changed();

private:
    struct Chip {
        Schedule schedule;
        QPushButton* button;
        bool isAdded; ///< by somebody, not offered
    };

    void addChip(const Schedule& schedule, bool isAdded);
    void addTyped();
    void place();

    QList<Chip> m_chips; ///< as Python, then sizes ascending
    QPushButton* m_more;
    QLineEdit* m_size;
    quint64 m_numbers = 0;
};

} // namespace poolscope
