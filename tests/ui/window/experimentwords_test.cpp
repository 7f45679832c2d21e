#include "core/base/nanoseconds.h"
#include "tests/support/testcase.h"
#include "ui/window/experimentwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExperimentWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void numbers() {
        RunConfig config;
        QCOMPARE(inputText(config), u"numbers 0 … 99"_s);
        config.first = 7;
        config.size = 1;
        QCOMPARE(inputText(config), u"the number 7"_s);
        config.size = 0;
        QCOMPARE(inputText(config), u"no numbers"_s);
        config.first = 0;
        config.size = 4'294'967'296;
        QCOMPARE(inputText(config), u"numbers 0 … 4\u202f294\u202f967\u202f295"_s);
    }

    void machine() {
        QCOMPARE(machineText(1), u"this machine: 1 core"_s);
        QCOMPARE(machineText(64), u"this machine: 64 cores"_s);
    }

    void cut() { QCOMPARE(cutText(RunConfig()), u"14 chunks of 7, one of 2"_s); }

    void work() {
        RunConfig config;
        QCOMPARE(workText(config), u"some nanoseconds each"_s);
        config.work.kind = WorkKind::Cpu;
        config.work.meanNs = 220 * NsPerUs;
        QCOMPARE(workText(config), u"about 22 ms in one process"_s);
        config.work.meanNs = NsPerUs;
        QCOMPARE(workText(config), u"about 100 µs in one process"_s);
        config.work.meanNs = 12'345 * NsPerUs;
        QCOMPARE(workText(config), u"about 1.23 s in one process"_s);
        config.work.meanNs = 3 * NsPerSecond;
        QCOMPARE(workText(config), u"about 5 min 0 s in one process"_s);
        config.size = 0;
        QCOMPARE(workText(config), QString());
        config.size = 4'294'967'296;
        config.work.meanNs = 86'400 * NsPerSecond;
        QCOMPARE(workText(config), u"more than an hour in one process"_s);
    }
};

QTEST_GUILESS_MAIN(ExperimentWordsTest)
#include "experimentwords_test.moc"
