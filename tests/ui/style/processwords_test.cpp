#include "tests/support/testcase.h"
#include "ui/style/processwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ProcessWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void processesGoByTheirNumber() { QCOMPARE(processText(3), u"process 3"_s); }

    void numbersAreARange() {
        QCOMPARE(numbersText(21, 7), u"21–27"_s);
        QCOMPARE(numbersText(21, 1), u"21"_s);
        QCOMPARE(numbersText(9'999, 2), u"9999–10\u202f000"_s);
    }
};

QTEST_GUILESS_MAIN(ProcessWordsTest)
#include "processwords_test.moc"
