#include "tests/support/sweeps.h"
#include "tests/support/testcase.h"
#include "ui/tuning/tuningwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// @p points settings of @p blocks runs each, which took 12 s in all.
SweepRecord swept(int points, int blocks, Outcome outcome) {
    SweepBuilder builder;
    for (int point = 1; point <= points; ++point)
        builder.add(point, {50});
    for (SweepPoint& point : builder.sweep.points)
        point.runs.resize(static_cast<std::size_t>(blocks));
    builder.sweep.blocks = blocks;
    builder.sweep.tookNs = 12 * NsPerSecond;
    builder.sweep.outcome = outcome;
    return builder.sweep;
}

SweepTask taskOf(std::size_t settings, bool findsBest) {
    SweepTask task;
    task.settings.resize(settings);
    task.findsBest = findsBest;
    return task;
}

} // namespace

class TuningWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void howFarItIs() {
        const SweepRecord none = swept(2, 0, Outcome::Running);
        const SweepRecord some = swept(2, 3, Outcome::Running);
        QCOMPARE(progressText(none, {}), u"warming up …"_s);
        QCOMPARE(progressText(some, {}), u"block 1 …"_s);
        QCOMPARE(progressText(some, {0.3, 10, 7 * NsPerSecond}),
                 u"block 4 of about 10 · about 7\u00a0s left"_s);
        // More than expected: the next is not of fewer.
        QCOMPARE(progressText(some, {0.9, 3, NsPerSecond}),
                 u"block 4 of about 4 · about 1\u00a0s left"_s);
        QCOMPARE(progressText(some, {1.0, 4, 0}), u"the last block …"_s);
        QCOMPARE(progressText(some, {0.3, 10, 7 * NsPerSecond, true}),
                 u"waiting for cores that other programs use …"_s);
    }

    void whatItTook() {
        QCOMPARE(progressText(swept(2, 10, Outcome::Finished), {}),
                 u"20 runs in 10 blocks, 12.0\u00a0s"_s);
        QCOMPARE(progressText(swept(1, 1, Outcome::Stopped), {}),
                 u"1 run in 1 block, 12.0\u00a0s"_s);
    }

    void inTheStatusBar() {
        const SweepRecord running = swept(2, 1, Outcome::Running);
        QCOMPARE(sweepStatusText(taskOf(40, true), running),
                 u"Searching: 100 squares, 40 settings, every result checked."_s);
        QCOMPARE(sweepStatusText(taskOf(1, false), running),
                 u"Measuring: 100 squares, 1 setting, every result checked."_s);
        QCOMPARE(sweepStatusText(taskOf(2, false), swept(2, 1, Outcome::Stopped)),
                 u"Stopped: 100 squares, 2 settings. What was measured stays."_s);
        QCOMPARE(sweepStatusText(taskOf(2, false), swept(2, 5, Outcome::Finished)),
                 u"Finished: 100 squares, 2 settings, 10 runs."_s);
        QCOMPARE(sweepStatusText(taskOf(1, false), swept(1, 1, Outcome::Finished)),
                 u"Finished: 100 squares, 1 setting, 1 run."_s);
    }
};

QTEST_GUILESS_MAIN(TuningWordsTest)
#include "tuningwords_test.moc"
