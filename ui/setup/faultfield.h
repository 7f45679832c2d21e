#pragma once

#include "core/work/fault.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLineEdit;

namespace poolscope {

class Choice;
class TextLabel;

/// Faults that are planned: none, one that is put together from its parts, or several as a text.
class FaultField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultField)

public:
    explicit FaultField(QWidget* parent = nullptr);

    void setFaults(const std::vector<Fault>& faults);
    /// Nothing if what is written is none: then problem() says why.
    [[nodiscard]] std::optional<std::vector<Fault>> faults() const;
    [[nodiscard]] QString problem() const;
    /// The field that problem() is about; while nothing is wrong, the one that holds the number.
    [[nodiscard]] QWidget* wrongField() const;

    [[nodiscard]] QWidget* choice() const;
    /// All fields, in the order in which they stand.
    [[nodiscard]] std::vector<QWidget*> inOrder() const;

signals:
    void changed();
    /// Return was pressed in a field.
    void entered();

private:
    void makeFields();
    void offerChoices();
    void layOut();
    void takeOver();
    void showDetails();
    void showOne(const Fault& fault);
    [[nodiscard]] std::optional<Fault> one() const;
    [[nodiscard]] int chosen() const;

    Choice* m_choice;
    QLineEdit* m_code;
    TextLabel* m_at;
    QLineEdit* m_number;
    Choice* m_times;
    QLineEdit* m_text; ///< of several
    int m_shown = 0;   ///< the choice whose fields are shown
};

} // namespace poolscope
