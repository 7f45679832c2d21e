#include "ui/code/codeview.h"

#include "core/report/pythonprogram.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolscope {

using namespace Qt::StringLiterals;

CodeView::CodeView(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit) {
    m_text->setObjectName(u"codeText"_s);
    m_text->setAccessibleName(tr("The same program in Python"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() * 0.9);
    m_text->setFont(fixed);
    auto* copy = new QPushButton(tr("Cop&y the program"));
    copy->setObjectName(u"codeCopy"_s);
    auto* save = new QPushButton(tr("S&ave as …"));
    save->setObjectName(u"codeSave"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(program());
        emit told(tr("The program is copied."));
    });
    connect(save, &QPushButton::clicked, this, &CodeView::saveRequested);
}

void CodeView::setConfig(const RunConfig& config) {
    const QString text = pythonProgram(config);
    if (text != program())
        m_text->setPlainText(text);
}

QString CodeView::program() const {
    return m_text->toPlainText();
}

} // namespace poolscope
