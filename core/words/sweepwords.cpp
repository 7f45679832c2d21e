#include "core/words/sweepwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/words/amounts.h"
#include "core/words/conditionwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepWords)
};

constexpr int FewestForIntervals = 6;

bool hasSeveralSchedules(const SweepRecord& sweep) {
    return std::any_of(sweep.points.begin(), sweep.points.end(), [&sweep](const SweepPoint& point) {
        return point.setting.schedule != sweep.points.front().setting.schedule;
    });
}

} // namespace

QString settingText(const SweepRecord& sweep, const SweepSetting& setting) {
    const QString processes = processesText(setting.processes);
    if (!hasSeveralSchedules(sweep))
        return processes;
    if (setting.schedule.kind == ScheduleKind::Fixed)
        return Words::tr("%1, chunks of %2").arg(processes, countText(setting.schedule.parameter));
    if (setting.schedule.kind == ScheduleKind::Python)
        return Words::tr("%1, chunks as Pool.map").arg(processes);
    return Words::tr("%1, schedule %2").arg(processes, scheduleWord(setting.schedule));
}

QStringList sweepWarnings(const SweepRecord& sweep, const SweepSummary& summary) {
    QStringList warnings;
    if (sweep.blocks < FewestForIntervals && sweep.outcome != Outcome::Running)
        warnings.append(Words::tr("Below six runs of each setting there are no intervals: do not "
                                  "trust small differences."));
    warnings += conditionWarnings(sweep, summary);
    int failed = 0;
    int disturbed = 0;
    for (const PointSummary& point : summary.points) {
        failed += point.failed;
        disturbed += point.disturbed;
    }
    if (failed > 0)
        warnings.append(
            Words::tr("Runs that failed: %1. They are marked, and have no time.").arg(failed));
    if (disturbed > 0)
        warnings.append(Words::tr("Runs in which a process died or stood still: %1. They are "
                                  "marked, and not counted.")
                            .arg(disturbed));
    return warnings;
}

QString noFitText(NoFit reason) {
    switch (reason) {
    case NoFit::TooFewCounts:
        return Words::tr("Too few numbers of processes were measured: Amdahl’s law takes four that "
                         "have cores of their own, the Universal Scalability Law six. The serial "
                         "fraction of Karp and Flatt needs but one.");
    case NoFit::LawDoesNotHold:
        return Words::tr("The measured points do not follow the law: they miss its curve by more "
                         "than their noise.");
    case NoFit::TooNoisy:
        return Words::tr("The measured points miss the curve by more than 15 %.");
    case NoFit::NoCpuWork:
        return Words::tr("Amdahl’s law is about processes that compute, each on a core of its "
                         "own; this work needs none.");
    case NoFit::SlowerFromTwoOn:
        return Words::tr("Every further process costs more time than it saves: one is best.");
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
