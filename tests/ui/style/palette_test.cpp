#include "tests/support/testcase.h"
#include "ui/style/palette.h"

#include <QPalette>

#include <set>

using namespace poolscope;

namespace {

/// What WCAG 2.1 asks of text at level AA.
constexpr double ReadableText = 4.5;

Theme theme(bool dark) {
    QPalette palette;
    palette.setColor(QPalette::Window, dark ? Qt::black : Qt::white);
    palette.setColor(QPalette::WindowText, dark ? Qt::white : Qt::black);
    return themeFor(palette);
}

} // namespace

class PaletteTest : public TestCase {
    Q_OBJECT

private slots:

    void contrastIsThatOfWcag() {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // The example that WCAG's own tools give: the lightest grey for text on white.
        QVERIFY(contrast(QColor(0x767676), Qt::white) >= ReadableText);
        QVERIFY(contrast(QColor(0x777777), Qt::white) < ReadableText);
    }

    void textOnEveryProcessColourIsReadable() {
        for (int process = 1; process <= ProcessColours; ++process) {
            const QColor colour = processColour(process);
            QVERIFY2(contrast(inkOn(colour), colour) >= ReadableText, qPrintable(colour.name()));
        }
    }

    void textOfBothThemesIsReadable() {
        for (const bool dark : {false, true}) {
            const Theme t = theme(dark);
            for (const QColor& under : {t.window, t.panel, t.card, t.field, t.startUp}) {
                QVERIFY(contrast(t.text, under) >= ReadableText);
                QVERIFY2(contrast(t.muted, under) >= ReadableText, qPrintable(under.name()));
            }
            QVERIFY(contrast(t.onAccent, t.accent) >= ReadableText);
            QVERIFY(contrast(t.bad, t.card) >= ReadableText);
        }
    }

    void theThemeFollowsThePalette() {
        QVERIFY(!theme(false).dark);
        QVERIFY(theme(true).dark);
        for (const bool dark : {false, true})
            QCOMPARE(themeFor(paletteFor(theme(dark))), theme(dark));
    }

    void coloursReturnWithDots() {
        std::set<QRgb> colours;
        for (int process = 1; process <= ProcessColours; ++process) {
            colours.insert(processColour(process).rgb());
            QVERIFY(!hasDots(process));
        }
        QCOMPARE(colours.size(), std::size_t{ProcessColours});
        QCOMPARE(processColour(ProcessColours + 1), processColour(1));
        QVERIFY(hasDots(ProcessColours + 1));
    }

    void blendingGoesFromOneColourToTheOther() {
        QCOMPARE(blended(0xff102030, 0xff506070, 0.0), QRgb{0xff102030});
        QCOMPARE(blended(0xff102030, 0xff506070, 1.0), QRgb{0xff506070});
        QCOMPARE(blended(0xff102030, 0xff506070, 0.5), QRgb{0xff304050});
    }
};

QTEST_GUILESS_MAIN(PaletteTest)
#include "palette_test.moc"
