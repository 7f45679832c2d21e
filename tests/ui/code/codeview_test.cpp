#include "core/report/pythonprogram.h"
#include "tests/support/testcase.h"
#include "ui/code/codeview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>

using namespace poolscope;
using namespace Qt::StringLiterals;

class CodeViewTest : public TestCase {
    Q_OBJECT

private slots:

    void theProgramIsCopiedWhole() {
        CodeView view;
        view.setConfig(RunConfig());
        QGuiApplication::clipboard()->setText(u"something else"_s);
        view.findChild<QPushButton*>(u"codeCopy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), pythonProgram(RunConfig()));
    }

    /// A setting that changes nothing in the program takes nobody's selection away.
    void whatIsSelectedStays() {
        CodeView view;
        RunConfig config;
        view.setConfig(config);
        auto* text = view.findChild<QPlainTextEdit*>();
        text->selectAll();
        view.setConfig(config);
        QVERIFY(text->textCursor().hasSelection());
        config.processes = 3;
        view.setConfig(config);
        QVERIFY(!text->textCursor().hasSelection());
        QCOMPARE(text->toPlainText(), pythonProgram(config));
    }

    void itCannotBeChangedAndTabLeavesIt() {
        const CodeView view;
        QVERIFY(view.findChild<QPlainTextEdit*>()->isReadOnly());
        QVERIFY(view.findChild<QPlainTextEdit*>()->tabChangesFocus());
    }
};

QTEST_MAIN(CodeViewTest)
#include "codeview_test.moc"
