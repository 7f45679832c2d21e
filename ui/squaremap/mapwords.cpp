#include "ui/squaremap/mapwords.h"

#include "core/base/text.h"
#include "core/record/chunksearch.h"
#include "core/words/amounts.h"
#include "ui/squaremap/lostwords.h"
#include "ui/squaremap/maplook.h"
#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// A longer list is nothing that anybody listens to.
constexpr std::size_t MostProcessesRead = 16;
constexpr std::size_t MostLostNamed = 3; ///< chunks

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(MapWords)
};

QString whoText(const RunRecord& record, int process) {
    const auto at = static_cast<std::size_t>(process - 1);
    if (at >= record.processes.size())
        return processText(process);
    if (isSimulated(record))
        return MapWords::tr("%1, simulated").arg(processText(process));
    return MapWords::tr("%1, pid %2").arg(processText(process)).arg(record.processes[at].pid);
}

/// Which chunk the number at @p position is in; empty if that is not known yet.
QString chunkText(const RunRecord& record, quint64 position) {
    const std::optional<Chunk> chunk = chunkAt(record, position);
    return chunk ? whichChunkText(record, chunk->index) : QString();
}

/// A run that has ended computes nothing more.
QString notComputedText(const Moment& moment) {
    return moment.outcome() == Outcome::Running ? MapWords::tr("not computed yet")
                                                : MapWords::tr("not computed");
}

QStringList oneNumberLines(const DescribedMap& map, quint64 position) {
    const RunRecord& record = map.contents.moment.record();
    const QString square = squareText(record.config.input.first + position);
    const QString chunk = chunkText(record, position);
    QStringList lines;
    const int process = map.contents.ownerOf(position, 1);
    if (const int atWork = map.contents.atWork.at(position); process == 0 && atWork != 0)
        lines = {MapWords::tr("%1: not computed yet").arg(square),
                 MapWords::tr("%1 is at this chunk").arg(whoText(record, atWork)), chunk};
    else if (process == 0)
        lines = {MapWords::tr("%1: %2").arg(square, notComputedText(map.contents.moment)), chunk};
    else if (record.results.kind() == Results::Kind::Numbers)
        lines = {square + u" = "_s + countText(record.results.numbers()[position]),
                 whoText(record, process), chunk};
    else
        lines = {square, whoText(record, process), chunk};
    lines.removeAll(QString());
    if (const LostChunk* lost = map.contents.lost.at(position))
        lines.append(lostLines(map.contents.moment, *lost).join(u", "_s));
    return lines;
}

QStringList lostLinesIn(const DescribedMap& map, quint64 position, quint64 count) {
    const auto chunks = map.contents.lost.within(position, position + count);
    if (chunks.size() > MostLostNamed)
        return {MapWords::tr("%1 chunks here were lost or stopped").arg(countText(chunks.size()))};
    QStringList lines;
    for (const LostChunk& lost : chunks) {
        lines.append(
            MapWords::tr("%1: %2").arg(whichChunkText(map.contents.moment.record(), lost.index),
                                       lostLines(map.contents.moment, lost).join(u", "_s)));
    }
    return lines;
}

QStringList manyNumbersLines(const DescribedMap& map, quint64 cell) {
    const RunRecord& record = map.contents.moment.record();
    const quint64 position = cell * map.geometry.perCell;
    const quint64 count = std::min(map.geometry.perCell, map.geometry.numbers - position);
    const int process = map.contents.ownerOf(position, map.geometry.perCell);
    return QStringList{MapWords::tr("numbers %1")
                           .arg(numbersText(record.config.input.first + position, count)),
                       process == 0 ? notComputedText(map.contents.moment)
                                    : MapWords::tr("most by %1").arg(whoText(record, process))} +
           lostLinesIn(map, position, count);
}

} // namespace

QString cellText(const DescribedMap& map, quint64 cell) {
    const QStringList lines =
        map.geometry.perCell == 1 ? oneNumberLines(map, cell) : manyNumbersLines(map, cell);
    return lines.join(u'\n');
}

QString mapText(const Moment& moment, const LostChunks& chunks) {
    QStringList parts;
    const std::span<const ProcessRecord> processes = moment.processes();
    const std::size_t read = std::min(processes.size(), MostProcessesRead);
    for (std::size_t i = 0; i < read; ++i) {
        const ProcessRecord& process = processes[i];
        const QString amount = process.items == 1
                                   ? MapWords::tr("1 number")
                                   : MapWords::tr("%1 numbers").arg(countText(process.items));
        parts.append(processText(process.number) + u": "_s + amount);
    }
    if (read < processes.size())
        parts.append(MapWords::tr("and %1 more").arg(processes.size() - read));
    if (const QString lost = lostSummary(chunks); !lost.isEmpty())
        parts.append(lost);
    return parts.join(u"; "_s);
}

} // namespace poolscope
