#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "tests/ui/squaremap/mappicture.h"
#include "tests/ui/squaremap/mapstage.h"
#include "ui/style/palette.h"

#include <memory>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// Squares that were lost with their process, and computed again.
class SquareMapLossesTest : public TestCase {
    Q_OBJECT

private:
    RunRecord m_plainRun;
    std::unique_ptr<MapStage> m_plain;

    /// A view of the same run at 60 as if nothing had been lost.
    SquareMapView& plain(const RunRecord& whole, const SquareMapView& like) {
        m_plainRun = whole;
        m_plainRun.lostAttempts.clear();
        removeChunks(m_plainRun);
        for (const ChunkEvent& chunk : whole.chunks) {
            if (chunk.finishedNs <= 60)
                addChunk(m_plainRun, chunk);
        }
        m_plain = std::make_unique<MapStage>();
        m_plain->view.resize(like.size());
        m_plain->view.setPalette(like.palette());
        m_plain->show(m_plainRun);
        return m_plain->view;
    }

private slots:

    void lostSquaresAreOutlinedCrossedAndMarked_data() {
        QTest::addColumn<qulonglong>("numbers");
        QTest::addColumn<bool>("dark");
        for (const qulonglong numbers :
             {100ULL, 1000ULL, 40'000ULL, 1'000'000ULL, 100'000'000ULL}) {
            for (const bool dark : {false, true})
                QTest::addRow("%llu%s", numbers, dark ? " dark" : "") << numbers << dark;
        }
    }

    void lostSquaresAreOutlinedCrossedAndMarked() {
        QFETCH(qulonglong, numbers);
        QFETCH(bool, dark);
        const RunRecord whole = lostRun(numbers);
        MapStage stage;
        SquareMapView& view = stage.view;
        view.resize(400, 400);
        view.setPalette(paletteOf(dark));
        stage.show(whole);
        const Theme theme = themeFor(view.palette());
        const auto share = [&view](QColor colour) { return shareOf(pictureOf(view), colour); };
        const auto goTo = [&stage](Nanoseconds time) { stage.runs.goTo(time); };
        goTo(25);
        QCOMPARE(share(processColour(2)), 0.0);
        const QImage unbegun = pictureOf(view);
        goTo(35);
        const QImage lost = pictureOf(view);
        QVERIFY(lost != unbegun);
        // The colour of the dead process: lines, not areas.
        QVERIFY(share(processColour(2)) > 0.002);
        QVERIFY(share(processColour(2)) < 0.15);
        QCOMPARE(shareOf(lost, theme.bad) > 0.0, numbers <= 1000);
        goTo(50);
        QCOMPARE(pictureOf(view), lost);
        goTo(60);
        QCOMPARE(share(processColour(2)), 0.0);
        QCOMPARE(share(theme.bad), 0.0);
        QVERIFY(share(processColour(3)) > 0.14);
        QVERIFY(pictureOf(view) != pictureOf(plain(whole, view)));
        goTo(98);
        QCOMPARE(share(theme.muted), 0.0);
        goTo(100);
        QVERIFY(share(theme.muted) > 0.002);
        QCOMPARE(share(theme.bad), 0.0);
        goTo(25); // back
        QCOMPARE(pictureOf(view), unbegun);
    }

    void lossesAreTakenLive() {
        RunRecord run = lostRun(100);
        const std::vector<LostAttempt> losses = run.lostAttempts;
        run.lostAttempts.clear();
        MapStage liveStage;
        SquareMapView& live = liveStage.view;
        live.resize(400, 300);
        liveStage.show(run);
        pictureOf(live);
        for (const LostAttempt& loss : losses) {
            run.lostAttempts.push_back(loss);
            liveStage.runs.noteGrowth();
            pictureOf(live);
        }
        MapStage freshStage;
        SquareMapView& fresh = freshStage.view;
        fresh.resize(400, 300);
        freshStage.show(run);
        QCOMPARE(pictureOf(live), pictureOf(fresh));
        QCOMPARE(live.accessibleDescription().section(u"; "_s, -1),
                 u"process 4: 0 numbers"_s); // as when it was set: the run had ended
        QVERIFY(fresh.accessibleDescription().endsWith(
            u"; 25 numbers lost with their process, computed again"_s));
    }

    void theLegendIsToldWhatIsThere() {
        const RunRecord whole = lostRun(100);
        MapStage stage;
        SquareMapView& view = stage.view;
        LegendContents told;
        connect(&view, &SquareMapView::legendChanged, &view,
                [&told](const LegendContents& contents) { told = contents; });
        stage.show(whole);
        QCOMPARE(told, (LegendContents{4, false, true, true}));
        stage.runs.goTo(0);
        QCOMPARE(told, (LegendContents{4}));
        const auto at = [&](Nanoseconds time) {
            stage.runs.goTo(time);
            return told;
        };
        QCOMPARE(at(35), (LegendContents{4, true}));
        QCOMPARE(at(65), (LegendContents{4, false, true}));
        QCOMPARE(at(100), (LegendContents{4, false, true, true}));
        stage.runs.show(nullptr);
        QCOMPARE(told, LegendContents());
    }
};

QTEST_MAIN(SquareMapLossesTest)
#include "squaremaplosses_test.moc"
