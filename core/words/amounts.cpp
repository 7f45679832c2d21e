#include "core/words/amounts.h"

#include "core/base/text.h"
#include "core/record/chunknumber.h"
#include "core/record/runrecord.h"

#include <QCoreApplication>

namespace poolscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Amounts)
};

bool isHeavyLoss(double speedup) {
    return speedup > 0 && speedup < 0.1;
}

} // namespace

QString processesText(int processes) {
    return processes == 1 ? Words::tr("1 process") : Words::tr("%1 processes").arg(processes);
}

QString coresText(double cores) {
    const QString number = shortFactorText(cores);
    return number == QLatin1String("1") ? Words::tr("1 core") : Words::tr("%1 cores").arg(number);
}

QString squaresText(quint64 squares) {
    return squares == 1 ? Words::tr("1 square") : Words::tr("%1 squares").arg(countText(squares));
}

QString chunkCountText(quint64 chunks) {
    return chunks == 1 ? Words::tr("1 chunk") : Words::tr("%1 chunks").arg(countText(chunks));
}

QString settingCountText(quint64 settings) {
    return settings == 1 ? Words::tr("1 setting")
                         : Words::tr("%1 settings").arg(countText(settings));
}

QString runCountText(quint64 runs) {
    return runs == 1 ? Words::tr("1 run") : Words::tr("%1 runs").arg(countText(runs));
}

QString blockCountText(quint64 blocks) {
    return blocks == 1 ? Words::tr("1 block") : Words::tr("%1 blocks").arg(countText(blocks));
}

QString whichChunkText(const RunRecord& record, quint64 index) {
    const QString number = countText(chunkNumber(index));
    return record.chunksPlanned
               ? Words::tr("chunk %1 of %2").arg(number, countText(*record.chunksPlanned))
               : Words::tr("chunk %1").arg(number);
}

QString speedupText(double speedup) {
    return isHeavyLoss(speedup)
               ? Words::tr("%1\u00a0×\u00a0slower").arg(roughFactorText(1 / speedup))
               : timesText(speedup);
}

QString gainText(double speedup) {
    return isHeavyLoss(speedup) ? speedupText(speedup)
                                : Words::tr("speedup %1").arg(speedupText(speedup));
}

QString shareText(double share) {
    constexpr double SmallestTold = 0.001;
    return share > 0 && share < SmallestTold ? Words::tr("<\u00a0%1").arg(percentText(SmallestTold))
                                             : percentText(share);
}

} // namespace poolscope
