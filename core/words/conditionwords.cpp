#include "core/words/conditionwords.h"

#include "core/base/text.h"
#include "core/metrics/crowding.h"
#include "core/metrics/samplemedian.h"
#include "core/words/amounts.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConditionWords)
};

/// The blocks that were measured, in the order in which they were run: the first is number 1.
std::vector<BlockConditions> measuredBlocks(const SweepRecord& sweep) {
    std::vector<BlockConditions> blocks = sweep.conditions.blocks;
    std::erase_if(blocks, [](const BlockConditions& block) { return block.block < 0; });
    return blocks;
}

/// Of some of them: their numbers, and what happened in them.
struct SomeBlocks {
    std::vector<int> numbers; ///< ascending
    std::vector<BlockConditions> blocks;
};

template<typename Is>
SomeBlocks thoseThat(const std::vector<BlockConditions>& blocks, Is&& is) {
    SomeBlocks some;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (!is(blocks[at]))
            continue;
        some.numbers.push_back(static_cast<int>(at) + 1);
        some.blocks.push_back(blocks[at]);
    }
    return some;
}

/// "block 4", "blocks 4 and 5", "blocks 9 to 11", "7 blocks" if they lie apart.
QString whichBlocks(const std::vector<int>& numbers) {
    const int first = numbers.front();
    const int last = numbers.back();
    if (first == last)
        return Words::tr("block %1").arg(first);
    if (numbers.size() == 2)
        return Words::tr("blocks %1 and %2").arg(first).arg(last);
    const bool isRow = last - first + 1 == static_cast<int>(numbers.size());
    return isRow ? Words::tr("blocks %1 to %2").arg(first).arg(last)
                 : Words::tr("%1 blocks").arg(numbers.size());
}

/// "31 % of a core", "a whole core", "1.4 cores".
QString usedText(const std::vector<BlockConditions>& blocks) {
    const double cores = othersCores(blocks);
    if (cores < 0.95)
        return Words::tr("%1 of a core").arg(percentText(cores));
    return cores < 1.05 ? Words::tr("a whole core")
                        : Words::tr("%1 cores").arg(roughFactorText(cores));
}

QString setAsideSentence(const std::vector<BlockConditions>& blocks) {
    const SomeBlocks aside =
        thoseThat(blocks, [](const BlockConditions& block) { return block.isSetAside; });
    if (aside.numbers.empty())
        return {};
    return Words::tr("Other programs used %1 in %2: those runs are set aside and were measured "
                     "again.")
        .arg(usedText(aside.blocks), whichBlocks(aside.numbers));
}

/// What follows from others on the machine for the runs that count.
QString advice(const SweepRecord& sweep, const SweepSummary& summary) {
    const bool goesBeyond = std::ranges::any_of(sweep.points, [&sweep](const SweepPoint& point) {
        return point.setting.processes > sweep.machine.usableCores;
    });
    return summary.isBusy() && goesBeyond
               ? Words::tr("More processes than cores may seem faster only because they get a "
                           "larger share, so they are not recommended; measure again when the "
                           "machine is free.")
               : Words::tr("Those runs count all the same; measure again when the machine is "
                           "free.");
}

/// Of blocks that count: of single ones, or, where each is too short to tell, of all of them.
QString othersText(const SweepRecord& sweep, const std::vector<BlockConditions>& blocks) {
    const SomeBlocks crowded = thoseThat(blocks, [&sweep](const BlockConditions& block) {
        return !block.isSetAside && isCrowded(sweep, block);
    });
    if (!crowded.numbers.empty())
        return Words::tr("Other programs used %1 in %2.")
            .arg(usedText(crowded.blocks), whichBlocks(crowded.numbers));
    const BlockConditions all = inAllThatCount(sweep);
    return isCrowded(sweep, all)
               ? Words::tr("Other programs used %1 while it ran.").arg(usedText({all}))
               : QString();
}

/// As the system tells, else as our own runs felt it, unless a quota did that.
QString crowdedSentence(const SweepRecord& sweep, const SweepSummary& summary,
                        const std::vector<BlockConditions>& blocks) {
    QString others = othersText(sweep, blocks);
    if (others.isEmpty() && summary.isBusy() && !isThrottled(sweep.conditions))
        others = Words::tr("Other programs used the cores: %1 of the time in chunks had none.")
                     .arg(shareText(summary.busyShare.value_or(0.0)));
    return others.isEmpty() ? QString() : others + u' ' + advice(sweep, summary);
}

QString throttledSentence(const SweepRecord& sweep) {
    if (!isThrottled(sweep.conditions))
        return {};
    return Words::tr("The control group’s quota (%1) held the processes back for %2 in all: while "
                     "it is used up, nobody computes, so more processes than that gain nothing.")
        .arg(coresText(sweep.machine.quotaCores.value_or(sweep.machine.usableCores)),
             durationText(throttledTime(sweep.conditions).value_or(0)));
}

/// What of the settings saves power: "on battery, governor powersave".
QString savingText(const PowerSettings& power) {
    // With these the governor of this name is the usual one, and no slower.
    const bool isOwnWay = power.driver == "intel_pstate"_L1 || power.driver == "amd-pstate-epp"_L1;
    QStringList saving;
    if (power.onBattery.value_or(false))
        saving.append(Words::tr("on battery"));
    if (power.governor == "powersave"_L1 && !isOwnWay)
        saving.append(Words::tr("governor %1").arg(power.governor));
    if (power.energyPreference == "power"_L1 || power.energyPreference == "balance_power"_L1)
        saving.append(Words::tr("energy preference %1").arg(power.energyPreference));
    return saving.join(u", "_s);
}

QString powerSentence(const PowerSettings& power) {
    const QString saving = savingText(power);
    return saving.isEmpty() ? QString()
                            : Words::tr("The machine saves power (%1): times are longer than they "
                                        "could be, and may change from run to run.")
                                  .arg(saving);
}

QString frequencySentence(const std::vector<BlockConditions>& blocks) {
    constexpr std::size_t FewestReadings = 4;
    constexpr double Low = 0.6;
    constexpr double Drop = 0.8;
    std::vector<double> shares;
    for (const BlockConditions& block : blocks) {
        if (block.frequency)
            shares.push_back(*block.frequency);
    }
    if (shares.size() < FewestReadings)
        return {};
    const double usual = median(shares);
    // A core that had gone idle can look slow: one reading is none.
    const auto drops = static_cast<std::size_t>(std::count_if(
        shares.begin(), shares.end(), [usual](double share) { return share < Drop * usual; }));
    if (drops >= std::max<std::size_t>(2, shares.size() / 10))
        return Words::tr("The processor slowed down at times, to %1 of its highest frequency from "
                         "%2: it was hot, or saved power.")
            .arg(percentText(*std::min_element(shares.begin(), shares.end())), percentText(usual));
    if (usual < Low)
        return Words::tr("The processor ran at about %1 of its highest frequency: it is hot, or "
                         "saves power. The more processes compute, the slower each may be.")
            .arg(percentText(usual));
    return {};
}

QString sharedCoresSentence(const SweepRecord& sweep) {
    const MachineFacts& machine = sweep.machine;
    const int physical = machine.physicalCores.value_or(machine.usableCores);
    const bool computes = !sweep.command.isEmpty() || sweep.config.work.kind == WorkKind::Cpu;
    const bool goesBeyond =
        std::any_of(sweep.points.begin(), sweep.points.end(), [physical](const SweepPoint& point) {
            return point.setting.processes > physical;
        });
    if (!computes || !goesBeyond || physical >= machine.usableCores || machine.simulated)
        return {};
    return Words::tr("More than %1 processes share cores: %2 threads run on %1 cores here, so each "
                     "further process gains less.")
        .arg(QString::number(physical), QString::number(machine.onlineCores));
}

QString warmUpSentence(const SweepRecord& sweep) {
    const auto warmedUp = [](const SweptRun& run) { return run.setAside == SetAside::WarmingUp; };
    const bool any =
        std::any_of(sweep.points.begin(), sweep.points.end(), [&](const SweepPoint& point) {
            return std::any_of(point.runs.begin(), point.runs.end(), warmedUp);
        });
    return any ? Words::tr("In the first blocks everything took longer than in all others: those "
                           "runs are taken for warming up, and do not count.")
               : QString();
}

} // namespace

QStringList conditionWarnings(const SweepRecord& sweep, const SweepSummary& summary) {
    const std::vector<BlockConditions> blocks = measuredBlocks(sweep);
    QStringList warnings{setAsideSentence(blocks),  crowdedSentence(sweep, summary, blocks),
                         throttledSentence(sweep),  powerSentence(sweep.conditions.power),
                         frequencySentence(blocks), sharedCoresSentence(sweep),
                         warmUpSentence(sweep)};
    warnings.removeAll(QString());
    return warnings;
}

} // namespace poolscope
