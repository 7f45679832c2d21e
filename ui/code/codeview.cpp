#include "ui/code/codeview.h"

#include "core/report/pythonprogram.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

CodeView::CodeView(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_copy(new QPushButton(tr("&Copy the program"))) {
    m_text->setObjectName(u"codeText"_s);
    m_text->setAccessibleName(tr("The same program in Python"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() * 0.9);
    m_text->setFont(fixed);
    m_copy->setObjectName(u"codeCopy"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignRight);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
}

void CodeView::setConfig(const RunConfig& config) {
    const QString program = pythonProgram(config);
    if (program != m_text->toPlainText())
        m_text->setPlainText(program);
}

} // namespace poolscope
