#include "core/sweep/searchgrid.h"
#include "core/sweep/sweepplan.h"
#include "tests/support/testcase.h"

#include <numeric>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

std::vector<int> upTo(int most) {
    std::vector<int> counts(static_cast<std::size_t>(most));
    std::iota(counts.begin(), counts.end(), 1);
    return counts;
}

std::vector<Schedule> sizes(std::initializer_list<quint64> each) {
    std::vector<Schedule> schedules;
    for (const quint64 size : each)
        schedules.push_back({ScheduleKind::Fixed, size});
    return schedules;
}

RunConfig thousand() {
    RunConfig config;
    config.input.size = 1000;
    return config;
}

/// "1:100 2:100".
QString text(const std::vector<SweepSetting>& settings) {
    QStringList words;
    for (const SweepSetting& setting : settings)
        words.append(setting.schedule.kind == ScheduleKind::Fixed
                         ? u"%1:%2"_s.arg(setting.processes).arg(setting.schedule.parameter)
                         : QString::number(setting.processes));
    return words.join(u' ');
}

QString between(const std::vector<SweepSetting>& grid, const std::vector<SweepSetting>& tried,
                const SweepSetting& winner) {
    SweepRecord sweep;
    sweep.config = thousand();
    for (const SweepSetting& setting : tried)
        addPoint(sweep, setting);
    return text(settingsBetween(grid, sweep, winner));
}

} // namespace

class SearchGridTest : public TestCase {
    Q_OBJECT

private slots:

    void aSmallGridIsTriedWhole() {
        const auto grid = sweepSettings(thousand(), upTo(6), sizes({100, 25, 5, 2, 1}));
        QCOMPARE(text(coarseGrid(grid, 2)), text(grid));
    }

    /// Steps of a third, the cores and the largest; four chunk sizes from end to end.
    void aLargeOneCoarsely() {
        const auto grid = sweepSettings(thousand(), upTo(40), {Schedule()});
        QCOMPARE(text(coarseGrid(grid, 15)), u"1 2 3 4 6 8 11 15 20 27 36 40"_s);
        QCOMPARE(text(coarseGrid(grid, 14)), u"1 2 3 4 6 8 11 14 19 26 35 40"_s);
        const auto wide =
            sweepSettings(thousand(), {1, 2, 3, 4}, sizes({1, 2, 5, 10, 20, 50, 100, 200}));
        QCOMPARE(text(coarseGrid(wide, 2)),
                 u"1:200 1:50 1:10 1:1 2:200 2:50 2:10 2:1 3:200 3:50 3:10 3:1 "
                 "4:200 4:50 4:10 4:1"_s);
    }

    void thenBetweenTheBestAndItsNeighbours() {
        const auto grid = sweepSettings(thousand(), upTo(40), {Schedule()});
        const auto tried = coarseGrid(grid, 15);
        QCOMPARE(between(grid, tried, {8, {}}), u"7 9"_s);
        QCOMPARE(between(grid, tried, {20, {}}), u"17 23"_s);
        QCOMPARE(between(grid, tried, {1, {}}), QString());
        QCOMPARE(between(grid, tried, {40, {}}), u"38"_s);
        QCOMPARE(between(grid, grid, {8, {}}), QString());
    }

    /// Chunk sizes of the grid first, then others in between, as long as that makes a difference.
    void alsoBetweenChunkSizes() {
        const auto grid = sweepSettings(thousand(), {1, 2}, sizes({100, 50, 25, 5, 1}));
        const auto tried = sweepSettings(thousand(), {1, 2}, sizes({100, 25, 1}));
        QCOMPARE(between(grid, tried, {2, {ScheduleKind::Fixed, 25}}), u"2:5 2:50"_s);
        QCOMPARE(between(grid, grid, {2, {ScheduleKind::Fixed, 25}}), u"2:11 2:35"_s);
        QCOMPARE(between(grid, grid, {2, {ScheduleKind::Fixed, 1}}), u"2:2"_s);
        const auto near = sweepSettings(thousand(), {2}, sizes({10, 9, 8}));
        QCOMPARE(between(near, near, {2, {ScheduleKind::Fixed, 9}}), QString());
    }
};

QTEST_GUILESS_MAIN(SearchGridTest)
#include "searchgrid_test.moc"
