#include "tests/support/testcase.h"
#include "tests/ui/window/openedwindow.h"
#include "ui/setup/trygroup.h"
#include "ui/window/pageswitch.h"

#include <QAbstractButton>
#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// The letters that lead to fields together with Alt.
class MnemonicsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyLetterIsGivenOnce_data() {
        QTest::addColumn<Page>("page");
        QTest::newRow("run") << Page::Run;
        QTest::newRow("tuning") << Page::Tuning;
    }

    /// Two fields with one letter would take turns instead of being reached. What is of the other
    /// page is not seen, and has its letters for itself.
    void everyLetterIsGivenOnce() {
        QFETCH(Page, page);
        Opened opened;
        opened.find<PageSwitch>(u"pages"_s)->setPage(page);
        QHash<QKeySequence, QString> taken;
        const auto take = [&taken](const QString& text) {
            const QKeySequence key = QKeySequence::mnemonic(text);
            if (key.isEmpty())
                return;
            QVERIFY2(!taken.contains(key), qPrintable(taken.value(key) + u" and "_s + text));
            taken.insert(key, text);
        };
        const auto isOfThePage = [&opened, page](const QWidget* widget) {
            const auto* tries = opened.window().findChild<TryGroup*>();
            const bool isTuning = tries->isAncestorOf(widget) ||
                                  tries->box()->isAncestorOf(widget) ||
                                  opened.find<QWidget>(u"tuningPage"_s)->isAncestorOf(widget);
            return page == Page::Run ? !isTuning : isTuning || widget->isVisible();
        };
        for (const QAction* menu : opened.window().menuBar()->actions())
            take(menu->text());
        for (const auto* label : opened.window().findChildren<QLabel*>()) {
            if (label->buddy() != nullptr && isOfThePage(label))
                take(label->text());
        }
        for (const auto* button : opened.window().findChildren<QAbstractButton*>()) {
            if (isOfThePage(button))
                take(button->text());
        }
        QVERIFY(taken.size() > 12);
    }

    void everyLetterOfAMenuIsGivenOnce_data() { everyLetterIsGivenOnce_data(); }

    /// Of the whole window, with what others add to its menus.
    void everyLetterOfAMenuIsGivenOnce() {
        QFETCH(Page, page);
        Opened opened;
        opened.find<PageSwitch>(u"pages"_s)->setPage(page);
        int letters = 0;
        for (const auto* menu : opened.window().menuBar()->findChildren<QMenu*>()) {
            QHash<QKeySequence, QString> taken;
            for (const QAction* action : menu->actions()) {
                const QKeySequence key = QKeySequence::mnemonic(action->text());
                if (key.isEmpty())
                    continue;
                QVERIFY2(!taken.contains(key),
                         qPrintable(taken.value(key) + u" and "_s + action->text()));
                taken.insert(key, action->text());
                ++letters;
            }
        }
        QVERIFY(letters > 30);
    }
};

QTEST_MAIN(MnemonicsTest)
#include "mnemonics_test.moc"
