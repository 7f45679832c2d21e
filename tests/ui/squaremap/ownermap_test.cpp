#include "tests/support/recordbuilder.h"
#include "tests/support/testcase.h"
#include "ui/squaremap/ownermap.h"

#include <map>
#include <random>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// "1 1 2 .": whose each number is.
QString text(const OwnerMap& map) {
    QStringList owners;
    for (quint64 position = 0; position < map.numbers(); ++position) {
        const int owner = map.ownerOf(position, 1);
        owners.append(owner == 0 ? u"."_s : QString::number(owner));
    }
    return owners.join(u' ');
}

ChunkEvent chunk(quint64 position, quint64 count, int process, Nanoseconds finishedNs = 0) {
    ChunkEvent event;
    event.position = static_cast<quint32>(position);
    event.count = count;
    event.process = static_cast<decltype(event.process)>(process);
    event.finishedNs = finishedNs;
    return event;
}

/// A run of chunks of up to @p longest numbers, as if drawn by @p processes one after the other,
/// but some of them done out of order, some never.
RunRecord randomRun(quint64 numbers, int longest, int processes, std::mt19937& random) {
    const auto upTo = [&random](int most) {
        return std::uniform_int_distribution(0, most)(random);
    };
    RunRecord run;
    run.config.input.size = numbers;
    planAsAsked(run);
    run.processes.resize(static_cast<std::size_t>(processes));
    std::vector<ChunkEvent> chunks;
    for (quint64 position = 0; position < numbers;) {
        const auto count = std::min<quint64>(numbers - position, 1 + quint64(upTo(longest - 1)));
        const Nanoseconds late = upTo(9) == 0 ? upTo(100'000) : upTo(100);
        chunks.push_back(chunk(position, count, 1 + upTo(processes - 1),
                               static_cast<Nanoseconds>(position) * 10 + late));
        chunks.back().index = static_cast<quint32>(chunks.size() - 1);
        position += count;
    }
    std::erase_if(chunks, [&upTo](const ChunkEvent&) { return upTo(30) == 0; });
    std::sort(chunks.begin(), chunks.end(),
              [](const ChunkEvent& a, const ChunkEvent& b) { return a.finishedNs < b.finishedNs; });
    for (const ChunkEvent& event : chunks)
        addChunk(run, event);
    for (int number = 1; number <= processes; ++number)
        run.processes[static_cast<std::size_t>(number - 1)].number = number;
    run.nowNs = chunks.back().finishedNs + 5;
    return run;
}

} // namespace

class OwnerMapTest : public TestCase {
    Q_OBJECT

private:
    /// Of the bin that begins at @p from.
    static void compareMajority(const OwnerMap& map, const Moment& moment, quint64 from) {
        const quint64 until = from + map.binLength();
        std::map<int, quint64> votes;
        quint64 all = 0;
        for (const ChunkEvent& event : moment.record().chunks) {
            const quint64 end = std::min<quint64>(event.position + event.count, until);
            const quint64 begin = std::max<quint64>(event.position, from);
            if (begin >= end || event.finishedNs > moment.time())
                continue;
            votes[static_cast<int>(event.process)] += end - begin;
            all += end - begin;
        }
        const int owner = map.ownerAt(moment, from, map.binLength());
        QCOMPARE(owner == 0, all == 0);
        for (const auto& [process, count] : votes) {
            if (2 * count > all)
                QCOMPARE(owner, process);
        }
    }

private slots:

    void everyNumberHasItsOwner() {
        OwnerMap map;
        map.reset(8);
        QCOMPARE(text(map), u". . . . . . . ."_s);
        map.take(chunk(0, 3, 1));
        map.take(chunk(5, 2, 2));
        QCOMPARE(text(map), u"1 1 1 . . 2 2 ."_s);
        map.take(chunk(3, 2, 3));
        map.take(chunk(7, 1, 1));
        QCOMPARE(text(map), u"1 1 1 3 3 2 2 1"_s);
    }

    void aStretchBelongsToWhoComputedMost() {
        OwnerMap map;
        map.reset(10);
        map.take(chunk(0, 3, 1));
        map.take(chunk(3, 7, 2));
        QCOMPARE(map.ownerOf(0, 3), 1);
        QCOMPARE(map.ownerOf(0, 10), 2);
        QCOMPARE(map.ownerOf(8, 10), 2);
    }

    void manyNumbersShareBins() {
        OwnerMap map;
        map.reset(100'000'000);
        QVERIFY(map.binLength() > 1);
        map.take(chunk(0, 60'000'000, 1));
        map.take(chunk(60'000'000, 40'000'000, 2));
        QCOMPARE(map.ownerOf(0, map.binLength()), 1);
        QCOMPARE(map.ownerOf(59'990'000, 1000), 1);
        QCOMPARE(map.ownerOf(60'010'000, 1000), 2);
        QCOMPARE(map.ownerOf(99'999'999, 1), 2);
    }

    void aBinBelongsToItsMajority() {
        OwnerMap map;
        map.reset(100'000'000);
        const quint64 length = map.binLength();
        for (quint64 i = 0; i < length; ++i)
            map.take(chunk(i, 1, i % 3 == 0 ? 1 : 2));
        QCOMPARE(map.ownerOf(0, length), 2);
    }

    void theLargestInputFits() {
        OwnerMap map;
        map.reset(quint64{1} << 32);
        map.take(chunk(0, quint64{1} << 32, 7));
        QCOMPARE(map.ownerOf((quint64{1} << 32) - 1, 1), 7);
    }

    /// For each number it is looked at all chunks.
    void atAnyTimeEachNumberHasTheOwnerThatItHadThen() {
        std::mt19937 random(5); // NOLINT: the same every time
        for (int round = 0; round < 20; ++round) {
            const RunRecord run = randomRun(3000, 1 + round * 3, 4, random);
            OwnerMap map;
            map.reset(3000);
            for (const ChunkEvent& event : run.chunks)
                map.take(event);
            Moment moment(borrowed(run));
            for (int jump = 0; jump < 10; ++jump) {
                moment.goTo(std::uniform_int_distribution<Nanoseconds>(0, run.nowNs)(random));
                std::vector<int> owners(3000, 0);
                for (const ChunkEvent& event : run.chunks) {
                    for (quint64 i = 0; event.finishedNs <= moment.time() && i < event.count; ++i)
                        owners[event.position + i] = static_cast<int>(event.process);
                }
                for (quint64 position = 0; position < 3000; ++position)
                    QCOMPARE(map.ownerAt(moment, position, 1), owners[position]);
            }
        }
    }

    /// Where one has more than half, it is known also where numbers share bins.
    void atAnyTimeAMajorityIsTold() {
        std::mt19937 random(6); // NOLINT: the same every time
        const quint64 numbers = 5'000'000;
        RunRecord run = randomRun(numbers, 3, 2, random);
        OwnerMap map;
        map.reset(numbers);
        QVERIFY(map.binLength() > 1);
        for (const ChunkEvent& event : run.chunks)
            map.take(event);
        Moment moment(borrowed(run));
        for (int jump = 1; jump < 4; ++jump) {
            moment.goTo(run.nowNs * jump / 4);
            // Around the moment's place in the input, where some are done and others not.
            const quint64 middle = static_cast<quint64>(moment.time()) / 10 / map.binLength();
            for (quint64 bin = middle - 20'000; bin < middle + 50; bin += 1999)
                compareMajority(map, moment, bin * map.binLength());
        }
    }

    void nothingIsTakenBeyondTheInput() {
        OwnerMap map;
        map.reset(3);
        map.take(chunk(2, 5, 1));
        map.take(chunk(3, 5, 2));
        QCOMPARE(text(map), u". . 1"_s);
    }
};

QTEST_GUILESS_MAIN(OwnerMapTest)
#include "ownermap_test.moc"
