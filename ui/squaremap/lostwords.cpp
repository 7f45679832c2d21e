#include "ui/squaremap/lostwords.h"

#include "core/base/text.h"
#include "core/words/endwords.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct LostWords {
    Q_DECLARE_TR_FUNCTIONS(LostWords)
};

/// How an attempt was lost; @p before: it was not the first.
QString attemptText(const LostAttempt& lost, ProcessEnd end, bool before) {
    const QString time = durationText(lost.endedNs);
    const QString process = QString::number(lost.process);
    if (!isDeath(end))
        return LostWords::tr("begun by process %1, which was stopped at %2").arg(process, time);
    return before
               ? LostWords::tr("lost again at %1: process %2 %3").arg(time, process, endText(end))
               : LostWords::tr("lost at %1: process %2 %3").arg(time, process, endText(end));
}

QString numbersLostText(quint64 numbers) {
    return numbers == 1
               ? LostWords::tr("1 number lost with its process")
               : LostWords::tr("%1 numbers lost with their process").arg(countText(numbers));
}

} // namespace

QStringList lostLines(const Moment& moment, const LostChunk& chunk) {
    QStringList lines;
    bool before = false;
    for (const LostAttempt& lost : moment.lostAttempts()) {
        const auto process = static_cast<std::size_t>(lost.process - 1);
        if (lost.index != chunk.index || process >= moment.processes().size())
            continue;
        const ProcessEnd end = moment.processes()[process].end;
        lines.append(attemptText(lost, end, before));
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
