#include "core/base/text.h"
#include "core/words/sweepwords.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

#include <set>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString warnings(const SweepRecord& sweep) {
    return plainSpaces(sweepWarnings(sweep, summaryOf(sweep)).join(u" | "_s));
}

SweepBuilder clearSweep() {
    SweepBuilder builder;
    builder.serial({100, 100.2, 100.1, 100.3, 99.9, 100});
    builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
    builder.add(3, {53, 53.3, 52.9, 53.1, 53.4, 53.2, 52.8, 53.5, 53.1, 53});
    return builder;
}

} // namespace

class SweepWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void tooFewRuns() {
        SweepBuilder builder;
        builder.add(1, {100, 101});
        builder.add(2, {50, 51});
        QCOMPARE(warnings(builder.sweep), u"Below six runs of each setting there are no "
                                          "intervals: do not trust small differences."_s);
        builder.sweep.outcome = Outcome::Running; // there will be
        QCOMPARE(warnings(builder.sweep), QString());
    }

    void settingsNameWhatDiffers() {
        SweepBuilder builder;
        builder.add(2, {1});
        QCOMPARE(settingText(builder.sweep, {2, {}}), u"2 processes"_s);
        builder.add(2, {1}, {ScheduleKind::Fixed, 25});
        QCOMPARE(settingText(builder.sweep, {2, {ScheduleKind::Fixed, 25}}),
                 u"2 processes, chunks of 25"_s);
        QCOMPARE(settingText(builder.sweep, {1, {}}), u"1 process, chunks as Pool.map"_s);
    }

    void whatMayMislead() {
        QCOMPARE(warnings(clearSweep().sweep), QString());
        SweepBuilder builder = clearSweep();
        builder.sweep.points[0].runs[1].setAside = SetAside::Disturbed;
        builder.sweep.points[1].runs[2].wallNs.reset();
        QCOMPARE(warnings(builder.sweep),
                 u"Runs that failed: 1. They are marked, and have no time. | Runs in which a "
                 "process died or stood still: 1. They are marked, and not counted."_s);
        for (SweptRun& run : builder.sweep.points[0].runs) {
            run.usefulNs = 3 * NsPerMs;
            run.offCoreNs = NsPerMs;
        }
        QVERIFY(warnings(builder.sweep)
                    .startsWith(u"Other programs used the cores: 25 % of the time in chunks had "
                                "none."_s));
        BlockConditions throttled;
        throttled.wallNs = NsPerSecond;
        throttled.throttledNs = 300 * NsPerMs;
        builder.sweep.conditions.blocks.push_back(throttled);
        QVERIFY(warnings(builder.sweep).startsWith(u"The control group’s quota (2 cores) held "_s));
    }

    void everyReasonForNoFitHasItsOwnSentence() {
        std::set<QString> sentences;
        for (const NoFit reason : {NoFit::TooFewCounts, NoFit::LawDoesNotHold, NoFit::TooNoisy,
                                   NoFit::NoCpuWork, NoFit::SlowerFromTwoOn}) {
            QVERIFY(noFitText(reason).endsWith(u'.'));
            sentences.insert(noFitText(reason));
        }
        QCOMPARE(sentences.size(), std::size_t{5});
    }
};

QTEST_GUILESS_MAIN(SweepWordsTest)
#include "sweepwords_test.moc"
