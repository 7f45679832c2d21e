#include "tests/support/testcase.h"
#include "ui/shown/visiblerange.h"
#include "ui/window/pageswitch.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>

#include <algorithm>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// A window with nothing but its menus.
struct Menus {
    Menus() { actions.addQuit(window); }

    [[nodiscard]] QAction* action(const QString& name) const {
        auto* found = window.findChild<QAction*>(name);
        if (found == nullptr)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }

    [[nodiscard]] QList<QAction*> all() const {
        QList<QAction*> found;
        for (const auto* menu : window.menuBar()->findChildren<QMenu*>())
            found += menu->actions();
        return found;
    }

    QMainWindow window;
    WindowActions actions{window};
};

} // namespace

class WindowActionsTest : public TestCase {
    Q_OBJECT

private slots:

    void runAndStopArePossibleInTurns() {
        Menus menus;
        const auto possible = [&menus] {
            QStringList names;
            for (const auto& name : {u"runAction"_s, u"measureAgainAction"_s, u"stopAction"_s}) {
                if (menus.action(name)->isEnabled())
                    names.append(name);
            }
            return names.join(u' ');
        };
        QCOMPARE(possible(), u"runAction measureAgainAction"_s);
        menus.actions.setPossible(false, true);
        QCOMPARE(possible(), u"stopAction"_s);
        menus.actions.setPossible(false, false);
        QCOMPARE(possible(), QString());
    }

    void eachTellsItsOwn() {
        Menus menus;
        menus.actions.setPossible(true, true);
        QStringList told;
        const auto tells = [&told](const QString& what) { return [&told, what] { told += what; }; };
        connect(&menus.actions, &WindowActions::runRequested, this, tells(u"run"_s));
        connect(&menus.actions, &WindowActions::measureAgainRequested, this, tells(u"measure"_s));
        connect(&menus.actions, &WindowActions::stopRequested, this, tells(u"stop"_s));
        connect(&menus.actions, &WindowActions::replayRequested, this, tells(u"replay"_s));
        connect(&menus.actions, &WindowActions::replayStepRequested, this,
                [&told](bool forth) { told += forth ? u"forth"_s : u"back"_s; });
        for (const auto& name : {u"runAction"_s, u"measureAgainAction"_s, u"stopAction"_s,
                                 u"replayAction"_s, u"stepBackAction"_s, u"stepForthAction"_s})
            menus.action(name)->trigger();
        QCOMPARE(told, (QStringList{u"run"_s, u"measure"_s, u"stop"_s, u"replay"_s, u"back"_s,
                                    u"forth"_s}));
    }

    void aPageHasItsOwnActions() {
        Menus menus;
        PageSwitch pages;
        VisibleRange range;
        menus.actions.addPages(pages);
        menus.actions.addRange(range);
        menus.actions.setPossible(true, true);
        const auto possible = [&menus](const QStringList& names) {
            return std::count_if(names.begin(), names.end(), [&menus](const QString& name) {
                return menus.action(name)->isEnabled();
            });
        };
        const QStringList everywhere{u"runAction"_s, u"stopAction"_s, u"showExperimentAction"_s};
        const QStringList ofRun{u"measureAgainAction"_s, u"replayAction"_s, u"stepBackAction"_s,
                                u"stepForthAction"_s, u"findAction"_s};
        QCOMPARE(possible(everywhere + ofRun), 8);
        pages.setPage(Page::Tuning);
        QCOMPARE(possible(everywhere), 3);
        QCOMPARE(possible(ofRun), 0);
        QCOMPARE(menus.action(u"runAction"_s)->text().remove(u'&'), u"Find the best"_s);
        menus.actions.setPossible(true, false); // does not bring them back
        QCOMPARE(possible(ofRun), 0);
        pages.setPage(Page::Run);
        QCOMPARE(possible(ofRun), 5);
        QCOMPARE(menus.action(u"runAction"_s)->text().remove(u'&'), u"Run"_s);
        QVERIFY(!menus.action(u"zoomAllAction"_s)->isEnabled()); // nothing to go back from
    }

    /// Two actions with one key: the key does neither.
    void noKeyIsUsedTwice() {
        Menus menus;
        QSet<QKeySequence> seen;
        for (const QAction* action : menus.all()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!seen.contains(key), qPrintable(key.toString()));
                seen.insert(key);
            }
        }
        QVERIFY(seen.contains(QKeySequence(Qt::Key_F5)));
    }

    /// Within a menu each letter leads to one action, and each action has one.
    void everyActionHasALetterOfItsOwn() {
        Menus menus;
        QList<QList<QAction*>> groups{menus.window.menuBar()->actions()};
        for (const auto* menu : menus.window.menuBar()->findChildren<QMenu*>())
            groups.append(menu->actions());
        for (const QList<QAction*>& group : groups) {
            QSet<QChar> letters;
            for (const QAction* action : group) {
                if (action->isSeparator())
                    continue;
                const qsizetype at = action->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(action->text()));
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters.insert(letter);
            }
        }
    }

    void quitClosesTheWindow() {
        Menus menus;
        menus.window.show();
        menus.action(u"quitAction"_s)->trigger();
        QVERIFY(!menus.window.isVisible());
    }
};

QTEST_MAIN(WindowActionsTest)
#include "windowactions_test.moc"
