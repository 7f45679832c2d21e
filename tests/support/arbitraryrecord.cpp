#include "tests/support/arbitraryrecord.h"

#include "core/config/configtext.h"
#include "core/config/limits.h"
#include "core/plan/chunkplan.h"
#include "core/record/recordwriter.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// What befalls the next attempt at a chunk. Zeros are the dullest, and what shrinks ends in them.
struct Turn {
    int who = 0; ///< which of the lanes
    Nanoseconds pauseNs = 0;
    Nanoseconds takesNs = 0;
    int cpuPercent = 0;
    int core = 0;
    int frozenPercent = 0; ///< of the time that it takes
    int death = 0;         ///< 0: none; else which
};

constexpr ProcessEnd Deaths[] = {ProcessEnd::Finished, ProcessEnd::Killed, ProcessEnd::Crashed,
                                 ProcessEnd::Exited,   ProcessEnd::Stuck,  ProcessEnd::Held};

struct Story {
    RunConfig config;
    std::vector<Turn> turns;
    Nanoseconds serialNs = 0;  ///< 0: not known
    Nanoseconds closingNs = 0; ///< from each end of a process to the next, and to the run's
};

/// Tells a story to a writer: chunk after chunk in the order of the plan, those that were lost
/// again before the next. When the turns are over, the rest takes no time.
class Teller {
public:
    Teller(const Story& story, RunRecord& record)
        : m_story(story)
        , m_plan(story.config)
        , m_writer(record) {}

    void tell() {
        begin();
        for (quint64 index = 0; index < m_plan.chunks(); ++index) {
            const Chunk chunk = m_plan.chunk(index);
            m_freeNs = 0;
            quint16 attempt = 1;
            while (!isDone(chunk, attempt))
                ++attempt;
        }
        end();
    }

private:
    /// Who works on a lane, and until when it is known what it does.
    struct Lane {
        int process = 0;
        Nanoseconds nowNs = 0;
        Nanoseconds cpuNs = 0;
    };

    void begin() {
        const RunConfig& config = m_story.config;
        MachineRecord machine;
        machine.facts.usableCores = 2;
        machine.facts.onlineCores = 4;
        machine.facts.memoryBytes = 8'000'000'000;
        machine.facts.system = u"Débian, \"Linux\""_s;
        machine.facts.version = u"0.1.0"_s;
        if (config.work.kind == WorkKind::Cpu)
            machine.facts.iterationsPerUs = 512.25;
        if (config.input.size % 3 == 0)
            machine.facts.simulated = PoolCosts{300'000, 0, 1'000'000};
        m_writer.machines({machine});
        m_writer.startedAt(QDateTime::fromMSecsSinceEpoch(1'700'000'000'123));
        if (m_story.serialNs > 0)
            m_writer.serialTime(m_story.serialNs);
        MapRecord map;
        map.function = u"function_square"_s;
        map.size = m_plan.size();
        map.chunks = m_plan.chunks();
        map.plan = std::make_shared<const ChunkPlan>(m_plan);
        map.order = config.order;
        m_writer.addMap(map);
        for (int lane = 1; lane <= config.processes; ++lane)
            m_lanes.push_back(started(lane, lane, std::nullopt));
    }

    Lane started(int lane, Nanoseconds spawnedNs, std::optional<int> replaces) {
        ProcessStart start;
        start.lane = lane;
        start.pid = 1000 + ++m_processes;
        start.spawnedNs = spawnedNs;
        start.replaces = replaces;
        const int process = m_writer.addProcess(start);
        m_writer.ready(process, spawnedNs + 1);
        return {process, spawnedNs + 1, 0};
    }

    /// The next attempt at @p chunk; false if its process dies with it.
    bool isDone(const Chunk& chunk, quint16 attempt) {
        const Turn turn = m_turn < m_story.turns.size() ? m_story.turns[m_turn++] : Turn{};
        Lane& lane = m_lanes[static_cast<std::size_t>(turn.who) % m_lanes.size()];
        ChunkEvent event;
        event.startedNs = std::max(lane.nowNs, m_freeNs) + turn.pauseNs;
        event.finishedNs = event.startedNs + turn.takesNs;
        event.count = chunk.count;
        event.index = static_cast<quint32>(chunk.index);
        event.position = static_cast<quint32>(chunk.position);
        event.process = static_cast<decltype(event.process)>(lane.process);
        event.attempt = attempt;
        event.cpu = static_cast<qint16>(turn.core);
        lane.nowNs = event.finishedNs;
        freeze(turn, event);
        if (turn.death != 0) {
            die(turn, event, lane);
            return false;
        }
        lane.cpuNs += turn.takesNs * turn.cpuPercent / 100;
        m_writer.finished(event);
        m_writer.used(lane.process, lane.cpuNs);
        m_mapDoneNs = std::max(m_mapDoneNs, event.finishedNs);
        return true;
    }

    /// In the middle of the chunk.
    void freeze(const Turn& turn, const ChunkEvent& event) {
        const Nanoseconds frozenNs = turn.takesNs * turn.frozenPercent / 100;
        if (frozenNs == 0)
            return;
        const Nanoseconds from = event.startedNs + (turn.takesNs - frozenNs) / 2;
        m_writer.frozen(static_cast<int>(event.process), from);
        m_writer.thawed(static_cast<int>(event.process), from + frozenNs);
    }

    void die(const Turn& turn, const ChunkEvent& event, Lane& lane) {
        const ProcessEnd end = Deaths[turn.death];
        m_freeNs = event.finishedNs;
        LostAttempt lost;
        lost.index = event.index;
        lost.process = lane.process;
        if (turn.takesNs > 0) // else it had not come to stamp its start
            lost.startedNs = event.startedNs;
        lost.endedNs = event.finishedNs;
        lost.position = event.position;
        lost.count = event.count;
        lost.itemsDone = turn.takesNs > 0 ? event.count / 2 : 0;
        m_writer.ended(lane.process, {end, event.finishedNs,
                                      end == ProcessEnd::Crashed  ? 11
                                      : end == ProcessEnd::Exited ? 0
                                                                  : 9,
                                      end == ProcessEnd::Exited ? 3 : 0});
        m_writer.lost(lost);
        const int number = static_cast<int>(&lane - m_lanes.data()) + 1;
        lane = started(number, event.finishedNs + turn.pauseNs, lane.process);
    }

    void end() {
        for (const Lane& lane : m_lanes)
            m_mapDoneNs = std::max(m_mapDoneNs, lane.nowNs);
        m_writer.mapDone(0, m_mapDoneNs);
        Nanoseconds now = m_mapDoneNs;
        for (const Lane& lane : m_lanes)
            m_writer.ended(lane.process, {ProcessEnd::Finished, now += m_story.closingNs, 0, 0});
        const auto results = std::make_shared<std::vector<std::uint64_t>>(m_plan.size());
        for (quint64 i = 0; i < m_plan.size(); ++i)
            (*results)[i] = (m_story.config.input.first + i) * (m_story.config.input.first + i);
        m_writer.results(Results::ofNumbers({results, results->data()}, results->size()));
        m_writer.resultsChecked(true);
        m_writer.wall(now + m_story.closingNs + 1);
        m_writer.outcome(Outcome::Finished);
        m_writer.close();
    }

    const Story& m_story;
    ChunkPlan m_plan;
    RecordWriter m_writer;
    std::vector<Lane> m_lanes;
    std::size_t m_turn = 0;
    int m_processes = 0;
    Nanoseconds m_freeNs = 0; ///< the chunk was lost before
    Nanoseconds m_mapDoneNs = 0;
};

/// From 0 up to @p most, and half of the time 0.
rc::Gen<Nanoseconds> mostlyNothing(Nanoseconds most) {
    return rc::gen::oneOf(rc::gen::just(Nanoseconds{0}),
                          rc::gen::inRange(Nanoseconds{0}, most + 1));
}

rc::Gen<Turn> arbitraryTurn() {
    const auto death = rc::gen::weightedOneOf<int>(
        {{9, rc::gen::just(0)}, {1, rc::gen::inRange(1, static_cast<int>(std::size(Deaths)))}});
    const auto frozen =
        rc::gen::weightedOneOf<int>({{9, rc::gen::just(0)}, {1, rc::gen::inRange(1, 101)}});
    return rc::gen::build<Turn>(
        rc::gen::set(&Turn::who, rc::gen::inRange(0, 8)),
        rc::gen::set(&Turn::pauseNs, mostlyNothing(1000)),
        rc::gen::set(&Turn::takesNs, rc::gen::inRange(Nanoseconds{0}, Nanoseconds{100'000})),
        rc::gen::set(&Turn::cpuPercent, rc::gen::inRange(0, 101)),
        rc::gen::set(&Turn::core, rc::gen::inRange(-1, 4)),
        rc::gen::set(&Turn::frozenPercent, frozen), rc::gen::set(&Turn::death, death));
}

rc::Gen<RunConfig> arbitraryConfig() {
    const auto input = rc::gen::build<Input>(
        rc::gen::set(&Input::size,
                     rc::gen::weightedOneOf<quint64>({{1, rc::gen::inRange<quint64>(0, 3)},
                                                      {9, rc::gen::inRange<quint64>(0, 200)}})),
        rc::gen::set(&Input::first, rc::gen::element<quint64>(0, 5, 4'294'967'000)));
    const auto anySchedule = rc::gen::build<Schedule>(
        rc::gen::set(&Schedule::kind,
                     rc::gen::element(ScheduleKind::Fixed, ScheduleKind::Python,
                                      ScheduleKind::Static, ScheduleKind::Guided,
                                      ScheduleKind::GuidedHalf, ScheduleKind::Trapezoid,
                                      ScheduleKind::Factoring)),
        rc::gen::set(&Schedule::parameter, rc::gen::inRange<quint64>(1, 10)));
    const auto schedule = rc::gen::map(anySchedule, [](Schedule any) {
        return takesNumber(any.kind) ? any : Schedule{any.kind, 1};
    });
    const auto work = rc::gen::build<WorkSpec>(
        rc::gen::set(&WorkSpec::kind, rc::gen::element(WorkKind::Cpu, WorkKind::Wait)),
        rc::gen::set(&WorkSpec::profile,
                     rc::gen::element(WorkProfile::Equal, WorkProfile::Rising, WorkProfile::Falling,
                                      WorkProfile::Random, WorkProfile::OneHeavy)),
        rc::gen::set(&WorkSpec::meanNs, rc::gen::inRange<std::int64_t>(1, 1'000'000)),
        rc::gen::set(&WorkSpec::seed, rc::gen::inRange<std::uint64_t>(0, LargestSeed + 1)));
    const auto plain = rc::gen::just(WorkSpec{});
    return rc::gen::build<RunConfig>(
        rc::gen::set(&RunConfig::input, input),
        rc::gen::set(&RunConfig::processes, rc::gen::inRange(1, 6)),
        rc::gen::set(&RunConfig::schedule, schedule),
        rc::gen::set(&RunConfig::order,
                     rc::gen::element(ResultOrder::Input, ResultOrder::Completion)),
        rc::gen::set(&RunConfig::work, rc::gen::oneOf(plain, work)));
}

rc::Gen<Story> arbitraryStory() {
    return rc::gen::build<Story>(
        rc::gen::set(&Story::config, arbitraryConfig()),
        rc::gen::set(&Story::turns, rc::gen::container<std::vector<Turn>>(arbitraryTurn())),
        rc::gen::set(&Story::serialNs, mostlyNothing(1'000'000)),
        rc::gen::set(&Story::closingNs, mostlyNothing(1000)));
}

void showProcess(const RunRecord& record, const ProcessRecord& process, std::ostream& stream) {
    stream << "\n    " << process.number << ":";
    if (process.replaces)
        stream << " replaces " << *process.replaces;
    stream << " spawned " << process.spawnedNs;
    if (process.readyNs)
        stream << " ready " << *process.readyNs;
    const auto number = static_cast<decltype(ChunkEvent::process)>(process.number);
    for (const ChunkEvent& chunk : record.chunks) {
        if (chunk.process == number)
            stream << " chunk " << chunk.startedNs << '-' << chunk.finishedNs << 'x' << chunk.count;
    }
    stream << " cpu " << process.cpuNs;
    for (const auto& freeze : process.freezes)
        stream << " frozen " << freeze.fromNs << '-' << freeze.untilNs.value_or(-1);
    for (const LostAttempt& lost : record.lostAttempts) {
        if (lost.process == process.number)
            stream << " at " << (lost.startedNs ? std::to_string(*lost.startedNs) : "?") << " done "
                   << lost.itemsDone << " of " << lost.count << " lost";
    }
    if (process.endedNs)
        stream << " ended " << *process.endedNs;
    if (isDeath(process.end))
        stream << " by death " << static_cast<int>(process.end);
}

} // namespace

rc::Gen<RunRecord> arbitraryRecord() {
    return rc::gen::map(arbitraryStory(), [](const Story& story) {
        RunRecord record;
        record.config = story.config;
        Teller(story, record).tell();
        return record;
    });
}

void showValue(const RunRecord& record, std::ostream& stream) {
    stream << "wall " << endOf(record) << " serial " << record.serialNs.value_or(0) << " mapped "
           << record.mapDoneNs.value_or(0) << " size " << record.config.input.size << " from "
           << record.config.input.first << " schedule "
           << static_cast<int>(record.config.schedule.kind) << ':'
           << record.config.schedule.parameter << " work "
           << static_cast<int>(record.config.work.kind);
    for (const ProcessRecord& process : record.processes)
        showProcess(record, process, stream);
    stream << '\n';
}

} // namespace poolscope
