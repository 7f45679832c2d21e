#include "ui/squaremap/lostwords.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct LostWords {
    Q_DECLARE_TR_FUNCTIONS(LostWords)
};

/// How the attempt of process %1 ended at %2; @p before: it was not the first that was lost.
QString endText(ProcessEnd end, bool before) {
    switch (end) {
    case ProcessEnd::Killed:
        return before ? LostWords::tr("lost again when process %1 was killed at %2")
                      : LostWords::tr("lost when process %1 was killed at %2");
    case ProcessEnd::Crashed:
        return before ? LostWords::tr("lost again when process %1 crashed at %2")
                      : LostWords::tr("lost when process %1 crashed at %2");
    case ProcessEnd::Exited:
        return before ? LostWords::tr("lost again when process %1 ended by itself at %2")
                      : LostWords::tr("lost when process %1 ended by itself at %2");
    case ProcessEnd::Stuck:
        return before ? LostWords::tr("lost again when process %1, which stood still, was ended at "
                                      "%2")
                      : LostWords::tr("lost when process %1, which stood still, was ended at %2");
    case ProcessEnd::Running:
    case ProcessEnd::Finished:
    case ProcessEnd::Stopped:
        break;
    }
    return LostWords::tr("begun by process %1, which was stopped at %2");
}

QString numbersLostText(quint64 numbers) {
    return numbers == 1
               ? LostWords::tr("1 number lost with its process")
               : LostWords::tr("%1 numbers lost with their process").arg(countText(numbers));
}

} // namespace

QStringList lostLines(const RunRecord& record, const LostChunk& chunk) {
    QStringList lines;
    bool before = false;
    for (const LostAttempt& lost : record.lostAttempts) {
        const auto process = static_cast<std::size_t>(lost.process - 1);
        if (lost.index != chunk.index || process >= record.processes.size())
            continue;
        const ProcessEnd end = record.processes[process].end;
        lines.append(endText(end, before).arg(lost.process).arg(durationText(lost.endedNs)));
        before = before || isDeath(end);
    }
    if (chunk.again != 0)
        lines.append(LostWords::tr("computed again by process %1").arg(chunk.again));
    return lines;
}

QString lostSummary(const LostChunks& chunks) {
    quint64 lost = 0;
    quint64 open = 0;
    for (const LostChunk& chunk : chunks.all()) {
        const quint64 numbers = chunk.until - chunk.from;
        lost += chunk.died ? numbers : 0;
        open += chunk.died && chunk.again == 0 ? numbers : 0;
    }
    if (lost == 0)
        return {};
    const QString text = numbersLostText(lost);
    if (open == 0)
        return LostWords::tr("%1, computed again").arg(text);
    return open == lost
               ? LostWords::tr("%1, not computed again").arg(text)
               : LostWords::tr("%1, %2 of them not computed again").arg(text, countText(open));
}

} // namespace poolscope
