#include "ui/timeline/lanewords.h"

#include "core/base/text.h"
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

QString chunksText(quint64 count) {
    return count == 1 ? LaneWords::tr("1 chunk") : LaneWords::tr("%1 chunks").arg(countText(count));
}

QString amountText(quint64 count) {
    return count == 1 ? LaneWords::tr("1 number")
                      : LaneWords::tr("%1 numbers").arg(countText(count));
}

QString chunkLine(const RunRecord& record, quint64 index, quint64 position, quint64 count) {
    const QString of =
        LaneWords::tr("chunk %1 of %2").arg(countText(index + 1), countText(record.chunksPlanned));
    if (count == 0)
        return of;
    return LaneWords::tr("%1: numbers %2")
        .arg(of, numbersText(record.config.first + position, count));
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

QString unfinishedText(const RunRecord& record, const LaneHit& hit) {
    const ChunkInProgress& at = *hit.unfinished;
    QStringList lines{chunkLine(record, at.index, at.position, at.count)};
    if (at.startedNs)
        lines.append(LaneWords::tr("started at %1").arg(durationText(*at.startedNs)));
    lines.append(hit.lost ? LaneWords::tr("lost: the process ended")
                          : LaneWords::tr("%1 done so far").arg(amountText(at.itemsDone)));
    return lines.join(u'\n');
}

QString idleText(const LaneHit& hit) {
    const ProcessRecord& process = *hit.process;
    if (process.endedNs && hit.ns >= *process.endedNs)
        return LaneWords::tr("ended at %1").arg(durationText(*process.endedNs));
    if (!process.readyNs)
        return LaneWords::tr("starting");
    if (hit.ns < *process.readyNs)
        return LaneWords::tr("starting, ready at %1").arg(durationText(*process.readyNs));
    return LaneWords::tr("waiting");
}

} // namespace

QString lanePointText(const RunRecord& record, const LaneHit& hit) {
    if (!hit.process)
        return {};
    const QString head =
        LaneWords::tr("process %1, pid %2").arg(hit.process->number).arg(hit.process->pid);
    QString rest;
    if (hit.chunk)
        rest = finishedText(record, *hit.chunk);
    else
        rest = hit.unfinished ? unfinishedText(record, hit) : idleText(hit);
    return head + u'\n' + rest;
}

QString lanesText(const RunRecord& record) {
    QStringList parts;
    const std::size_t read = std::min(record.processes.size(), MostProcessesRead);
    for (std::size_t i = 0; i < read; ++i) {
        const ProcessRecord& process = record.processes[i];
        parts.append(LaneWords::tr("process %1: %2, %3")
                         .arg(process.number)
                         .arg(chunksText(process.chunks), amountText(process.items)));
    }
    if (read < record.processes.size())
        parts.append(LaneWords::tr("and %1 more").arg(record.processes.size() - read));
    return parts.join(u"; "_s);
}

} // namespace poolscope
