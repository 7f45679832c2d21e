#include "tests/support/testcase.h"
#include "ui/controls/controlstyle.h"
#include "ui/style/palette.h"

#include <QPalette>

using namespace poolscope;
using namespace Qt::StringLiterals;

class ControlStyleTest : public TestCase {
    Q_OBJECT

private slots:

    void everyWordIsReplaced() {
        const Theme theme = themeFor(QPalette(Qt::white));
        const QString sheet = controlStyle(theme);
        QVERIFY2(!sheet.contains(u'$'), qPrintable(sheet.mid(sheet.indexOf(u'$'), 40)));
        QVERIFY(sheet.contains(theme.accent.name()));
    }

    void themesDiffer() {
        const Theme light = themeFor(QPalette(Qt::white));
        const Theme dark = themeFor(QPalette(Qt::black));
        QVERIFY(controlStyle(light) != controlStyle(dark));
    }

    /// Small letters have to be readable on whatever they stand on.
    void textsStandOut_data() {
        QTest::addColumn<QColor>("background");
        QTest::newRow("light") << QColor(Qt::white);
        QTest::newRow("dark") << QColor(Qt::black);
    }

    void textsStandOut() {
        QFETCH(QColor, background);
        const Theme theme = themeFor(QPalette(background));
        for (const QColor& under : {theme.card, theme.panel}) {
            QCOMPARE_GE(contrast(theme.text, under), 4.5);
            QCOMPARE_GE(contrast(theme.muted, under), 4.5);
            QCOMPARE_GE(contrast(theme.bad, under), 4.5);
        }
        QCOMPARE_GE(contrast(theme.onAccent, theme.accent), 4.5);
    }
};

QTEST_MAIN(ControlStyleTest)
#include "controlstyle_test.moc"
