#include "tests/support/testcase.h"
#include "ui/tuning/warningstrip.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class WarningStripTest : public TestCase {
    Q_OBJECT

private slots:

    void itIsThereOnlyIfSomethingMayMislead() {
        WarningStrip strip;
        QVERIFY(strip.isHidden());
        strip.setWarnings({u"One."_s, u"Two."_s});
        QVERIFY(!strip.isHidden());
        QCOMPARE(strip.text(), u"One.\nTwo."_s);
        QCOMPARE(strip.accessibleName(), u"One. Two."_s);
        strip.setWarnings({});
        QVERIFY(strip.isHidden());
    }
};

QTEST_MAIN(WarningStripTest)
#include "warningstrip_test.moc"
