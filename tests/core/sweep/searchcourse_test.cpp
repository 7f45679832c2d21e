#include "core/metrics/sweepsummary.h"
#include "core/sweep/searchcourse.h"
#include "core/sweep/searchgrid.h"
#include "core/sweep/sweepplan.h"
#include "tests/support/simulations.h"
#include "tests/support/testcase.h"

#include <cmath>
#include <numeric>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

/// What a run takes in truth, in ms, of a sweep that is made up.
using Truth = std::function<double(const SweepSetting&)>;

struct Search {
    SweepRecord sweep;
    std::vector<SweepSetting> grid;
    std::optional<double> serialMs; ///< nothing: it is not measured
    double blockNoise = 0.0;
    double ownNoise = 0.002;
    double offCoreShare = 0.0; ///< of the time in chunks, that others had the core
    int runs = 0;
    int expected = 0; ///< blocks, as the course last said
    int mostBlocks = 40;

    /// From the coarse grid to the end, or until so many blocks are complete.
    SweepSummary seek(const Truth& truth, Noise& random, int blocks = 1000) {
        for (const SweepSetting& setting : coarseGrid(grid, sweep.machine.usableCores))
            addPoint(sweep, setting);
        SearchCourse course(grid, mostBlocks);
        while (sweep.blocks < blocks) {
            const std::vector<std::size_t> points = course.next(sweep);
            expected = course.blocksExpected(sweep);
            if (points.empty())
                break;
            runBlock(points, truth, random);
            if (serialMs && course.wantsSerial(sweep))
                sweep.serial.push_back({sweep.blocks, noisy(*serialMs, 0.0, random)});
            ++sweep.blocks;
        }
        return summaryOf(sweep);
    }

private:
    void runBlock(const std::vector<std::size_t>& points, const Truth& truth, Noise& random) {
        const double shared = random.ofARun(blockNoise);
        for (const std::size_t at : points) {
            SweepPoint& point = sweep.points[at];
            SweptRun run;
            run.block = sweep.blocks;
            run.wallNs = noisy(truth(point.setting), shared, random);
            run.offCoreNs = std::llround(offCoreShare * NsPerMs);
            run.usefulNs = NsPerMs - run.offCoreNs;
            point.runs.push_back(run);
            ++runs;
        }
    }

    Nanoseconds noisy(double ms, double shared, Noise& random) const {
        return std::llround(ms * NsPerMs * std::exp(shared + random.ofARun(ownNoise)));
    }
};

Search searchOf(const std::vector<int>& processes, const std::vector<quint64>& sizes,
                quint64 numbers = 1500) {
    Search search;
    search.sweep.config.input.size = numbers;
    search.sweep.config.work.kind = WorkKind::Cpu;
    search.sweep.machine.usableCores = 2;
    std::vector<Schedule> schedules;
    for (const quint64 size : sizes)
        schedules.push_back({ScheduleKind::Fixed, size});
    if (sizes.empty())
        schedules.push_back({});
    search.grid = sweepSettings(search.sweep.config, processes, schedules);
    return search;
}

std::vector<int> upTo(int most) {
    std::vector<int> counts(static_cast<std::size_t>(most));
    std::iota(counts.begin(), counts.end(), 1);
    return counts;
}

/// 1500 numbers of 0.1 ms on two cores: whole chunks, the last of which keeps a core waiting; each
/// chunk and each process costs a little.
double twoCores(const SweepSetting& setting) {
    const auto size = static_cast<double>(setting.schedule.parameter);
    const double chunks = std::ceil(1500.0 / size);
    const int cores = std::min(setting.processes, 2);
    const double rounds = std::ceil(chunks / cores);
    const double perCore = std::min(rounds * size, 1500.0) * 0.1;
    return perCore + chunks * 0.002 + setting.processes * 0.3;
}

QString text(const SweepRecord& sweep, const SweepSummary& summary) {
    if (summary.recommendsSerial())
        return u"serial"_s;
    if (!summary.recommendedPoint())
        return u"nothing"_s;
    const SweepSetting& setting = sweep.points[*summary.recommendedPoint()].setting;
    return setting.schedule.kind == ScheduleKind::Fixed
               ? u"%1:%2"_s.arg(setting.processes).arg(setting.schedule.parameter)
               : QString::number(setting.processes);
}

} // namespace

class SearchCourseTest : public TestCase {
    Q_OBJECT

private slots:

    /// The winner is proved, and then what lies between it and its neighbours is tried: larger
    /// chunks of the same speed are preferred.
    void theSmallestThenTheLargestOfTheFastest() {
        Search search = searchOf({1, 2, 3, 4}, {750, 300, 25, 5, 1});
        search.serialMs = 150.0;
        Noise random(SimulationSeed);
        const SweepSummary found = search.seek(twoCores, random);
        QCOMPARE(text(search.sweep, found), u"2:750"_s);
        QVERIFY(found.recommendation.isProved);
        QVERIFY(found.recommendation.atMostSlower.value_or(1.0) < 0.03);
        QVERIFY2(search.runs < 20 * 20, qPrintable(QString::number(search.runs)));
        QVERIFY(search.sweep.decidesFrom > 0); // 474 and 596 were tried against 750
        QCOMPARE(search.sweep.points.size(), search.grid.size() + 2);
        // As slow as one process of the pool: no longer measured once that is known.
        QVERIFY(search.sweep.serialDroppedAfter.has_value());
        QVERIFY(search.sweep.serial.size() < static_cast<std::size_t>(search.sweep.blocks));
        QVERIFY(search.sweep.serial.size() >= 6);
    }

    /// Of 128 process counts a few are tried at first, then only those where it matters.
    void aLargeGridNarrows() {
        Search search = searchOf(upTo(128), {});
        search.sweep.config.work.kind = WorkKind::Wait;
        const auto truth = [](const SweepSetting& setting) {
            return 1000.0 / std::min(setting.processes, 37) + setting.processes * 0.001;
        };
        Noise random(SimulationSeed);
        const SweepSummary found = search.seek(truth, random);
        QVERIFY(found.recommendation.isProved);
        const int processes = text(search.sweep, found).toInt();
        QVERIFY2(processes == 36 || processes == 37, qPrintable(text(search.sweep, found)));
        QVERIFY(search.sweep.points.size() < 30);
        for (const SweepPoint& point : search.sweep.points)
            QVERIFY(std::is_sorted(
                point.runs.begin(), point.runs.end(),
                [](const SweptRun& a, const SweptRun& b) { return a.block < b.block; }));
    }

    /// No work: one process without a pool, and nothing is sought in between.
    void noPoolIsBest() {
        Search search = searchOf(upTo(4), {});
        search.serialMs = 0.3;
        Noise random(SimulationSeed);
        const SweepSummary found = search.seek(
            [](const SweepSetting& setting) { return 0.5 + 0.2 * setting.processes; }, random);
        QCOMPARE(text(search.sweep, found), u"serial"_s);
        QVERIFY(found.recommendation.isProved);
        QCOMPARE(search.sweep.decidesFrom, 0);
        QCOMPARE(search.sweep.blocks, 6);
    }

    void theHopelessAreLeftOutAfterThreeBlocks() {
        Search search = searchOf({1, 2, 4}, {});
        Noise random(SimulationSeed);
        std::ignore = search.seek(
            [](const SweepSetting& setting) { return setting.processes == 4 ? 100.0 : 50.0; },
            random, 4);
        QVERIFY(!search.sweep.points[0].droppedAfter);
        QVERIFY(!search.sweep.points[1].droppedAfter);
        QCOMPARE(search.sweep.points[2].droppedAfter.value_or(-1), 3);
        QCOMPARE(search.sweep.points[2].runs.size(), std::size_t{3});
        QVERIFY(summaryOf(search.sweep).recommendation.standings[2] == Standing::Out);
    }

    /// Nothing is ever proved, and no race goes on for ever.
    void noiseEndsIt() {
        Search search = searchOf({1, 2, 4}, {});
        search.ownNoise = 0.8;
        search.mostBlocks = 12;
        Noise random(SimulationSeed);
        const SweepSummary found = search.seek([](const SweepSetting&) { return 50.0; }, random);
        QVERIFY(!found.recommendation.isProved);
        QCOMPARE(search.sweep.blocks, 12);
    }

    /// Beside other busy programs more processes than cores only get a larger share of them: they
    /// must not win the race, and then not be recommended.
    void onABusyMachineThoseWithCoresOfTheirOwnRace() {
        Search search = searchOf(upTo(4), {});
        search.offCoreShare = 0.3;
        Noise random(SimulationSeed);
        const SweepSummary found = search.seek(
            [](const SweepSetting& setting) { return 100.0 / setting.processes; }, random);
        QCOMPARE(text(search.sweep, found), u"2"_s);
    }

    void whereEveryRunFailsThereIsAnEnd() {
        Search search = searchOf({1, 2}, {});
        for (const SweepSetting& setting : search.grid)
            addPoint(search.sweep, setting);
        SearchCourse course(search.grid);
        while (!course.next(search.sweep).empty()) {
            for (SweepPoint& point : search.sweep.points) {
                point.runs.push_back({});
                point.runs.back().block = search.sweep.blocks;
            }
            ++search.sweep.blocks;
            QVERIFY(search.sweep.blocks <= 40);
        }
        QVERIFY(!summaryOf(search.sweep).recommendation.taken);
    }

    void itSaysHowLongItWillTake() {
        Search search = searchOf({1, 2}, {});
        SearchCourse course(search.grid);
        QCOMPARE(course.blocksExpected(search.sweep), 6);
        search.sweep.blocks = 9; // of others
        search.sweep.decidesFrom = 9;
        QCOMPARE(course.blocksExpected(search.sweep), 15);
        // A race ends when it is looked at, not before.
        for (const int blocks : {3, 4, 5, 6}) {
            Search begun = searchOf({1, 2}, {});
            Noise random(SimulationSeed);
            std::ignore = begun.seek([](const SweepSetting&) { return 50.0; }, random, blocks);
            QCOMPARE(begun.expected, 6);
        }
    }

    /// What is proved stays so while the next race has not proved anything, whenever that ends.
    void whatIsProvedStaysProved() {
        Search whole = searchOf({1, 2, 3, 4}, {750, 300, 25, 5, 1});
        Noise noise(SimulationSeed);
        std::ignore = whole.seek(twoCores, noise);
        QVERIFY(whole.sweep.decidesFrom > 0);
        for (int blocks = 7; blocks <= whole.sweep.blocks; ++blocks) {
            Search search = searchOf({1, 2, 3, 4}, {750, 300, 25, 5, 1});
            Noise random(SimulationSeed);
            const SweepSummary found = search.seek(twoCores, random, blocks);
            QVERIFY2(found.recommendation.isProved, qPrintable(QString::number(blocks)));
            QCOMPARE(text(search.sweep, found), u"2:750"_s);
        }
    }

    /// How often it is right, with the noise of a quiet and of a calm machine: of 10,000 searches
    /// each what stands in core/sweep/searchcourse.h.
    void errors_data() {
        QTest::addColumn<double>("blockNoise");
        QTest::addColumn<double>("ownNoise");
        QTest::newRow("quiet") << 0.03 << 0.03;
        QTest::newRow("calm") << 0.003 << 0.008;
    }

    void errors() {
        QFETCH(double, blockNoise);
        QFETCH(double, ownNoise);
        const int count = simulations(30);
        Noise random(SimulationSeed);
        int proved = 0;
        int provedWrong = 0;
        int boundTooLow = 0;
        int far = 0;
        int runs = 0;
        for (int i = 0; i < count; ++i) {
            Search search = searchOf({1, 2, 3, 4, 6, 8}, {750, 300, 100, 25, 5, 1});
            search.blockNoise = blockNoise;
            search.ownNoise = ownNoise;
            const SweepSummary found = search.seek(twoCores, random);
            runs += search.runs;
            double best = 1e9;
            for (const SweepPoint& point : search.sweep.points)
                best = std::min(best, twoCores(point.setting));
            QVERIFY(found.recommendedPoint());
            const SweepSetting taken = search.sweep.points[*found.recommendedPoint()].setting;
            const double slower = twoCores(taken) / best - 1;
            const Recommendation& recommendation = found.recommendation;
            proved += recommendation.isProved ? 1 : 0;
            provedWrong += recommendation.isProved && slower > 0.03 ? 1 : 0;
            boundTooLow += slower > recommendation.atMostSlower.value_or(1.0) ? 1 : 0;
            far += slower > 0.05 ? 1 : 0;
        }
        qInfo().noquote() << u"%1 searches, seed %2: %3 runs each, %4 proved, %5 proved and wrong, "
                             "bound too low in %6, over 5 % slower %7"_s.arg(count)
                                 .arg(SimulationSeed)
                                 .arg(runs / count)
                                 .arg(proved)
                                 .arg(provedWrong)
                                 .arg(boundTooLow)
                                 .arg(far);
        QVERIFY(provedWrong <= count * (0.05 + allowance(0.05, count)));
        QVERIFY(boundTooLow <= count * (0.05 + allowance(0.05, count)));
        QVERIFY(far <= count * (0.01 + allowance(0.01, count)));
    }
};

QTEST_GUILESS_MAIN(SearchCourseTest)
#include "searchcourse_test.moc"
