#include "core/words/sweepwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/metrics/sweepcandidates.h"
#include "core/words/amounts.h"
#include "core/words/failurewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

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

/// A bound, so it is not rounded down: "1.3 %".
QString boundText(double share) {
    return shareText(std::ceil(share * 1000.0) / 1000.0);
}

QString candidateText(const SweepRecord& sweep, const SweepSummary& summary,
                      std::size_t candidate) {
    if (summary.hasSerial && candidate == 0)
        return Words::tr("one process without a pool");
    const std::size_t point = candidate - (summary.hasSerial ? 1 : 0);
    return settingText(sweep, sweep.points[point].setting);
}

/// "a, b and c".
QString listText(const QStringList& words) {
    if (words.size() < 2)
        return words.join(QString());
    return Words::tr("%1 and %2").arg(words.first(words.size() - 1).join(u", "_s), words.back());
}

/// "Take 2 processes: the fewest that are not slower than the best by more than 3 %."
QString choiceText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (summary.recommendsSerial())
        return Words::tr("Take no pool: one process without one is not slower than the best "
                         "setting by more than 3 %.");
    const SweepPoint& point = sweep.points[*summary.recommendedPoint()];
    const QString setting = settingText(sweep, point.setting);
    const auto& speedup = summary.points[*summary.recommendedPoint()].speedup;
    const QString gain = speedup ? Words::tr(" (%1)").arg(gainText(speedup->value)) : QString();
    return Words::tr("Take %1%2: the fewest processes, then the largest chunks, that are not "
                     "slower than the best setting by more than 3 %.")
        .arg(setting, gain);
}

QString boundSentence(const Recommendation& recommendation) {
    constexpr double Noteworthy = 0.0005;
    if (recommendation.atMostSlower.value_or(0.0) < Noteworthy)
        return {};
    return Words::tr("It is at most %1 slower than the best (95 %).")
        .arg(boundText(*recommendation.atMostSlower));
}

/// "20 more blocks would settle it, about 40 s."
QString settlingSentence(const SweepRecord& sweep, const SweepSummary& summary) {
    const int more = summary.recommendation.blocksNeeded.value_or(0) - decidingBlocks(sweep);
    if (more <= 0)
        return {};
    double each = 0.0; // of those that are still in question
    for (std::size_t point = 0; point < summary.points.size(); ++point) {
        const auto& time = summary.points[point].medianNs;
        if (time && !sweep.points[point].droppedAfter)
            each += time->value;
    }
    return Words::tr("About %1 more runs of each would settle it, some %2.")
        .arg(countText(static_cast<quint64>(more)),
             roughDurationText(static_cast<Nanoseconds>(each * more)));
}

QString openSentence(const SweepRecord& sweep, const SweepSummary& summary) {
    const Recommendation& recommendation = summary.recommendation;
    constexpr std::size_t MostNamed = 6;
    QStringList open;
    for (const std::size_t candidate : recommendation.notToldApart) {
        if (open.size() == MostNamed) {
            open.append(Words::tr("others"));
            break;
        }
        open.append(candidateText(sweep, summary, candidate));
    }
    if (open.size() < 2)
        return Words::tr("That is not proved: there are too few runs, or they differ too much.");
    return Words::tr("That is not proved: %1 can’t be told apart here.").arg(listText(open));
}

QString nothingText(const SweepRecord& sweep) {
    for (const SweepPoint& point : sweep.points) {
        for (const SweptRun& run : point.runs) {
            if (run.failure)
                return Words::tr("Nothing can be recommended, since no run succeeded: %1")
                    .arg(sentence(*run.failure));
        }
    }
    return Words::tr("Nothing can be recommended: there is no run that counts.");
}

QString busySentence(const SweepSummary& summary) {
    return Words::tr("Other programs used the cores: %1 of the time in chunks had none. More "
                     "processes than cores may seem faster only because they get a larger share, "
                     "so they are not recommended; measure again when the machine is free.")
        .arg(shareText(summary.busyShare.value_or(0.0)));
}

} // namespace

QString settingText(const SweepRecord& sweep, const SweepSetting& setting) {
    const QString processes = processesText(setting.processes);
    if (!hasSeveralSchedules(sweep))
        return processes;
    if (setting.schedule.kind == ScheduleKind::Fixed)
        return Words::tr("%1, chunks of %2").arg(processes, countText(setting.schedule.parameter));
    return Words::tr("%1, schedule %2").arg(processes, scheduleWord(setting.schedule));
}

QString recommendationText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (!summary.recommendation.taken)
        return nothingText(sweep);
    QStringList sentences{choiceText(sweep, summary), boundSentence(summary.recommendation)};
    if (!summary.recommendation.isProved)
        sentences += {openSentence(sweep, summary), settlingSentence(sweep, summary)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QStringList sweepWarnings(const SweepRecord& sweep, const SweepSummary& summary) {
    QStringList warnings;
    if (sweep.blocks < FewestForIntervals)
        warnings.append(Words::tr("Below six runs of each setting there are no intervals: do not "
                                  "trust small differences."));
    if (summary.isBusy())
        warnings.append(busySentence(summary));
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
