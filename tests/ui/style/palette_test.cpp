#include "tests/support/testcase.h"
#include "ui/style/palette.h"

#include <QPalette>

#include <array>
#include <cmath>
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

/// CIE L*a*b*, in which the distance of two colours is about how different they look.
std::array<double, 3> lab(QColor colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double r = linear(colour.redF());
    const double g = linear(colour.greenF());
    const double b = linear(colour.blueF());
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(QColor one, QColor other) {
    const auto a = lab(one);
    const auto b = lab(other);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
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
            for (const QColor& under : {t.window, t.panel, t.card, t.field}) {
                QVERIFY(contrast(t.text, under) >= ReadableText);
                QVERIFY2(contrast(t.muted, under) >= ReadableText, qPrintable(under.name()));
            }
            QVERIFY(contrast(t.text, t.startUp) >= ReadableText);
            QVERIFY(contrast(t.onAccent, t.accent) >= ReadableText);
            QVERIFY(contrast(t.bad, t.card) >= ReadableText);
        }
    }

    /// Also in lanes that are two pixels high.
    void startingProcessesStandOutFromTheCard() {
        for (const bool dark : {false, true}) {
            const Theme t = theme(dark);
            QVERIFY(contrast(t.startUp, t.card) >= (dark ? 1.5 : 1.2));
        }
    }

    void theThemeFollowsThePalette() {
        QVERIFY(!theme(false).dark);
        QVERIFY(theme(true).dark);
        for (const bool dark : {false, true})
            QCOMPARE(themeFor(paletteFor(theme(dark))), theme(dark));
    }

    void losses_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// Nobody takes a part of the time for a process, or for the part beside it.
    void losses() {
        QFETCH(bool, dark);
        const Theme t = theme(dark);
        const QList<QColor> parts{t.startUp, t.useful, t.offCore, t.waiting, t.tail, t.bad};
        for (qsizetype i = 0; i < parts.size(); ++i) {
            for (int process = 1; process <= ProcessColours; ++process)
                QVERIFY2(difference(parts[i], processColour(process)) > 25,
                         qPrintable(parts[i].name()));
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY2(difference(parts[i], parts[j]) > 20, qPrintable(parts[i].name()));
        }
        for (qsizetype i = 1; i + 1 < parts.size(); ++i)
            QVERIFY(contrast(parts[i], parts[i - 1]) > 1.6);
        for (const QColor& part : {t.useful, t.offCore, t.waiting, t.tail, t.bad})
            QVERIFY(contrast(part, t.card) > 1.5);
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
