#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace poolscope {

class SettingRow;
class TextLabel;

/// What is wrong, by the setting that it is about.
using Problems = QHash<SettingRow*, QString>;

/// A setting: its name, what follows from its value, the field itself, and what is wrong with it.
class SettingRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingRow)

public:
    /// @p meaning explains the word @p name, whose shortcut leads to @p field. @p content is what
    /// stands below the name, if that is more than the field.
    SettingRow(const QString& name, const QString& meaning, QWidget* field,
               QWidget* content = nullptr);

    /// Puts another widget below the field, above what is wrong with it.
    void add(QWidget* widget);
    /// Where to say what is wrong, if below the field there is little room for a sentence.
    void showProblemIn(QBoxLayout& place);
    /// What follows from the value, such as "numbers 0 … 99".
    void setHint(const QString& hint);
    /// Marks the field as wrong and says why; empty: nothing is wrong. While somebody types, what
    /// is wrong is told only after a pause: "1e" may become "1e6".
    void setProblem(const QString& sentence);
    /// The field that setProblem() marks; the first one unless told.
    void setMarked(QWidget* field);

    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString problem() const;

protected:
    /// A shortcut leads to the field wherever it is; Qt scrolls there for the Tab key alone.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isTypedIn() const;
    void showProblem(const QString& sentence);
    void mark(QWidget* field, const QString& sentence);

    QWidget* m_field;
    TextLabel* m_hint;
    TextLabel* m_problem;
    QVBoxLayout* m_column;
    QString m_next; ///< what is wrong, if the pause comes
    QTimer m_pause;
};

} // namespace poolscope
