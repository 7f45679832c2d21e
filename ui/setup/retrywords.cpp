#include "ui/setup/retrywords.h"

#include "core/base/text.h"
#include "core/config/recoverytext.h"
#include "core/plan/chunkplan.h"
#include "core/record/chunknumber.h"

#include <QCoreApplication>
#include <QStringList>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RetryWords)
};

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
    if (config.recovery.faults.empty() || config.input.size == 0)
        return {};
    if (config.recovery.faults.size() > 1)
        return Words::tr("%1 faults").arg(config.recovery.faults.size());
    const ChunkPlan plan(config);
    return Words::tr("in chunk %1 of %2")
        .arg(countText(chunkNumber(
                 plan.chunkAt(config.recovery.faults.front().number - config.input.first).index)),
             countText(plan.chunks()));
}

QString recoveryText(const RunConfig& config) {
    QStringList parts;
    if (config.recovery.faults.size() == 1)
        parts.append(faultWord(config.recovery.faults.front()));
    else if (!config.recovery.faults.empty())
        parts.append(Words::tr("%1 faults").arg(config.recovery.faults.size()));
    if (config.recovery.onDeath == OnDeath::Fail)
        parts.append(Words::tr("gives up"));
    if (config.recovery.onDeath == OnDeath::Hang)
        parts.append(Words::tr("waits"));
    return parts.join(u", "_s);
}

} // namespace poolscope
