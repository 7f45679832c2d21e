#include "tests/support/testcase.h"
#include "ui/window/aboutbox.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace poolscope;
using namespace Qt::StringLiterals;

class AboutBoxTest : public TestCase {
    Q_OBJECT

private:
    /// The text of the box of that name, which is closed again.
    static QLabel* textOf(const QWidget& parent, const QString& name) {
        const auto* box = parent.findChild<QMessageBox*>(name);
        return box == nullptr ? nullptr : box->findChild<QLabel*>(u"qt_msgbox_label"_s);
    }

private slots:

    /// Every key and every meaning stands on one line.
    void shortcutsDoNotWrap() {
        QWidget window;
        window.show();
        showShortcuts(&window);
        const QLabel* label = textOf(window, u"shortcuts"_s);
        QVERIFY(label != nullptr);
        QVERIFY(label->isVisible());
        QTextDocument shown;
        shown.setDefaultFont(label->font());
        shown.setDocumentMargin(0);
        shown.setHtml(label->text());
        shown.setTextWidth(label->contentsRect().width());
        static_cast<void>(shown.size()); // lays it out
        int cells = 0;
        for (QTextBlock block = shown.begin(); block.isValid(); block = block.next()) {
            if (block.text().isEmpty())
                continue;
            QVERIFY2(block.layout()->lineCount() == 1, qPrintable(block.text()));
            ++cells;
        }
        QVERIFY(cells >= 24);
    }

    void bothSidesHaveTheSameRoom() {
        QWidget window;
        window.show();
        showShortcuts(&window);
        const QLabel* label = textOf(window, u"shortcuts"_s);
        QVERIFY(label != nullptr);
        const QRect text = label->contentsRect().translated(label->pos());
        const int right = label->parentWidget()->width() - 1 - text.right();
        QVERIFY2(std::abs(text.left() - right) <= 8,
                 qPrintable(u"%1 and %2"_s.arg(text.left()).arg(right)));
    }
};

QTEST_MAIN(AboutBoxTest)
#include "aboutbox_test.moc"
