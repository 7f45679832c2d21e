#include "tests/support/testcase.h"
#include "tests/ui/squaremap/lostrun.h"
#include "ui/squaremap/mapwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// The words on a cell of @p whole at @p time, with plain spaces.
QString cellTextAt(const RunRecord& whole, Nanoseconds time, const MapGeometry& geometry,
                   quint64 cell) {
    Moment moment(borrowed(whole));
    moment.goTo(time);
    const LostChunks lost(moment);
    const AtWork atWork(moment);
    OwnerMap owners;
    owners.reset(positionsOf(whole));
    for (const ChunkEvent& chunk : whole.chunks)
        owners.take(chunk);
    return cellText({{moment, owners, lost, atWork}, geometry}, cell).replace(QChar(0x00a0), u' ');
}

} // namespace

class MapWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void aNumberIsDescribed() {
        RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x7"_s);
        run.config.input.first = 50;
        planAsAsked(run);
        const std::shared_ptr<std::uint64_t> results(new std::uint64_t[100](),
                                                     std::default_delete<std::uint64_t[]>());
        results.get()[3] = 2809;
        run.results = Results::ofNumbers(results, 100);
        OwnerMap owners;
        owners.reset(100);
        owners.take(run.chunks.front());
        MapGeometry geometry;
        geometry.numbers = 100;
        const LostChunks lost;
        const AtWork atWork;
        const Moment moment(borrowed(run));
        const DescribedMap map{{moment, owners, lost, atWork}, geometry};
        QCOMPARE(cellText(map, 3), u"53² = 2809\nprocess 1, pid 1001\nchunk 1 of 15"_s);
        QCOMPARE(cellText(map, 8), u"58²: not computed yet\nchunk 2 of 15"_s);
        run.results = {};
        QVERIFY(cellText(map, 3).startsWith(u"53²\n"_s));
        run.outcome = Outcome::Stopped;
        QCOMPARE(cellText(map, 8), u"58²: not computed\nchunk 2 of 15"_s);
    }

    /// As the run was cut; where that was not known before, by the chunks that there are.
    void chunksAreThoseOfTheRecord() {
        RunRecord run = record(u"now 90 processes 2\n1: ready 5 chunk 10-20x7 chunk 20-30x5\n"
                               "2: ready 5 at 20 of 8"_s);
        run.config.schedule = {ScheduleKind::Fixed, 1};
        MapGeometry geometry;
        geometry.numbers = 20;
        QCOMPARE(cellTextAt(run, 90, geometry, 8), u"8²\nprocess 1, pid 1001\nchunk 2 of 3"_s);
        QCOMPARE(cellTextAt(run, 90, geometry, 15),
                 u"15²: not computed yet\nprocess 2, pid 1002 is at this chunk\nchunk 3 of 3"_s);
        run.chunksPlanned.reset();
        run.processes[1].current.reset();
        QCOMPARE(cellTextAt(run, 90, geometry, 8), u"8²\nprocess 1, pid 1001\nchunk 2"_s);
        QCOMPARE(cellTextAt(run, 90, geometry, 15), u"15²: not computed yet"_s);
        run.maps[0].plan = std::make_shared<const ChunkPlan>(20, 10);
        QCOMPARE(cellTextAt(run, 90, geometry, 15), u"15²: not computed yet\nchunk 2"_s);
    }

    void manyNumbersAreDescribedTogether() {
        const RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x25"_s);
        OwnerMap owners;
        owners.reset(100);
        owners.take(run.chunks.front());
        MapGeometry geometry;
        geometry.numbers = 100;
        geometry.perCell = 30;
        const LostChunks lost;
        const AtWork atWork;
        const Moment moment(borrowed(run));
        const DescribedMap map{{moment, owners, lost, atWork}, geometry};
        QCOMPARE(cellText(map, 0), u"numbers 0–29\nmost by process 1, pid 1001"_s);
        QCOMPARE(cellText(map, 3), u"numbers 90–99\nnot computed yet"_s);
    }

    void lossesAreTold() {
        const RunRecord whole = lostRun(100);
        MapGeometry geometry;
        geometry.numbers = 100;
        QCOMPARE(cellTextAt(whole, 35, geometry, 30),
                 u"30²: not computed yet\nchunk 2 of 4\nlost at 30 ns: process 2 was killed"_s);
        QCOMPARE(cellTextAt(whole, 65, geometry, 30),
                 u"30²\nprocess 3, pid 1003\nchunk 2 of 4\nlost at 30 ns: process 2 was killed, "
                 "computed again by process 3"_s);
        QCOMPARE(cellTextAt(whole, 65, geometry, 10), u"10²\nprocess 1, pid 1001\nchunk 1 of 4"_s);
        QCOMPARE(
            cellTextAt(whole, 100, geometry, 80),
            u"80²: not computed\nchunk 4 of 4\nbegun by process 4, which was stopped at 99 ns"_s);
        geometry.perCell = 30;
        QCOMPARE(cellTextAt(whole, 100, geometry, 0),
                 u"numbers 0–29\nmost by process 1, pid 1001\nchunk 2 of 4: lost at 30 ns: process "
                 u"2 was "
                 "killed, computed again by process 3"_s);
    }

    void whoIsAtAChunkIsTold() {
        MapGeometry geometry;
        geometry.numbers = 100;
        QCOMPARE(cellTextAt(lostRun(100), 35, geometry, 80),
                 u"80²: not computed yet\nprocess 4, pid 1004 is at this chunk\nchunk 4 of 4"_s);
    }

    void manyLossesAreCounted() {
        RunRecord run = lostRun(100);
        run.config.schedule = {ScheduleKind::Fixed, 1};
        planAsAsked(run);
        run.lostAttempts.clear();
        for (quint64 index = 0; index < 5; ++index)
            run.lostAttempts.push_back({index, 2, 1, 30, 0, index, 1});
        MapGeometry geometry;
        geometry.numbers = 100;
        geometry.perCell = 10;
        QCOMPARE(cellTextAt(run, 35, geometry, 0),
                 u"numbers 0–9\nmost by process 1, pid 1001\n5 chunks here were lost or stopped"_s);
    }

    void allInOneSentence() {
        QCOMPARE(mapText(Moment(sharedRecord(
                             u"now 90\n1: ready 5 chunk 10-20x7\n2: ready 5 chunk 10-20"_s)),
                         {}),
                 u"process 1: 7 numbers; process 2: 1 number"_s);
        const RunRecord run = lostRun(12);
        const Moment moment(borrowed(run));
        QCOMPARE(mapText(moment, LostChunks(moment)),
                 u"process 1: 3 numbers; process 2: 0 numbers; process 3: 6 numbers; process 4: 0 "
                 "numbers; 3 numbers lost with their process, computed again"_s);
    }
};

QTEST_GUILESS_MAIN(MapWordsTest)
#include "mapwords_test.moc"
