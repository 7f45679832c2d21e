#include "core/words/recoverywords.h"

#include "core/base/text.h"
#include "core/words/amounts.h"
#include "core/words/endwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecoveryWords)
};

/// Shorter freezes matter if they are at least this share of the wall time.
constexpr double ShareThatMatters = 0.01;
constexpr Nanoseconds LongThatMatters = 100 * NsPerMs;

bool endedEarly(const ProcessRecord& process) {
    return isDeath(process.end);
}

/// Who did a chunk in the end; null: nobody.
const ChunkEvent* doneAgain(const RunSummary& summary, quint64 index) {
    const auto found =
        std::find_if(summary.doneAgain.begin(), summary.doneAgain.end(),
                     [index](const ChunkEvent& chunk) { return chunk.index == index; });
    return found == summary.doneAgain.end() ? nullptr : &*found;
}

QString lostSquaresText(quint64 count) {
    return count == 1 ? Words::tr("lost square")
                      : Words::tr("%1 lost squares").arg(countText(count));
}

/// What became of the place and of the chunk of the one process that ended early.
QString oneText(const RunRecord& record, const RunSummary& summary, const ProcessRecord& dead) {
    const auto replacement = std::find_if(
        record.processes.begin(), record.processes.end(),
        [&dead](const ProcessRecord& process) { return process.replaces == dead.number; });
    const bool replaced = replacement != record.processes.end();
    const QString other = replaced ? QString::number(replacement->number) : QString();
    const auto attempt =
        std::find_if(record.lostAttempts.begin(), record.lostAttempts.end(),
                     [&dead](const LostAttempt& lost) { return lost.process == dead.number; });
    const ChunkEvent* again =
        attempt == record.lostAttempts.end() ? nullptr : doneAgain(summary, attempt->index);
    const QString number = QString::number(dead.number);
    const QString end = endText(dead.end);
    if (again == nullptr) {
        return replaced
                   ? Words::tr("Process %1 %2 while it had no chunk; process %3 took its place")
                         .arg(number, end, other)
                   : Words::tr("Process %1 %2, but no square was lost").arg(number, end);
    }
    const QString squares = lostSquaresText(again->count);
    const QString doer = QString::number(again->process);
    if (!replaced)
        return Words::tr("Process %1 %2; process %3 did its %4 again")
            .arg(number, end, doer, squares);
    if (replacement->number == static_cast<int>(again->process))
        return Words::tr("Process %1 %2; process %3 took its place and did its %4 again")
            .arg(number, end, other, squares);
    return Words::tr("Process %1 %2; process %3 took its place, and process %4 did its %5 again")
        .arg(number, end, other, doer, squares);
}

QString severalText(const RunRecord& record, qsizetype dead) {
    quint64 squares = 0;
    for (const LostAttempt& attempt : record.lostAttempts)
        squares += attempt.count;
    if (squares == 0)
        return Words::tr("%1 processes ended early while they had no chunk").arg(dead);
    return Words::tr("%1 processes ended early; others did their %2 again")
        .arg(dead)
        .arg(lostSquaresText(squares));
}

} // namespace

QString frozenText(const RunRecord& record, const RunSummary& summary) {
    const FrozenTime& frozen = summary.frozen;
    const bool matters = frozen.longestNs >= LongThatMatters ||
                         static_cast<double>(frozen.longestNs) >=
                             ShareThatMatters * static_cast<double>(summary.end);
    if (frozen.longest == 0 || !matters)
        return {};
    const ProcessRecord& who = record.processes[static_cast<std::size_t>(frozen.longest - 1)];
    if (who.end == ProcessEnd::Stuck || who.end == ProcessEnd::Held)
        return {};
    const QString time = durationText(frozen.longestNs);
    return frozen.processes == 1
               ? Words::tr("Process %1 stood still for %2.").arg(QString::number(who.number), time)
               : Words::tr("%1 processes stood still, process %2 longest: %3.")
                     .arg(QString::number(frozen.processes), QString::number(who.number), time);
}

QString heldText(const RunRecord& record) {
    QStringList held;
    for (const ProcessRecord& process : record.processes) {
        if (process.end == ProcessEnd::Held)
            held.append(QString::number(process.pid));
    }
    if (held.isEmpty())
        return {};
    return held.size() == 1
               ? Words::tr("The system still holds a process that was killed (pid %1), as in a "
                           "frozen control group.")
                     .arg(held.front())
               : Words::tr("The system still holds %1 processes that were killed (pids %2), as in "
                           "a frozen control group.")
                     .arg(QString::number(held.size()), held.join(QStringLiteral(", ")));
}

QString recoveryText(const RunRecord& record, const RunSummary& summary) {
    const auto dead = std::count_if(record.processes.begin(), record.processes.end(), &endedEarly);
    if (dead == 0)
        return {};
    const auto first = std::find_if(record.processes.begin(), record.processes.end(), &endedEarly);
    const QString what = dead == 1 ? oneText(record, summary, *first) : severalText(record, dead);
    if (summary.losses.lost <= 0)
        return Words::tr("%1.").arg(what);
    // Of several lanes more can be lost than the whole run took.
    if (dead > 1)
        return Words::tr("%1: %2 of the processes’ time lost.")
            .arg(what, shareText(static_cast<double>(summary.losses.lost) /
                                 static_cast<double>(summary.losses.total())));
    return Words::tr("%1: %2 lost.").arg(what, durationText(summary.losses.lost));
}

} // namespace poolscope
