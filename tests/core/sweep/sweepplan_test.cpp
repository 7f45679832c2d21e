#include "core/sweep/sweepplan.h"
#include "tests/support/testcase.h"

#include <algorithm>
#include <numeric>
#include <set>

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

Schedule chunksOf(quint64 size) {
    return {ScheduleKind::Fixed, size};
}

/// "1:K25 1:K5 2:K25".
QString text(const std::vector<SweepSetting>& settings) {
    QStringList words;
    for (const SweepSetting& setting : settings)
        words.append(u"%1:K%2"_s.arg(setting.processes).arg(setting.schedule.parameter));
    return words.join(u' ');
}

/// "2 0 s 1": s is the serial time.
QString text(const std::vector<BlockStep>& steps) {
    QStringList words;
    for (const BlockStep& step : steps)
        words.append(step ? QString::number(*step) : u"s"_s);
    return words.join(u' ');
}

std::vector<std::size_t> firstOnes(std::size_t points) {
    std::vector<std::size_t> ones(points);
    std::iota(ones.begin(), ones.end(), std::size_t{0});
    return ones;
}

} // namespace

class SweepPlanTest : public TestCase {
    Q_OBJECT

private slots:

    void fewestProcessesAndLargestChunksFirst() {
        RunConfig config;
        config.input.size = 100;
        const auto settings =
            sweepSettings(config, {4, 1, 2, 1}, {chunksOf(5), chunksOf(25), chunksOf(5)});
        QCOMPARE(text(settings), u"1:K25 1:K5 2:K25 2:K5 4:K25 4:K5"_s);
    }

    /// Which another program may be told, whatever our own input is.
    void evenThoseLargerThanTheInput() {
        RunConfig config;
        config.input.size = 100;
        const auto settings =
            sweepSettings(config, {2}, {chunksOf(60), chunksOf(200), chunksOf(4000), chunksOf(70)});
        QCOMPARE(text(settings), u"2:K4000 2:K200 2:K70 2:K60"_s);
    }

    /// Their sizes are not known, but how many chunks there are.
    void schedulesAreOrderedByTheirChunks() {
        RunConfig config;
        config.input.size = 100;
        const auto settings = sweepSettings(
            config, {2}, {{ScheduleKind::Guided, 1}, chunksOf(1), {ScheduleKind::Static, 1}});
        QVERIFY(settings.at(0).schedule.kind == ScheduleKind::Static);
        QVERIFY(settings.at(1).schedule.kind == ScheduleKind::Guided);
        QVERIFY(settings.at(2).schedule.kind == ScheduleKind::Fixed);
    }

    void anAddedPointTakesItsPlace() {
        SweepRecord sweep;
        sweep.config.input.size = 100;
        for (const SweepSetting& setting :
             {SweepSetting{2, chunksOf(5)}, SweepSetting{1, chunksOf(25)},
              SweepSetting{2, chunksOf(25)}, SweepSetting{4, chunksOf(5)}})
            addPoint(sweep, setting);
        const auto texts = [&sweep] {
            std::vector<SweepSetting> settings;
            for (const SweepPoint& point : sweep.points)
                settings.push_back(point.setting);
            return text(settings);
        };
        QCOMPARE(texts(), u"1:K25 2:K25 2:K5 4:K5"_s);
        sweep.points[1].droppedAfter = 7;
        addPoint(sweep, {2, chunksOf(25)});
        QCOMPARE(texts(), u"1:K25 2:K25 2:K5 4:K5"_s);
        QVERIFY(!sweep.points[1].droppedAfter);
    }

    void aBlockRunsEveryPointOnce() {
        for (int block = -1; block < 50; ++block) {
            const auto steps = blockSteps(firstOnes(7), true, block, 4711);
            const std::set<BlockStep> each(steps.begin(), steps.end());
            QCOMPARE(steps.size(), std::size_t{8});
            QCOMPARE(each.size(), std::size_t{8});
        }
        QCOMPARE(text(blockSteps(firstOnes(1), false, 3, 1)), u"0"_s);
        QCOMPARE(text(blockSteps(firstOnes(0), false, 3, 1)), QString());
    }

    void theSeedDecidesTheOrder() {
        QCOMPARE(text(blockSteps(firstOnes(6), true, 2, 1)),
                 text(blockSteps(firstOnes(6), true, 2, 1)));
        std::set<QString> orders;
        for (quint64 seed = 0; seed < 20; ++seed)
            orders.insert(text(blockSteps(firstOnes(6), true, 0, seed)));
        for (int block = 0; block < 20; ++block)
            orders.insert(text(blockSteps(firstOnes(6), true, block, quint64{1} << 40)));
        QVERIFY2(orders.size() >= 38, qPrintable(QString::number(orders.size())));
    }

    /// Nobody is always first: what changes on the machine hits all alike.
    void everybodyIsFirstAsOften() {
        std::vector<int> first(5, 0);
        constexpr int Blocks = 5000;
        for (int block = 0; block < Blocks; ++block)
            ++first[*blockSteps(firstOnes(5), false, block, 1).front()];
        const auto [least, most] = std::minmax_element(first.begin(), first.end());
        // Binomial: 1000 ± 28; five standard deviations.
        QVERIFY2(*least > 858 && *most < 1142, qPrintable(u"%1 %2"_s.arg(*least).arg(*most)));
    }
};

QTEST_GUILESS_MAIN(SweepPlanTest)
#include "sweepplan_test.moc"
