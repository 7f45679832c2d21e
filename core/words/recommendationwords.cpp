#include "core/words/recommendationwords.h"

#include "core/base/text.h"
#include "core/metrics/sweepcandidates.h"
#include "core/words/amounts.h"
#include "core/words/failurewords.h"
#include "core/words/sweepwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecommendationWords)
};

/// A bound, so it is not rounded down: "1.3 %".
QString boundText(double share) {
    return shareText(std::ceil(share * 1000.0) / 1000.0);
}

/// Whether there is a bound that is worth telling.
bool isNoteworthy(const Recommendation& recommendation) {
    constexpr double Least = 0.0005;
    return recommendation.atMostSlower.value_or(0.0) >= Least;
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
    const QString time = roughDurationText(static_cast<Nanoseconds>(each * more));
    return more == 1 ? Words::tr("About one more run of each would settle it, some %1.").arg(time)
                     : Words::tr("About %1 more runs of each would settle it, some %2.")
                           .arg(roughCountText(static_cast<quint64>(more)), time);
}

QString openSentence(const SweepRecord& sweep, const SweepSummary& summary) {
    const std::vector<std::size_t>& open = summary.recommendation.notToldApart;
    constexpr std::size_t MostNamed = 4;
    if (open.size() < 2)
        return Words::tr("That is not proved: there are too few runs, or they differ too much.");
    if (open.size() > MostNamed)
        return Words::tr("That is not proved: %1 settings can’t be told apart here.")
            .arg(open.size());
    QStringList names;
    for (const std::size_t candidate : open)
        names.append(candidateText(sweep, summary, candidate));
    return Words::tr("That is not proved: %1 can’t be told apart here.").arg(listText(names));
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

/// Medians of the point that is taken and of one that it is held against.
QString comparedWith(const SweepRecord& sweep, const SweepSummary& summary, std::size_t point,
                     std::size_t other) {
    return Words::tr("%1: %2").arg(
        settingText(sweep, sweep.points[other].setting),
        comparedText(summary.points[other].medianNs->value, summary.points[point].medianNs->value));
}

/// The fastest of those points that @p isAmong says, if any has a time.
template<typename Among>
std::optional<std::size_t> fastestAmong(const SweepRecord& sweep, const SweepSummary& summary,
                                        const Among& isAmong) {
    std::vector<std::size_t> points;
    for (std::size_t point = 0; point < sweep.points.size(); ++point) {
        if (isAmong(point))
            points.push_back(point);
    }
    return fastestOf(summary, points);
}

/// What the machine has to do with it.
QString machineReason(const SweepRecord& sweep, int processes) {
    const int cores = sweep.machine.usableCores;
    const bool isOurs = sweep.command.isEmpty();
    if (isOurs && sweep.config.work.kind == WorkKind::Wait)
        return Words::tr("Waiting needs no core, so more processes than cores can gain time.");
    if (isOurs && sweep.config.work.kind == WorkKind::None)
        return {};
    if (processes == cores && cores > 1)
        return Words::tr("The machine has %1, and as many processes fill them.")
            .arg(coresText(cores));
    return {};
}

/// What fewer processes, larger chunks, and what comes after it would be: "1 process: 93 % slower".
QString evidence(const SweepRecord& sweep, const SweepSummary& summary, std::size_t taken) {
    const SweepSetting& best = sweep.points[taken].setting;
    QStringList parts;
    const auto fewer = fastestAmong(sweep, summary, [&](std::size_t point) {
        return sweep.points[point].setting.processes < best.processes;
    });
    if (fewer)
        parts.append(comparedWith(sweep, summary, taken, *fewer));
    const auto larger = fastestAmong(sweep, summary, [&](std::size_t point) {
        return point < taken && sweep.points[point].setting.processes == best.processes;
    });
    if (larger)
        parts.append(comparedWith(sweep, summary, taken, *larger));
    const auto more =
        fastestAmong(sweep, summary, [&](std::size_t point) { return point > taken; });
    if (more)
        parts.append(comparedWith(sweep, summary, taken, *more));
    return parts.isEmpty() ? QString()
                           : Words::tr("Compared with it, %1.").arg(parts.join(u"; "_s));
}

/// One process without a pool wins.
QString serialReason(const SweepRecord& sweep, const SweepSummary& summary) {
    const auto fastest = fastestAmong(sweep, summary, [](std::size_t) { return true; });
    if (!fastest || !summary.serialNs)
        return {};
    return Words::tr("Starting processes and handing out work costs more than sharing it gains: "
                     "the fastest pool, %1, is %2.")
        .arg(settingText(sweep, sweep.points[*fastest].setting),
             comparedText(summary.points[*fastest].medianNs->value, summary.serialNs->value));
}

QString choiceText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (summary.recommendsSerial())
        return Words::tr("Take no pool: one process without one is not slower than the best "
                         "setting by more than 3 %.");
    const auto& speedup = summary.points[*summary.recommendedPoint()].speedup;
    const QString gain = speedup ? Words::tr(" (%1)").arg(gainText(speedup->value)) : QString();
    return Words::tr("Take %1%2: the fewest processes, then the largest chunks, that are not "
                     "slower than the best setting by more than 3 %.")
        .arg(recommendedSettingText(sweep, summary), gain);
}

QString boundSentence(const Recommendation& recommendation) {
    if (!isNoteworthy(recommendation))
        return {};
    return Words::tr("It is at most %1 slower than the best (95 %).")
        .arg(boundText(*recommendation.atMostSlower));
}

QString joined(QStringList sentences) {
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace

QString comparedText(double time, double other) {
    constexpr double Twice = 2.0;
    constexpr double AsFast = 0.0005;
    constexpr double Least = 1.0; // ns: the clock sees no less
    const double ratio = std::max(Least, time) / std::max(Least, other);
    if (ratio >= Twice)
        return Words::tr("%1 times as long").arg(roughFactorText(ratio));
    if (std::abs(ratio - 1.0) < AsFast)
        return Words::tr("as fast");
    return ratio > 1.0 ? Words::tr("%1 slower").arg(shareText(ratio - 1.0))
                       : Words::tr("%1 faster").arg(shareText(1.0 - ratio));
}

QString recommendedSettingText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (summary.recommendsSerial())
        return Words::tr("No pool");
    const auto point = summary.recommendedPoint();
    return point ? settingText(sweep, sweep.points[*point].setting) : QString();
}

QString proofText(const SweepSummary& summary) {
    const Recommendation& recommendation = summary.recommendation;
    if (!recommendation.taken)
        return {};
    const QString bound = isNoteworthy(recommendation)
                              ? Words::tr(": at most %1 slower than the best (95 %)")
                                    .arg(boundText(*recommendation.atMostSlower))
                              : QString();
    return (recommendation.isProved ? Words::tr("proved") : Words::tr("not proved")) + bound;
}

QString becauseText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (!summary.recommendation.taken)
        return nothingText(sweep);
    QStringList sentences;
    if (const auto point = summary.recommendedPoint())
        sentences += {machineReason(sweep, sweep.points[*point].setting.processes),
                      evidence(sweep, summary, *point)};
    else
        sentences += serialReason(sweep, summary);
    if (!summary.recommendation.isProved)
        sentences += {openSentence(sweep, summary), settlingSentence(sweep, summary)};
    return joined(sentences);
}

QString recommendationText(const SweepRecord& sweep, const SweepSummary& summary) {
    if (!summary.recommendation.taken)
        return nothingText(sweep);
    return joined({choiceText(sweep, summary), boundSentence(summary.recommendation),
                   becauseText(sweep, summary)});
}

} // namespace poolscope
