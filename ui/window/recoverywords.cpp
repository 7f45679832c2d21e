#include "ui/window/recoverywords.h"

#include "core/base/text.h"
#include "core/config/recoverytext.h"
#include "core/plan/chunkplan.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecoveryWords)
};

/// The index of the chunk in which position @p position of the input is.
quint64 chunkOf(const ChunkPlan& plan, quint64 position) {
    quint64 first = 0;
    quint64 end = plan.chunks();
    while (end - first > 1) {
        const quint64 middle = first + (end - first) / 2;
        (plan.chunk(middle).position <= position ? first : end) = middle;
    }
    return first;
}

} // namespace

QString onDeathText(OnDeath onDeath) {
    switch (onDeath) {
    case OnDeath::Retry:
        return Words::tr("its chunk is done again");
    case OnDeath::Fail:
        return Words::tr("the first death ends the run");
    case OnDeath::Hang:
        return Words::tr("its chunk stays lost: no end");
    }
    Q_UNREACHABLE();
}

QString faultsText(const RunConfig& config) {
    if (config.faults.empty() || config.size == 0)
        return {};
    if (config.faults.size() > 1)
        return Words::tr("%1 faults").arg(config.faults.size());
    const ChunkPlan plan(config);
    return Words::tr("in chunk %1 of %2")
        .arg(countText(chunkOf(plan, config.faults.front().number - config.first) + 1),
             countText(plan.chunks()));
}

QString recoveryText(const RunConfig& config) {
    QStringList parts;
    if (config.faults.size() == 1)
        parts.append(faultWord(config.faults.front()));
    else if (!config.faults.empty())
        parts.append(Words::tr("%1 faults").arg(config.faults.size()));
    if (config.onDeath == OnDeath::Fail)
        parts.append(Words::tr("gives up"));
    if (config.onDeath == OnDeath::Hang)
        parts.append(Words::tr("waits"));
    return parts.join(u", "_s);
}

} // namespace poolscope
