#include "core/machine/systemfiles.h"
#include "tests/support/systemfolder.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class SystemFilesTest : public TestCase {
    Q_OBJECT

private slots:

    void theKernelsFilesAreRead() {
        QVERIFY(readSystemFile(u"/proc/self/status"_s).startsWith(u"Name:"_s));
        QVERIFY(readSystemFile(u"/proc/meminfo"_s).contains(u"MemAvailable:"_s));
    }

    void whatCannotBeReadIsEmpty() {
        QCOMPARE(readSystemFile(u"/nowhere/at/all"_s), QString());
        QCOMPARE(readSystemFile(u"/proc"_s), QString());
        QCOMPARE(readSystemFile({}), QString());
    }

    void longFilesAreCutOff() {
        const SystemFolder machine;
        machine.write(u"proc/long"_s, QByteArray(100'000, 'x'));
        const QString text = readSystemFile(machine.folders().proc + u"/long"_s);
        QCOMPARE(text, QString(65536, u'x'));
    }
};

QTEST_GUILESS_MAIN(SystemFilesTest)
#include "systemfiles_test.moc"
