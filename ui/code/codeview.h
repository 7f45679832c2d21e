#pragma once

#include "core/config/runconfig.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace poolscope {

/// "Code": the Python program that does the same as the experiment, to be copied.
class CodeView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeView)

public:
    explicit CodeView(QWidget* parent = nullptr);
    void setConfig(const RunConfig& config);

private:
    QPlainTextEdit* m_text;
    QPushButton* m_copy;
};

} // namespace poolscope
