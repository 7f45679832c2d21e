#include "core/record/replay.h"
#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "tests/ui/squaremap/mappicture.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/style/palette.h"

#include <memory>

using namespace poolscope;
using namespace Qt::StringLiterals;

/// Squares that were lost with their process, and computed again.
class SquareMapLossesTest : public TestCase {
    Q_OBJECT

private:
    QList<std::shared_ptr<RunRecord>> m_records;
    std::unique_ptr<SquareMapView> m_plain;

    /// A view of the same run at 60 as if nothing had been lost.
    SquareMapView& plain(const RunRecord& whole, const SquareMapView& like) {
        m_records.append(std::make_shared<RunRecord>(whole));
        RunRecord& run = *m_records.last();
        run.lostAttempts.clear();
        std::erase_if(run.chunks, [](const ChunkEvent& chunk) { return chunk.finishedNs > 60; });
        m_plain = std::make_unique<SquareMapView>();
        m_plain->resize(like.size());
        m_plain->setPalette(like.palette());
        m_plain->setRecord(&run);
        return *m_plain;
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
        Replay replay(whole);
        SquareMapView view;
        view.resize(400, 400);
        view.setPalette(paletteOf(dark));
        view.setRecord(&replay.record());
        const Theme theme = themeFor(view.palette());
        const auto share = [&view](QColor colour) { return shareOf(pictureOf(view), colour); };
        const auto goTo = [&replay, &view](Nanoseconds time) {
            replay.goTo(time);
            view.refresh();
        };
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
        SquareMapView live;
        live.resize(400, 300);
        live.setRecord(&run);
        pictureOf(live);
        for (const LostAttempt& loss : losses) {
            run.lostAttempts.push_back(loss);
            live.refresh();
            pictureOf(live);
        }
        SquareMapView fresh;
        fresh.resize(400, 300);
        fresh.setRecord(&run);
        QCOMPARE(pictureOf(live), pictureOf(fresh));
        QCOMPARE(live.accessibleDescription().section(u"; "_s, -1),
                 u"process 4: 0 numbers"_s); // as when it was set: the run had ended
        QVERIFY(fresh.accessibleDescription().endsWith(
            u"; 25 numbers lost with their process, computed again"_s));
    }

    void theLegendIsToldWhatIsThere() {
        const RunRecord whole = lostRun(100);
        Replay replay(whole);
        SquareMapView view;
        LegendContents told;
        connect(&view, &SquareMapView::legendChanged, &view,
                [&told](const LegendContents& contents) { told = contents; });
        view.setRecord(&replay.record());
        QCOMPARE(told, (LegendContents{3}));
        const auto at = [&](Nanoseconds time) {
            replay.goTo(time);
            view.refresh();
            return told;
        };
        QCOMPARE(at(35), (LegendContents{4, true}));
        QCOMPARE(at(65), (LegendContents{4, false, true}));
        QCOMPARE(at(100), (LegendContents{4, false, true, true}));
        view.setRecord(nullptr);
        QCOMPARE(told, LegendContents());
    }
};

QTEST_MAIN(SquareMapLossesTest)
#include "squaremaplosses_test.moc"
