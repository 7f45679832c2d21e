#pragma once

#include "core/config/runconfig.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace poolscope {

/// "Code": the Python program that does the same as the experiment, to be copied or saved.
class CodeView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeView)

public:
    explicit CodeView(QWidget* parent = nullptr);
    void setConfig(const RunConfig& config);

    [[nodiscard]] QString program() const;

signals:
    void saveRequested();
    /// What came of copying, in one sentence.
    void told(const QString& sentence);

private:
    QPlainTextEdit* m_text;
};

} // namespace poolscope
