#include "core/base/nanoseconds.h"
#include "core/base/text.h"
#include "tests/support/testcase.h"
#include "ui/setup/experimentwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class ExperimentWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void numbers() {
        RunConfig config;
        QCOMPARE(inputText(config), u"numbers 0 … 99"_s);
        config.input.first = 7;
        config.input.size = 1;
        QCOMPARE(inputText(config), u"the number 7"_s);
        config.input.size = 0;
        QCOMPARE(inputText(config), u"no numbers"_s);
        config.input.first = 0;
        config.input.size = 4'294'967'296;
        QCOMPARE(inputText(config), u"numbers 0 … 4\u202f294\u202f967\u202f295"_s);
        config.input.first = 4'290'000'000;
        config.input.size = 3'000'000;
        QCOMPARE(plainSpaces(inputText(config)), u"4 290 000 000 … 4 292 999 999"_s);
    }

    void machine() {
        QCOMPARE(machineText(1), u"this machine: 1 core"_s);
        QCOMPARE(machineText(64), u"this machine: 64 cores"_s);
    }

    void cut() { QCOMPARE(cutText(RunConfig()), u"14 chunks of 7, one of 2"_s); }

    void work() {
        RunConfig config;
        QCOMPARE(plainSpaces(workText(config)), u"some nanoseconds each"_s);
        config.work.kind = WorkKind::Cpu;
        config.work.meanNs = 220 * NsPerUs;
        QCOMPARE(plainSpaces(workText(config)), u"about 22 ms in all"_s);
        config.work.meanNs = NsPerUs;
        QCOMPARE(plainSpaces(workText(config)), u"about 100 µs in all"_s);
        config.work.meanNs = 12'345 * NsPerUs;
        QCOMPARE(plainSpaces(workText(config)), u"about 1.23 s in all"_s);
        config.work.meanNs = 3 * NsPerSecond;
        QCOMPARE(plainSpaces(workText(config)), u"about 5 min in all"_s);
        config.input.size = 0;
        QCOMPARE(workText(config), QString());
        config.input.size = 4'294'967'296;
        config.work.meanNs = 86'400 * NsPerSecond;
        QCOMPARE(plainSpaces(workText(config)), u"more than an hour in all"_s);
    }
};

QTEST_GUILESS_MAIN(ExperimentWordsTest)
#include "experimentwords_test.moc"
