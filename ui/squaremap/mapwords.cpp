#include "ui/squaremap/mapwords.h"

#include "core/base/text.h"
#include "ui/squaremap/mapimage.h"
#include "ui/style/processwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// A longer list is nothing that anybody listens to.
constexpr std::size_t MostProcessesRead = 16;

struct MapWords {
    Q_DECLARE_TR_FUNCTIONS(MapWords)
};

QString whoText(const RunRecord& record, int process) {
    const auto at = static_cast<std::size_t>(process - 1);
    if (at >= record.processes.size())
        return processText(process);
    return MapWords::tr("%1, pid %2").arg(processText(process)).arg(record.processes[at].pid);
}

QString chunkText(const ChunkPlan& plan, quint64 position) {
    const Chunk chunk = chunkAt(plan, position);
    return MapWords::tr("chunk %1 of %2").arg(countText(chunk.index + 1), countText(plan.chunks()));
}

QString oneNumberText(const RunRecord& record, const ChunkPlan& plan, quint64 position,
                      int process) {
    const QString square = squareText(record.config.first + position);
    if (process == 0)
        return MapWords::tr("%1: not computed yet").arg(square) + u'\n' + chunkText(plan, position);
    const QString head =
        record.results ? square + u" = "_s + countText(record.results.get()[position]) : square;
    return head + u'\n' + whoText(record, process) + u'\n' + chunkText(plan, position);
}

} // namespace

Chunk chunkAt(const ChunkPlan& plan, quint64 position) {
    if (plan.uniformCount() > 0)
        return plan.chunk(position / plan.uniformCount());
    quint64 low = 0;
    quint64 high = plan.chunks();
    while (low + 1 < high) {
        const quint64 middle = low + (high - low) / 2;
        (plan.chunk(middle).position <= position ? low : high) = middle;
    }
    return plan.chunk(low);
}

QString cellText(const RunRecord& record, const ChunkPlan& plan, const MapGeometry& geometry,
                 const OwnerMap& owners, quint64 cell) {
    const quint64 position = cell * geometry.perCell;
    const int process = owners.ownerOf(position, geometry.perCell);
    if (geometry.perCell == 1)
        return oneNumberText(record, plan, position, process);
    const quint64 count = std::min(geometry.perCell, geometry.numbers - position);
    const QString head =
        MapWords::tr("numbers %1").arg(numbersText(record.config.first + position, count));
    const QString who = process == 0 ? MapWords::tr("not computed yet")
                                     : MapWords::tr("most by %1").arg(whoText(record, process));
    return head + u'\n' + who;
}

QString mapText(const RunRecord& record) {
    QStringList parts;
    const std::size_t read = std::min(record.processes.size(), MostProcessesRead);
    for (std::size_t i = 0; i < read; ++i) {
        const ProcessRecord& process = record.processes[i];
        const QString amount = process.items == 1
                                   ? MapWords::tr("1 number")
                                   : MapWords::tr("%1 numbers").arg(countText(process.items));
        parts.append(processText(process.number) + u": "_s + amount);
    }
    if (read < record.processes.size())
        parts.append(MapWords::tr("and %1 more").arg(record.processes.size() - read));
    return parts.join(u"; "_s);
}

} // namespace poolscope
