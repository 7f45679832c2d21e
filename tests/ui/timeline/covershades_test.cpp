#include "tests/support/testcase.h"
#include "ui/timeline/covershades.h"

#include <QPalette>

using namespace poolscope;

class CoverShadesTest : public TestCase {
    Q_OBJECT

private slots:

    void theyGoFromPaleToTheColourOfTheProcess() {
        const Theme theme = themeFor(QPalette(Qt::white));
        const CoverShades shades(theme, 3, 8);
        QCOMPARE(shades.size(), std::size_t{9});
        QCOMPARE(shades.of(1.0F), processColour(3).rgb());
        double before = 1.0;
        for (std::size_t i = 0; i < shades.size(); ++i) {
            const double now = contrast(QColor::fromRgb(shades.at(i)), theme.card);
            QVERIFY(now > before);
            before = now;
        }
    }

    void hardlyAnythingIsStillSeen() {
        const Theme theme = themeFor(QPalette(Qt::white));
        const CoverShades shades(theme, 1, 8);
        QCOMPARE(shades.indexOf(0.001F), std::size_t{0});
        QVERIFY(contrast(QColor::fromRgb(shades.of(0.001F)), theme.card) > 1.5);
        QCOMPARE(shades.indexOf(0.5F), std::size_t{4});
        QCOMPARE(shades.indexOf(0.999F), std::size_t{8});
    }
};

QTEST_GUILESS_MAIN(CoverShadesTest)
#include "covershades_test.moc"
