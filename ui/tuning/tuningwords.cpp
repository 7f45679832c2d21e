#include "ui/tuning/tuningwords.h"

#include "core/base/text.h"
#include "core/words/amounts.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TuningWords)
};

quint64 runsOf(const SweepRecord& sweep) {
    quint64 runs = 0;
    for (const SweepPoint& point : sweep.points)
        runs += point.runs.size();
    return runs;
}

} // namespace

SweepProgress progressOf(const SweepSession& session, bool isWaiting) {
    return {session.progress(), session.blocksExpected(), session.timeLeft(), isWaiting};
}

QString progressText(const SweepRecord& sweep, const SweepProgress& progress) {
    if (sweep.outcome != Outcome::Running)
        return Words::tr("%1 in %2, %3")
            .arg(runCountText(runsOf(sweep)), blockCountText(static_cast<quint64>(sweep.blocks)),
                 durationText(sweep.tookNs));
    if (progress.isWaiting)
        return Words::tr("waiting for cores that other programs use …");
    if (!progress.left)
        return runsOf(sweep) == 0 ? Words::tr("warming up …") : Words::tr("block 1 …");
    if (*progress.left == 0)
        return Words::tr("the last block …");
    return Words::tr("block %1 of about %2 · about %3 left")
        .arg(sweep.blocks + 1)
        .arg(std::max(sweep.blocks + 1, progress.blocks))
        .arg(roughDurationText(*progress.left));
}

QString sweepStatusText(const SweepTask& task, const SweepRecord& sweep) {
    const QString what =
        squaresText(task.config.input.size) + u", "_s + settingCountText(task.settings.size());
    switch (sweep.outcome) {
    case Outcome::Running:
        return task.findsBest ? Words::tr("Searching: %1, every result checked.").arg(what)
                              : Words::tr("Measuring: %1, every result checked.").arg(what);
    case Outcome::Stopped:
        return Words::tr("Stopped: %1. What was measured stays.").arg(what);
    case Outcome::Finished:
    case Outcome::Failed:
        return Words::tr("Finished: %1, %2.").arg(what, runCountText(runsOf(sweep)));
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
