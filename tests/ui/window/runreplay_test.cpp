#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/replay/replaybar.h"
#include "ui/shown/shownruns.h"
#include "ui/window/runreplay.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

SharedRecord someRun() {
    return sharedRecord(u"wall 1000\n1: ready 10 chunk 100-400 chunk 500-900 ended 950\n"
                        "2: ready 20 chunk 150-300 ended 950"_s);
}

struct Stage {
    ShownRuns runs;
    ReplayBar bar;
    RunReplay replay{bar, runs};
};

} // namespace

class RunReplayTest : public TestCase {
    Q_OBJECT

private slots:

    void theBarMovesTheTime() {
        Stage stage;
        stage.runs.show(someRun());
        QVERIFY(stage.bar.isEnabled());
        stage.bar.goTo(350);
        QCOMPARE(stage.runs.moment().time(), 350);
        QCOMPARE(stage.runs.moment().chunksDone(), quint64{1});
        stage.bar.goTo(1000);
        QVERIFY(stage.runs.moment().isEnd());
    }

    void aStepIsTheNextThingThatHappens() {
        Stage stage;
        stage.runs.show(someRun());
        QList<Nanoseconds> times;
        for (stage.bar.goTo(0); !stage.bar.isAtEnd(); stage.bar.stepForth())
            times.append(stage.bar.time());
        QCOMPARE(times, (QList<Nanoseconds>{0, 10, 20, 100, 150, 300, 400, 500, 900, 950}));
        QList<Nanoseconds> back;
        for (; stage.bar.time() > 0; stage.bar.stepBack())
            back.prepend(stage.bar.time());
        QCOMPARE(back, (QList<Nanoseconds>{10, 20, 100, 150, 300, 400, 500, 900, 950, 1000}));
    }

    void onlyWhatHasEndedIsPlayed() {
        Stage stage;
        const auto run =
            std::make_shared<RunRecord>(record(u"now 400\n1: ready 10 chunk 100-400"_s));
        stage.runs.show(run);
        QVERIFY(!stage.bar.isEnabled());
        stage.bar.stepBack();
        QVERIFY(stage.runs.moment().isEnd());
        run->wallNs = 500;
        run->outcome = Outcome::Finished;
        stage.runs.noteGrowth();
        QVERIFY(stage.bar.isEnabled());
        QCOMPARE(stage.bar.time(), 500);
        stage.runs.show(nullptr);
        QVERIFY(!stage.bar.isEnabled());
    }

    void aRunWithoutChunksIsNotPlayed() {
        Stage stage;
        stage.runs.show(sharedRecord(u"wall 500\n1: ready 10"_s));
        QVERIFY(!stage.bar.isEnabled());
        stage.replay.playIfShort();
        QVERIFY(!stage.bar.isPlaying());
    }

    void whatIsTooShortToSeeIsPlayed() {
        Stage stage;
        stage.runs.show(someRun());
        stage.replay.playIfShort();
        QVERIFY(stage.bar.isPlaying());
        stage.runs.show(sharedRecord(u"wall 1000000000\n1: ready 10 chunk 100-400"_s));
        QVERIFY(!stage.bar.isPlaying());
        stage.replay.playIfShort();
        QVERIFY(!stage.bar.isPlaying());
    }
};

QTEST_MAIN(RunReplayTest)
#include "runreplay_test.moc"
