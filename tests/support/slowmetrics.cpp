#include "tests/support/slowmetrics.h"

#include "core/metrics/speedup.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <random>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// What a lane does in one nanosecond.
enum class Doing { StartUp, Chunk, Waiting, Unequal, Ending, Lost, Delayed };

using Lane = std::vector<Doing>;

/// When the process had finished its last chunk, or was ready.
Nanoseconds doneAt(const RunRecord& record, const ProcessRecord& process, Nanoseconds ready) {
    for (const ChunkEvent& chunk : record.chunks) {
        if (static_cast<int>(chunk.process) == process.number)
            ready = std::max(ready, chunk.finishedNs);
    }
    return ready;
}

bool isInChunk(const RunRecord& record, int process, Nanoseconds at) {
    return std::any_of(record.chunks.begin(), record.chunks.end(), [&](const ChunkEvent& chunk) {
        return static_cast<int>(chunk.process) == process && chunk.startedNs <= at &&
               at < chunk.finishedNs;
    });
}

bool isFrozenAt(const ProcessRecord& process, Nanoseconds at) {
    return std::any_of(process.freezes.begin(), process.freezes.end(),
                       [at](const FrozenStretch& frozen) {
                           return frozen.fromNs <= at && (!frozen.untilNs || at < *frozen.untilNs);
                       });
}

bool isReplaced(const RunRecord& record, int process) {
    return std::any_of(record.processes.begin(), record.processes.end(),
                       [&](const ProcessRecord& other) { return other.replaces == process; });
}

/// When it began what it never finished; the run's end if there is nothing such.
Nanoseconds unfinishedFrom(const RunRecord& record, const ProcessRecord& process,
                           Nanoseconds done) {
    for (const LostAttempt& lost : record.lostAttempts) {
        if (lost.process == process.number)
            return std::max(done, lost.startedNs.value_or(done));
    }
    return endOf(record);
}

Nanoseconds lastFinish(const RunRecord& record) {
    Nanoseconds last = 0;
    for (const ChunkEvent& chunk : record.chunks)
        last = std::max(last, chunk.finishedNs);
    return last;
}

/// How much earlier the last chunk had been done if its process had never been frozen in a chunk.
Nanoseconds delay(const RunRecord& record) {
    const Nanoseconds last = lastFinish(record);
    const auto latest =
        std::find_if(record.chunks.begin(), record.chunks.end(),
                     [last](const ChunkEvent& one) { return one.finishedNs == last; });
    if (latest == record.chunks.end())
        return 0;
    const auto number = static_cast<int>(latest->process);
    const ProcessRecord& process = record.processes[static_cast<std::size_t>(number - 1)];
    Nanoseconds frozen = 0;
    for (Nanoseconds at = 0; at < last; ++at)
        frozen += isInChunk(record, number, at) && isFrozenAt(process, at) ? 1 : 0;
    return frozen;
}

void fill(Lane& lane, const RunRecord& record, const ProcessRecord& process) {
    const Nanoseconds end = endOf(record);
    const bool replaced = isReplaced(record, process.number);
    const Nanoseconds until = replaced ? process.endedNs.value_or(end) : end;
    const Nanoseconds ready = std::min(until, process.readyNs.value_or(until));
    const Nanoseconds done = doneAt(record, process, ready);
    const Nanoseconds lost = unfinishedFrom(record, process, done);
    const Nanoseconds last = lastFinish(record);
    const Nanoseconds undelayed = last - delay(record);
    for (auto at = static_cast<Nanoseconds>(lane.size()); at < until; ++at) {
        if (isFrozenAt(process, at))
            lane.push_back(Doing::Lost); // NOLINT(bugprone-branch-clone): for another reason
        else if (at < ready)
            lane.push_back(process.replaces ? Doing::Lost : Doing::StartUp);
        else if (isInChunk(record, process.number, at))
            lane.push_back(Doing::Chunk);
        else if (at >= lost)
            lane.push_back(Doing::Lost);
        else if (at < done || replaced)
            lane.push_back(Doing::Waiting);
        else if (at >= last)
            lane.push_back(Doing::Ending);
        else
            lane.push_back(at < undelayed ? Doing::Unequal : Doing::Delayed);
    }
}

std::vector<Lane> lanesOf(const RunRecord& record) {
    std::vector<Lane> lanes(static_cast<std::size_t>(record.config.processes));
    for (const ProcessRecord& process : record.processes)
        fill(lanes[static_cast<std::size_t>(process.lane - 1)], record, process);
    return lanes;
}

Nanoseconds usefulOf(const RunRecord& record, const ProcessRecord& process) {
    Nanoseconds inChunks = 0;
    for (Nanoseconds at = 0; at < endOf(record); ++at)
        inChunks += isInChunk(record, process.number, at) && !isFrozenAt(process, at) ? 1 : 0;
    return record.config.work.kind == WorkKind::Wait
               ? inChunks
               : std::clamp<Nanoseconds>(process.cpuNs, 0, inChunks);
}

} // namespace

std::vector<Losses> slowLosses(const RunRecord& record) {
    std::vector<Losses> all;
    for (const Lane& lane : lanesOf(record)) {
        const auto time = [&lane](Doing what) {
            return static_cast<Nanoseconds>(std::count(lane.begin(), lane.end(), what));
        };
        Losses parts{0,
                     time(Doing::Chunk),
                     time(Doing::StartUp),
                     time(Doing::Waiting),
                     time(Doing::Unequal) + time(Doing::Delayed) + time(Doing::Ending),
                     time(Doing::Lost)};
        for (const ProcessRecord& process : record.processes) {
            if (process.lane == static_cast<int>(all.size()) + 1)
                parts.useful += usefulOf(record, process);
        }
        parts.offCore -= parts.useful;
        all.push_back(parts);
    }
    return all;
}

Phases slowPhases(const RunRecord& record) {
    const auto first = std::min_element(
        record.chunks.begin(), record.chunks.end(),
        [](const ChunkEvent& a, const ChunkEvent& b) { return a.startedNs < b.startedNs; });
    const Nanoseconds last = lastFinish(record);
    return {first->startedNs, last - first->startedNs, endOf(record) - last};
}

Shortfall slowShortfall(const RunRecord& record) {
    const double cores = idealSpeedup(record);
    const std::vector<Lane> lanes = lanesOf(record);
    double parts[7] = {};
    double inTurn = 0;
    const Nanoseconds allReady = untilReady(record).value_or(0);
    for (std::size_t at = 0; at < static_cast<std::size_t>(endOf(record)); ++at) {
        const auto busy =
            static_cast<int>(std::count_if(lanes.begin(), lanes.end(), [at](const Lane& lane) {
                return lane[at] == Doing::Chunk;
            }));
        const int idleLanes = static_cast<int>(lanes.size()) - busy;
        inTurn += std::max(0.0, busy - cores);
        for (const Lane& lane : lanes) {
            Doing what = lane[at];
            if (what == Doing::Ending && static_cast<Nanoseconds>(at) < allReady)
                what = Doing::StartUp; // of the others
            if (what != Doing::Chunk)
                parts[static_cast<int>(what)] += std::max(0.0, cores - busy) / idleLanes;
        }
    }
    Losses all;
    for (const Losses& lane : slowLosses(record))
        all += lane;
    // Whether a core idled for what was lost or for want of a chunk is told by their shares.
    const double rest = parts[static_cast<int>(Doing::Waiting)] +
                        parts[static_cast<int>(Doing::Lost)] +
                        parts[static_cast<int>(Doing::Delayed)];
    const double lost = all.lost > 0 ? double(all.lost) / double(all.lost + all.waiting) : 0.0;
    const auto rounded = [](double time) {
        return static_cast<Nanoseconds>(std::llround(std::max(0.0, time)));
    };
    return {rounded(parts[static_cast<int>(Doing::StartUp)]),
            rounded(rest * (1 - lost)),
            rounded(parts[static_cast<int>(Doing::Unequal)]),
            rounded(parts[static_cast<int>(Doing::Ending)]),
            rounded(rest * lost),
            rounded(double(all.offCore) - inTurn),
            rounded(double(all.useful - record.serialNs.value_or(all.useful)))};
}

QString randomRun(unsigned seed) {
    std::mt19937 generator(seed);
    const auto dice = [&generator](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(generator);
    };
    const int wall = dice(40, 1000);
    const int lanes = dice(1, 5);
    QStringList lines;
    std::vector<std::pair<int, int>> deaths; // who died, and when
    const auto live = [&](const QString& how, int from) {
        QString line = how;
        int at = std::min(wall, from + dice(0, wall / 4));
        line += u" ready %1"_s.arg(at);
        while (dice(0, 5) > 0) {
            const int begin = at + dice(0, 3) * dice(0, 20);
            const int finish = begin + dice(1, wall / 5);
            if (finish > wall)
                break;
            line += u" chunk %1-%2x%3 cpu %4"_s.arg(begin)
                        .arg(finish)
                        .arg(dice(1, 9))
                        .arg(dice(0, finish - begin + 1));
            at = finish;
        }
        const bool dies = at + 20 < wall && dice(0, 3) == 0;
        const int ended = dies ? at + dice(1, 19) : wall;
        int frozen = from;
        while (dice(0, 2) == 0 && frozen < ended) {
            const int begin = dice(frozen, ended);
            frozen = dice(begin, ended);
            line += u" frozen %1-%2"_s.arg(begin).arg(frozen);
        }
        if (dies) {
            line += dice(0, 1) == 0 ? u" ended %1 killed"_s.arg(ended)
                                    : u" at %1 ended %2 lost killed"_s.arg(at).arg(ended);
            deaths.emplace_back(static_cast<int>(lines.size()) + 1, ended);
        }
        lines.append(u"%1:"_s.arg(lines.size() + 1) + line);
    };
    for (int lane = 0; lane < lanes; ++lane)
        live(QString(), 0);
    for (std::size_t i = 0; i < deaths.size(); ++i)
        live(u" replaces %1"_s.arg(deaths[i].first), deaths[i].second);
    const QString work = dice(0, 2) == 0 ? u" work wait"_s : u" work cpu"_s;
    return u"wall %1 serial %2"_s.arg(wall).arg(dice(1, 3 * wall)) + work + u'\n' +
           lines.join(u'\n');
}

} // namespace poolscope
