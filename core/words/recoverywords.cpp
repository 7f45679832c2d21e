#include "core/words/recoverywords.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

bool endedEarly(const ProcessRecord& process) {
    return isDeath(process.end);
}

QString endText(const ProcessRecord& process) {
    if (process.end == ProcessEnd::Killed)
        return Words::tr("Process %1 was killed").arg(process.number);
    if (process.end == ProcessEnd::Crashed)
        return Words::tr("Process %1 crashed").arg(process.number);
    if (process.end == ProcessEnd::Stuck)
        return Words::tr("Process %1 stood still and was ended").arg(process.number);
    return Words::tr("Process %1 ended by itself").arg(process.number);
}

/// Who did a chunk in the end; null: nobody.
const ChunkEvent* doneAgain(const RunSummary& summary, quint64 index) {
    const auto found =
        std::find_if(summary.doneAgain.begin(), summary.doneAgain.end(),
                     [index](const ChunkEvent& chunk) { return chunk.index == index; });
    return found == summary.doneAgain.end() ? nullptr : &*found;
}

QString lostText(quint64 count) {
    return count == 1 ? Words::tr("lost square")
                      : Words::tr("%1 lost squares").arg(countText(count));
}

/// What became of the place and of the chunk of the one process that ended early.
QString oneText(const RunRecord& record, const RunSummary& summary, const ProcessRecord& dead) {
    const auto replacement = std::find_if(
        record.processes.begin(), record.processes.end(),
        [&dead](const ProcessRecord& process) { return process.replaces == dead.number; });
    const auto attempt =
        std::find_if(record.lostAttempts.begin(), record.lostAttempts.end(),
                     [&dead](const LostAttempt& lost) { return lost.process == dead.number; });
    const ChunkEvent* again =
        attempt == record.lostAttempts.end() ? nullptr : doneAgain(summary, attempt->index);
    const QString end = endText(dead);
    if (again == nullptr) {
        return replacement == record.processes.end()
                   ? Words::tr("%1, but no square was lost").arg(end)
                   : Words::tr("%1 while it had no chunk; process %2 took its place")
                         .arg(end)
                         .arg(replacement->number);
    }
    const QString squares = lostText(again->count);
    if (replacement == record.processes.end())
        return Words::tr("%1; process %2 did its %3 again")
            .arg(end)
            .arg(again->process)
            .arg(squares);
    if (replacement->number == static_cast<int>(again->process))
        return Words::tr("%1; process %2 took its place and did its %3 again")
            .arg(end)
            .arg(replacement->number)
            .arg(squares);
    return Words::tr("%1; process %2 took its place, and process %3 did its %4 again")
        .arg(end)
        .arg(replacement->number)
        .arg(again->process)
        .arg(squares);
}

QString severalText(const RunRecord& record, qsizetype dead) {
    quint64 squares = 0;
    for (const LostAttempt& attempt : record.lostAttempts)
        squares += attempt.count;
    if (squares == 0)
        return Words::tr("%1 processes ended early while they had no chunk").arg(dead);
    return Words::tr("%1 processes ended early; others did their %2 again")
        .arg(dead)
        .arg(lostText(squares));
}

} // namespace

QString recoveryText(const RunRecord& record, const RunSummary& summary) {
    const auto dead = std::count_if(record.processes.begin(), record.processes.end(), &endedEarly);
    if (dead == 0)
        return {};
    const auto first = std::find_if(record.processes.begin(), record.processes.end(), &endedEarly);
    const QString what = dead == 1 ? oneText(record, summary, *first) : severalText(record, dead);
    const Nanoseconds lost = summary.losses.lost;
    return lost > 0 ? Words::tr("%1: %2 lost.").arg(what, durationText(lost))
                    : Words::tr("%1.").arg(what);
}

} // namespace poolscope
