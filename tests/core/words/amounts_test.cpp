#include "core/base/text.h"
#include "core/record/runrecord.h"
#include "core/words/amounts.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class AmountsTest : public TestCase {
    Q_OBJECT

private slots:

    void oneAndMany() {
        QCOMPARE(processesText(1), u"1 process"_s);
        QCOMPARE(processesText(4), u"4 processes"_s);
        QCOMPARE(coresText(1), u"1 core"_s);
        QCOMPARE(coresText(2), u"2 cores"_s);
        QCOMPARE(coresText(1.5), u"1.5 cores"_s);
        QCOMPARE(squaresText(1), u"1 square"_s);
        QCOMPARE(squaresText(10'000), u"10\u202f000 squares"_s);
        QCOMPARE(chunkCountText(1), u"1 chunk"_s);
        QCOMPARE(chunkCountText(15), u"15 chunks"_s);
        QCOMPARE(settingCountText(1), u"1 setting"_s);
        QCOMPARE(settingCountText(20), u"20 settings"_s);
        QCOMPARE(runCountText(1), u"1 run"_s);
        QCOMPARE(runCountText(10'000), u"10\u202f000 runs"_s);
        QCOMPARE(blockCountText(1), u"1 block"_s);
        QCOMPARE(blockCountText(10), u"10 blocks"_s);
    }

    void chunksCountFromOne() {
        RunRecord run;
        QCOMPARE(whichChunkText(run, 0), u"chunk 1"_s);
        run.chunksPlanned = 15;
        QCOMPARE(whichChunkText(run, 2), u"chunk 3 of 15"_s);
    }

    void littleIsNotNothing() {
        QCOMPARE(shareText(0.0), u"0\u00a0%"_s);
        QCOMPARE(shareText(0.00001), u"<\u00a00.1\u00a0%"_s);
        QCOMPARE(shareText(0.001), u"0.1\u00a0%"_s);
        QCOMPARE(shareText(0.69), u"69\u00a0%"_s);
    }

    void aHeavyLossIsToldTheOtherWayRound() {
        QCOMPARE(plainSpaces(speedupText(2.77)), u"2.77 ×"_s);
        QCOMPARE(plainSpaces(speedupText(0.12)), u"0.120 ×"_s);
        QCOMPARE(plainSpaces(speedupText(0.05)), u"20 × slower"_s);
        QCOMPARE(plainSpaces(speedupText(0.0000208)), u"48 000 × slower"_s);
        QCOMPARE(plainSpaces(speedupText(0)), u"0 ×"_s);
    }
};

QTEST_GUILESS_MAIN(AmountsTest)
#include "amounts_test.moc"
