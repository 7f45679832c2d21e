#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/squaremap/mapwords.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

class MapWordsTest : public TestCase {
    Q_OBJECT

private slots:

    void everyPositionIsInItsChunk() {
        for (const ScheduleKind kind :
             {ScheduleKind::Python, ScheduleKind::Guided, ScheduleKind::Static}) {
            RunConfig config;
            config.schedule.kind = kind;
            const ChunkPlan plan(config);
            for (quint64 index = 0; index < plan.chunks(); ++index) {
                const Chunk chunk = plan.chunk(index);
                QCOMPARE(chunkAt(plan, chunk.position), chunk);
                QCOMPARE(chunkAt(plan, chunk.position + chunk.count - 1), chunk);
            }
        }
    }

    void aNumberIsDescribed() {
        RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x7"_s);
        run.config.first = 50;
        const std::shared_ptr<std::uint64_t> results(new std::uint64_t[100](),
                                                     std::default_delete<std::uint64_t[]>());
        results.get()[3] = 2809;
        run.results = results;
        const ChunkPlan plan(run.config);
        OwnerMap owners;
        owners.reset(100);
        owners.take(0, 7, 1);
        MapGeometry map;
        map.numbers = 100;
        QCOMPARE(cellText(run, plan, map, owners, 3),
                 u"53² = 2809\nprocess 1, pid 1001\nchunk 1 of 15"_s);
        QCOMPARE(cellText(run, plan, map, owners, 8), u"58²: not computed yet\nchunk 2 of 15"_s);
        run.results = nullptr;
        QVERIFY(cellText(run, plan, map, owners, 3).startsWith(u"53²\n"_s));
    }

    void manyNumbersAreDescribedTogether() {
        const RunRecord run = record(u"now 90 size 100 processes 4\n1: ready 5 chunk 10-20x25"_s);
        const ChunkPlan plan(run.config);
        OwnerMap owners;
        owners.reset(100);
        owners.take(0, 25, 1);
        MapGeometry map;
        map.numbers = 100;
        map.perCell = 30;
        QCOMPARE(cellText(run, plan, map, owners, 0),
                 u"numbers 0–29\nmost by process 1, pid 1001"_s);
        QCOMPARE(cellText(run, plan, map, owners, 3), u"numbers 90–99\nnot computed yet"_s);
    }

    void allInOneSentence() {
        QCOMPARE(mapText(record(u"now 90\n1: ready 5 chunk 10-20x7\n2: ready 5 chunk 10-20"_s)),
                 u"process 1: 7 numbers; process 2: 1 number"_s);
    }
};

QTEST_GUILESS_MAIN(MapWordsTest)
#include "mapwords_test.moc"
