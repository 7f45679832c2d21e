#include "ui/timeline/lanewords.h"

#include "core/base/text.h"
#include "core/record/chunknumber.h"
#include "core/words/amounts.h"
#include "core/words/endwords.h"
#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// A longer list is nothing that anybody listens to.
constexpr std::size_t MostProcessesRead = 16;

struct LaneWords {
    Q_DECLARE_TR_FUNCTIONS(LaneWords)
};

// One and many are two texts each, so that no plural table is needed for English.

QString amountText(quint64 count) {
    return count == 1 ? LaneWords::tr("1 number")
                      : LaneWords::tr("%1 numbers").arg(countText(count));
}

QString chunkLine(const RunRecord& record, quint64 index, quint64 position, quint64 count) {
    const QString of = whichChunkText(record, index);
    if (count == 0)
        return of;
    return LaneWords::tr("%1: numbers %2")
        .arg(of, numbersText(record.config.input.first + position, count));
}

QString finishedText(const RunRecord& record, const ChunkEvent& chunk) {
    QStringList lines{
        chunkLine(record, chunk.index, chunk.position, chunk.count),
        LaneWords::tr("started at %1, took %2")
            .arg(durationText(chunk.startedNs), durationText(chunk.finishedNs - chunk.startedNs))};
    if (chunk.cpu >= 0)
        lines.append(LaneWords::tr("on core %1").arg(chunk.cpu));
    if (chunk.attempt > 1)
        lines.append(LaneWords::tr("attempt %1").arg(chunk.attempt));
    return lines.join(u'\n');
}

/// Who did a lost chunk again, or is at it.
QStringList againLines(const LaneContents& contents, quint64 index) {
    if (const ChunkEvent* again = contents.findAgain(index))
        return {LaneWords::tr("process %1 did the chunk again").arg(again->process)};
    for (const ProcessRecord& process : contents.moment().processes()) {
        if (!process.endedNs && process.current && process.current->index == index)
            return {LaneWords::tr("process %1 is doing the chunk again").arg(process.number)};
    }
    return {};
}

QString progressText(const ChunkInProgress& at) {
    return at.count == 0 ? LaneWords::tr("%1 were done").arg(amountText(at.itemsDone))
                         : LaneWords::tr("%1 of %2 were done")
                               .arg(countText(at.itemsDone), amountText(at.count));
}

/// A chunk whose process died.
QStringList lostLines(const LaneContents& contents, const LaneHit& hit) {
    const QString lost = LaneWords::tr("lost at %1").arg(durationText(hit.lost->endedNs));
    const auto& started = hit.unfinished->startedNs;
    QStringList lines{
        started ? LaneWords::tr("started at %1, %2").arg(durationText(*started), lost) : lost,
        progressText(*hit.unfinished), LaneWords::tr("the process %1").arg(endText(*hit.process))};
    return lines + againLines(contents, hit.lost->index);
}

/// A chunk whose process was told to end.
QStringList stoppedLines(const RunRecord& record, const ChunkInProgress& at) {
    QStringList lines;
    if (at.startedNs)
        lines.append(LaneWords::tr("started at %1").arg(durationText(*at.startedNs)));
    lines.append(progressText(at));
    lines.append(record.outcome == Outcome::Failed
                     ? LaneWords::tr("not finished: the run had failed")
                     : LaneWords::tr("not finished: the run was stopped"));
    return lines;
}

QString unfinishedText(const LaneContents& contents, const LaneHit& hit) {
    const ChunkInProgress& at = *hit.unfinished;
    QStringList lines{chunkLine(contents.moment().record(), at.index, at.position, at.count)};
    if (hit.lost && died(*hit.process)) {
        lines += lostLines(contents, hit);
    } else if (hit.lost) {
        lines += stoppedLines(contents.moment().record(), at);
    } else {
        if (at.startedNs)
            lines.append(LaneWords::tr("started at %1").arg(durationText(*at.startedNs)));
        lines.append(LaneWords::tr("%1 done so far").arg(amountText(at.itemsDone)));
        if (const auto& still = hit.process->stillSinceNs)
            lines.append(
                LaneWords::tr("the process has stood still since %1").arg(durationText(*still)));
    }
    return lines.join(u'\n');
}

/// After the last chunk of its own, in a run of which all chunks were done.
bool isTail(const LaneContents& contents, const LaneHit& hit) {
    const Moment& moment = contents.moment();
    return moment.outcome() == Outcome::Finished &&
           hit.ns >= moment.lastFinishNs(hit.process->number);
}

QString idleText(const LaneContents& contents, const LaneHit& hit) {
    const ProcessRecord& process = *hit.process;
    if (process.endedNs && hit.ns >= *process.endedNs) {
        const QString end = LaneWords::tr("ended at %1").arg(durationText(*process.endedNs));
        return died(process) ? LaneWords::tr("%1: it %2").arg(end, endText(process)) : end;
    }
    if (!process.readyNs)
        return LaneWords::tr("starting");
    if (hit.ns < *process.readyNs)
        return LaneWords::tr("starting, ready at %1").arg(durationText(*process.readyNs));
    return isTail(contents, hit) ? LaneWords::tr("tail: no chunk was left for it")
                                 : LaneWords::tr("waiting");
}

/// How long the process was frozen then; empty if it was not.
QString frozenLine(const Moment& moment, const LaneHit& hit) {
    for (const FrozenStretch& frozen : hit.process->freezes) {
        const Nanoseconds until = frozen.untilNs.value_or(moment.time());
        if (frozen.fromNs <= hit.ns && hit.ns <= until)
            return LaneWords::tr("frozen for %1").arg(durationText(until - frozen.fromNs));
    }
    return {};
}

} // namespace

QString lanePointText(const LaneContents& contents, const LaneHit& hit) {
    if (!hit.process)
        return {};
    QString head =
        isSimulated(contents.moment().record())
            ? LaneWords::tr("simulated process %1").arg(hit.process->number)
            : LaneWords::tr("process %1, pid %2").arg(hit.process->number).arg(hit.process->pid);
    if (hit.process->replaces)
        head =
            LaneWords::tr("%1, in the place of process %2").arg(head).arg(*hit.process->replaces);
    QString rest;
    if (hit.chunk)
        rest = finishedText(contents.moment().record(), *hit.chunk);
    else
        rest = hit.unfinished ? unfinishedText(contents, hit) : idleText(contents, hit);
    QStringList lines{head, rest, frozenLine(contents.moment(), hit)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString lanesText(const Moment& moment) {
    QStringList parts;
    if (!moment.isEmpty() && moment.record().serialNs)
        parts.append(LaneWords::tr("one process without a pool: %1")
                         .arg(durationText(*moment.record().serialNs)));
    const std::span<const ProcessRecord> processes = moment.processes();
    const std::size_t read = std::min(processes.size(), MostProcessesRead);
    for (std::size_t i = 0; i < read; ++i) {
        const ProcessRecord& process = processes[i];
        parts.append(LaneWords::tr("process %1: %2, %3")
                         .arg(process.number)
                         .arg(chunkCountText(process.chunks), amountText(process.items)));
    }
    if (read < processes.size())
        parts.append(LaneWords::tr("and %1 more").arg(processes.size() - read));
    return parts.join(u"; "_s);
}

} // namespace poolscope
