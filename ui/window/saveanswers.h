#pragma once

#include "core/base/fileerror.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace poolscope {

/// Tells what came of saving something; if that was not possible, asks whether to save it
/// elsewhere. A line in the status bar alone would look like that of a success.
class SaveAnswers final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveAnswers)

public:
    using Retry = std::function<void()>;

    /// @p window is what questions belong to.
    explicit SaveAnswers(QWidget& window)
        : m_window(window) {}

    /// @p elsewhere is what to do if somebody wants to try again. Does not wait for the answer.
    void tell(const std::optional<FileError>& error, const QString& path, const Retry& elsewhere);

signals:
    /// What came of it, in one sentence.
    void told(const QString& sentence);

private:
    void ask(const QString& sentence, const Retry& elsewhere);

    QWidget& m_window;
};

} // namespace poolscope
