#include "core/base/text.h"
#include "core/words/recommendationwords.h"
#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

QString recommended(const SweepRecord& sweep) {
    return plainSpaces(recommendationText(sweep, summaryOf(sweep)));
}

QString because(const SweepRecord& sweep) {
    return plainSpaces(becauseText(sweep, summaryOf(sweep)));
}

SweepBuilder clearSweep() {
    SweepBuilder builder;
    builder.serial({100, 100.2, 100.1, 100.3, 99.9, 100});
    builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
    builder.add(3, {53, 53.3, 52.9, 53.1, 53.4, 53.2, 52.8, 53.5, 53.1, 53});
    return builder;
}

} // namespace

class RecommendationWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aProvedSetting() {
        QCOMPARE(recommended(clearSweep().sweep),
                 u"Take 2 processes (speedup 1.92 ×): the fewest processes, then the largest "
                 "chunks, that are not slower than the best setting by more than 3 %. The machine "
                 "has 2 cores, and as many processes fill them. Compared with it, 3 processes: "
                 "1.9 % slower."_s);
    }

    void noPool() {
        SweepBuilder builder;
        builder.serial({50, 50.1, 50.2, 50, 49.9, 50.1});
        builder.add(2, {52, 52.3, 51.9, 52.1, 52.4, 52.2, 51.8, 52.5, 52.1, 52});
        QCOMPARE(recommended(builder.sweep),
                 u"Take no pool: one process without one is not slower than the best setting by "
                 "more than 3 %. Starting processes and handing out work costs more than sharing "
                 "it gains: the fastest pool, 2 processes, is 4.1 % slower."_s);
    }

    void whatCannotBeToldApart() {
        SweepBuilder builder;
        builder.add(1, {101, 120, 99, 130, 101, 97, 111, 104, 99, 125});
        builder.add(2, {100, 119, 98, 131, 99, 99, 113, 101, 98, 127});
        const QString text = recommended(builder.sweep);
        QVERIFY2(text.contains(
                     u"That is not proved: 1 process and 2 processes can’t be told apart here."_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u" % slower than the best (95 %)."_s), qPrintable(text));
        QVERIFY2(text.contains(u" more runs of each would settle it, some "_s), qPrintable(text));
    }

    void oneMoreRunOfEach() {
        SweepBuilder builder;
        builder.add(1, {101, 120, 99, 130, 101, 97, 111, 104, 99, 125});
        builder.add(2, {100, 119, 98, 131, 99, 99, 113, 101, 98, 127});
        SweepSummary summary = summaryOf(builder.sweep);
        summary.recommendation.blocksNeeded = 11;
        const QString text = becauseText(builder.sweep, summary);
        QVERIFY2(text.contains(u"About one more run of each would settle it, some "_s),
                 qPrintable(text));
    }

    void tooFewRuns() {
        SweepBuilder builder;
        builder.add(1, {100, 101});
        builder.add(2, {50, 51});
        QVERIFY(recommended(builder.sweep).startsWith(u"Take 2 processes: "_s));
        QVERIFY(recommended(builder.sweep).contains(u"That is not proved: "_s));
    }

    void nothingSucceeded() {
        SweepBuilder builder;
        builder.add(1, {1});
        SweptRun& run = builder.sweep.points[0].runs[0];
        run.wallNs.reset();
        QCOMPARE(recommended(builder.sweep),
                 u"Nothing can be recommended: there is no run that counts."_s);
        run.failure.emplace().kind = FailureKind::OutOfMemory;
        QVERIFY(recommended(builder.sweep)
                    .startsWith(u"Nothing can be recommended, since no run succeeded: "_s));
    }

    void inShort() {
        const SweepBuilder builder = clearSweep();
        const SweepSummary summary = summaryOf(builder.sweep);
        QCOMPARE(recommendedSettingText(builder.sweep, summary), u"2 processes"_s);
        QCOMPARE(proofText(summary), u"proved"_s);
        const SweepSummary empty = summaryOf({});
        QCOMPARE(recommendedSettingText({}, empty), QString());
        QCOMPARE(proofText(empty), QString());
    }

    void whatFewerProcessesAndLargerChunksWouldBe() {
        SweepBuilder builder;
        builder.add(1, {100, 101, 100, 99, 100, 101, 100}, {ScheduleKind::Fixed, 25});
        builder.add(2, {60, 61, 60, 59, 60, 61, 60}, {ScheduleKind::Fixed, 100});
        builder.add(2, {50, 51, 50, 49, 50, 51, 50}, {ScheduleKind::Fixed, 25});
        QVERIFY2(because(builder.sweep)
                     .contains(u"Compared with it, 1 process, chunks of 25: 2.0 times as long; "
                               "2 processes, chunks of 100: 20 % slower."_s),
                 qPrintable(because(builder.sweep)));
    }

    void waitingNeedsNoCore() {
        SweepBuilder builder;
        builder.sweep.config.work.kind = WorkKind::Wait;
        builder.add(4, {50, 51, 50, 49, 50, 51, 50});
        QCOMPARE(because(builder.sweep),
                 u"Waiting needs no core, so more processes than cores can gain time."_s);
    }

    void comparisons() {
        QCOMPARE(comparedText(100, 100), u"as fast"_s);
        QCOMPARE(plainSpaces(comparedText(193, 100)), u"93 % slower"_s);
        QCOMPARE(plainSpaces(comparedText(98, 100)), u"2.0 % faster"_s);
        QCOMPARE(plainSpaces(comparedText(1700, 100)), u"17 times as long"_s);
        QCOMPARE(comparedText(0, 0), u"as fast"_s); // a machine that is thought of
    }
};

QTEST_GUILESS_MAIN(RecommendationWordsTest)
#include "recommendationwords_test.moc"
