#include "core/plan/chunkplan.h"
#include "tests/support/testcase.h"

using namespace poolscope;
using namespace Qt::StringLiterals;

namespace {

RunConfig config(quint64 size, int processes, ScheduleKind kind, quint64 parameter = 1) {
    RunConfig asked;
    asked.input.size = size;
    asked.processes = processes;
    asked.schedule = {kind, parameter};
    return asked;
}

/// "14 of 7, 1 of 2".
QString groupsText(const ChunkPlan& plan) {
    QStringList parts;
    for (const ChunkGroup& group : chunkGroups(plan))
        parts.append(u"%1 of %2"_s.arg(group.chunks).arg(group.count));
    return parts.join(u", "_s);
}

/// What is wrong with the chunks of a plan; empty if they are consecutive, none is empty and they
/// cover the whole input.
QString faultOf(const ChunkPlan& plan) {
    quint64 position = 0;
    for (quint64 i = 0; i < plan.chunks(); ++i) {
        const Chunk chunk = plan.chunk(i);
        if (chunk.index != i || chunk.position != position || chunk.count == 0)
            return u"chunk %1 begins at %2 with %3 numbers"_s.arg(chunk.index)
                .arg(chunk.position)
                .arg(chunk.count);
        if (plan.uniformCount() > 0 && i + 1 < plan.chunks() && chunk.count != plan.uniformCount())
            return u"chunk %1 is not as long as the others"_s.arg(i);
        position += chunk.count;
    }
    return position == plan.size() ? QString() : u"the chunks end at %1"_s.arg(position);
}

constexpr ScheduleKind AllKinds[] = {
    ScheduleKind::Python,     ScheduleKind::Fixed,     ScheduleKind::Static,   ScheduleKind::Guided,
    ScheduleKind::GuidedHalf, ScheduleKind::Trapezoid, ScheduleKind::Factoring};

} // namespace

class ChunkPlanTest : public TestCase {
    Q_OBJECT

private slots:

    void groups_data() {
        QTest::addColumn<RunConfig>("asked");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const RunConfig& asked, const QString& expected) {
            QTest::newRow(name) << asked << expected;
        };
        using enum ScheduleKind;
        row("the notebook's", config(100, 4, Python), u"14 of 7, 1 of 2"_s);
        row("python 100/1", config(100, 1, Python), u"4 of 25"_s);
        row("python 100/2", config(100, 2, Python), u"7 of 13, 1 of 9"_s);
        row("python 100/3", config(100, 3, Python), u"11 of 9, 1 of 1"_s);
        row("python 100/8", config(100, 8, Python), u"25 of 4"_s);
        row("python 100/16", config(100, 16, Python), u"50 of 2"_s);
        row("python 10/4", config(10, 4, Python), u"10 of 1"_s);
        row("python 17/4", config(17, 4, Python), u"8 of 2, 1 of 1"_s);
        row("python 1000/4", config(1000, 4, Python), u"15 of 63, 1 of 55"_s);
        row("python 1000/8", config(1000, 8, Python), u"31 of 32, 1 of 8"_s);
        row("python 10^6/4", config(1'000'000, 4, Python), u"16 of 62500"_s);
        row("nothing", config(0, 4, Python), QString());
        row("one number", config(1, 4, Python), u"1 of 1"_s);
        row("fixed:120", config(1000, 4, Fixed, 120), u"8 of 120, 1 of 40"_s);
        row("fixed: one chunk", config(1000, 4, Fixed, 1000), u"1 of 1000"_s);
        row("fixed: longer than the input", config(1000, 4, Fixed, 5000), u"1 of 1000"_s);
        row("fixed of nothing", config(0, 4, Fixed, 10), QString());
        row("static", config(1000, 4, Static), u"4 of 250"_s);
        row("static with a rest", config(10, 4, Static), u"2 of 3, 2 of 2"_s);
        row("guided:10", config(1000, 4, Guided, 10),
            u"1 of 250, 1 of 188, 1 of 141, 1 of 106, 1 of 79, 1 of 59, 1 of 45, 1 of 33, 1 of 25, "
            "1 of 19, 1 of 14, 1 of 11, 3 of 10"_s);
        row("factoring", config(100, 4, Factoring), u"4 of 13, 4 of 6, 4 of 3, 4 of 2, 4 of 1"_s);
        row("trapezoid", config(100, 4, Trapezoid), u"8 of 12, 1 of 4"_s);
    }

    void groups() {
        QFETCH(RunConfig, asked);
        QTEST(groupsText(ChunkPlan(asked)), "expected");
    }

    /// As a file may have it.
    void aPlanOfOneShortChunk() { QCOMPARE(groupsText(ChunkPlan(5, 7)), u"1 of 5"_s); }

    /// Chunks that are all alike are not stored one by one, so that 10^7 of them cost nothing.
    void uniformPlansSayTheirLength() {
        QCOMPARE(ChunkPlan(config(100, 4, ScheduleKind::Python)).uniformCount(), quint64{7});
        QCOMPARE(ChunkPlan(config(100, 4, ScheduleKind::Fixed, 30)).uniformCount(), quint64{30});
        QCOMPARE(ChunkPlan(config(100, 4, ScheduleKind::Fixed, 300)).uniformCount(), quint64{100});
        QCOMPARE(ChunkPlan(config(100, 4, ScheduleKind::Guided)).uniformCount(), quint64{0});
        QCOMPARE(ChunkPlan(config(0, 4, ScheduleKind::Python)).uniformCount(), quint64{0});
    }

    void chunksByIndex() {
        const ChunkPlan plan(config(100, 4, ScheduleKind::Python));
        QCOMPARE(plan.chunks(), quint64{15});
        QCOMPARE(plan.chunk(0), (Chunk{0, 0, 7}));
        QCOMPARE(plan.chunk(13), (Chunk{13, 91, 7}));
        QCOMPARE(plan.chunk(14), (Chunk{14, 98, 2}));
        const ChunkPlan guided(config(100, 4, ScheduleKind::Guided));
        QCOMPARE(guided.chunk(2), (Chunk{2, 44, 14}));
        QCOMPARE(guided.chunk(13), (Chunk{13, 99, 1}));
    }

    void everyNumberThereIsFitsOnePlan() {
        const ChunkPlan plan(config(quint64{1} << 32, 4, ScheduleKind::Fixed, 1));
        QCOMPARE(plan.chunks(), quint64{1} << 32);
        constexpr quint64 Last = (quint64{1} << 32) - 1;
        QCOMPARE(plan.chunk(Last), (Chunk{Last, Last, 1}));
    }

    void chunksAreConsecutiveAndWhole() {
        QStringList faults;
        for (const int processes : {1, 2, 3, 4, 7, 9, 64, 1024}) {
            const auto p = static_cast<quint64>(processes);
            for (const quint64 size : {quint64{0}, quint64{1}, quint64{2}, p - 1, p, p + 1,
                                       quint64{97}, quint64{100}, quint64{65'537}}) {
                for (const ScheduleKind kind : AllKinds) {
                    const QString fault = faultOf(ChunkPlan(config(size, processes, kind, 3)));
                    if (!fault.isEmpty())
                        faults.append(u"%1/%2, schedule %3: %4"_s.arg(size)
                                          .arg(processes)
                                          .arg(static_cast<int>(kind))
                                          .arg(fault));
                }
            }
        }
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void everyPositionIsInItsChunk() {
        for (const ScheduleKind kind :
             {ScheduleKind::Python, ScheduleKind::Guided, ScheduleKind::Static}) {
            RunConfig config;
            config.schedule.kind = kind;
            const ChunkPlan plan(config);
            for (quint64 index = 0; index < plan.chunks(); ++index) {
                const Chunk chunk = plan.chunk(index);
                QCOMPARE(plan.chunkAt(chunk.position), chunk);
                QCOMPARE(plan.chunkAt(chunk.position + chunk.count - 1), chunk);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ChunkPlanTest)
#include "chunkplan_test.moc"
