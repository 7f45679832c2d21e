#include "tests/support/testcase.h"
#include "ui/style/palette.h"
#include "ui/window/themechoice.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

bool isDark() {
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

} // namespace

class ThemeChoiceTest : public TestCase {
    Q_OBJECT

private slots:

    void cleanup() { QApplication::setPalette(QPalette()); }

    void chosenOnesAreShownAndRemembered() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        {
            ThemeChoice choice(settings);
            QCOMPARE(checked(choice), u"themeSystem"_s);
            pick(choice, u"themeDark"_s);
            QVERIFY(isDark());
            QCOMPARE(checked(choice), u"themeDark"_s); // one of them
            pick(choice, u"themeLight"_s);
            QVERIFY(!isDark());
            pick(choice, u"themeDark"_s);
        }
        QApplication::setPalette(QPalette());
        QVERIFY(!isDark());
        ThemeChoice again(settings);
        QVERIFY(isDark());
        QCOMPARE(checked(again), u"themeDark"_s);
    }

    void theSystemHasItsOwnBack() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        const QPalette before = QApplication::palette();
        ThemeChoice choice(settings);
        pick(choice, u"themeDark"_s);
        QVERIFY(QApplication::palette() != before);
        pick(choice, u"themeSystem"_s);
        QCOMPARE(QApplication::palette(), before);
        const ThemeChoice again(settings);
        QCOMPARE(checked(again), u"themeSystem"_s);
    }

    void nonsenseIsTheSystem_data() {
        QTest::addColumn<QVariant>("remembered");
        QTest::newRow("another name") << QVariant(u"Purple"_s);
        QTest::newRow("a number") << QVariant(2);
        QTest::newRow("nothing") << QVariant(QString());
    }

    void nonsenseIsTheSystem() {
        QFETCH(QVariant, remembered);
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        settings.setValue(u"theme"_s, remembered);
        const QPalette before = QApplication::palette();
        const ThemeChoice choice(settings);
        QCOMPARE(checked(choice), u"themeSystem"_s);
        QCOMPARE(QApplication::palette(), before);
    }

    void theyStandInTheMenu() {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        ThemeChoice choice(settings);
        QMenu view;
        choice.addTo(view);
        QStringList names;
        for (const QAction* action : view.actions().constFirst()->menu()->actions())
            names.append(action->text().remove(u'&'));
        QCOMPARE(names, (QStringList{u"As the system"_s, u"Light"_s, u"Dark"_s}));
    }

private:
    static void pick(const ThemeChoice& choice, const QString& name) {
        choice.findChild<QAction*>(name)->trigger();
    }

    static QString checked(const ThemeChoice& choice) {
        QStringList names;
        for (const QAction* action : choice.findChildren<QAction*>()) {
            if (action->isChecked())
                names.append(action->objectName());
        }
        return names.join(u' ');
    }
};

QTEST_MAIN(ThemeChoiceTest)
#include "themechoice_test.moc"
