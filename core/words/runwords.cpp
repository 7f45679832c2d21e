#include "core/words/runwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/metrics/losses.h"
#include "core/metrics/phases.h"
#include "core/metrics/speedup.h"
#include "core/words/problemwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// A loss smaller than this share of all the time is not worth a word.
constexpr double WorthNaming = 0.02;

QString join(const QStringList& items) {
    if (items.size() < 2)
        return items.join(QString());
    return Words::tr("%1 and %2").arg(items.first(items.size() - 1).join(u", "_s), items.last());
}

// One and many are two texts each, so that no plural table is needed for English.

QString processesText(int processes) {
    return processes == 1 ? Words::tr("1 process") : Words::tr("%1 processes").arg(processes);
}

QString coresText(int cores) {
    return cores == 1 ? Words::tr("1 core") : Words::tr("%1 cores").arg(cores);
}

QString startUpText(const RunRecord& record) {
    const std::optional<Nanoseconds> ready = untilReady(record);
    return Words::tr("starting the processes (%1)")
        .arg(durationText(ready.value_or(endOf(record))));
}

QString tailText(const RunRecord& record) {
    const std::vector<Losses> lanes = lossesByLane(record);
    const auto longest =
        std::max_element(lanes.begin(), lanes.end(),
                         [](const Losses& a, const Losses& b) { return a.tail < b.tail; });
    return Words::tr("unequal work at the end (process %1 waited %2)")
        .arg(longest - lanes.begin() + 1)
        .arg(durationText(longest->tail));
}

QString offCoreText(const RunRecord& record) {
    const int cores = record.machine.usableCores;
    if (record.config.processes > cores)
        return Words::tr("%1 sharing %2")
            .arg(processesText(record.config.processes), coresText(cores));
    return Words::tr("other programs using the cores");
}

/// The losses that matter, the largest first, at most three.
QStringList reasons(const RunRecord& record) {
    const Losses all = losses(record);
    const std::array<std::pair<Nanoseconds, QString>, 5> parts{{
        {all.startUp, startUpText(record)},
        {all.tail, tailText(record)},
        {all.offCore, offCoreText(record)},
        {all.waiting, Words::tr("waiting between the chunks")},
        {all.lost, Words::tr("work that was lost and done again")},
    }};
    std::vector<std::pair<Nanoseconds, QString>> worth;
    for (const auto& part : parts) {
        if (static_cast<double>(part.first) > WorthNaming * static_cast<double>(all.total()))
            worth.push_back(part);
    }
    std::stable_sort(worth.begin(), worth.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList texts;
    for (const auto& part : worth) {
        if (texts.size() < 3)
            texts.append(part.second);
    }
    return texts;
}

QString whySerialWins(const RunRecord& record) {
    const Nanoseconds serial = std::max<Nanoseconds>(1, record.serialNs.value_or(1));
    const Nanoseconds ready = untilReady(record).value_or(endOf(record));
    if (ready > serial) {
        const double times = static_cast<double>(ready) / static_cast<double>(serial);
        return Words::tr(
                   "Starting %1 took %2 times as long as all the squares: one process without "
                   "a pool wins.")
            .arg(processesText(record.config.processes), factorText(times));
    }
    const QStringList texts = reasons(record);
    if (texts.isEmpty())
        return Words::tr("The pool gained nothing here: one process without a pool is as fast.");
    return Words::tr("One process without a pool wins here, because of %1.").arg(join(texts));
}

QString whyNotIdeal(const RunRecord& record, double gained) {
    const int ideal =
        idealSpeedup(record.config.work, record.config.processes, record.machine.usableCores);
    if (gained > 1.1 * ideal)
        return Words::tr("More than the ideal of %1 ×: something disturbed the measurement of the "
                         "serial time, so measure again.")
            .arg(ideal);
    if (gained >= 0.9 * ideal) {
        if (record.config.work.kind == WorkKind::Wait)
            return Words::tr("Near the ideal of %1 ×: waiting needs no core, so all processes wait "
                             "at the same time.")
                .arg(ideal);
        if (record.config.processes > ideal)
            return Words::tr(
                       "Near the ideal of %1 ×: the program may use %2 here, so more processes "
                       "gain nothing more.")
                .arg(ideal)
                .arg(coresText(ideal));
        return Words::tr("Near the ideal of %1 ×: the work is long enough to pay for starting the "
                         "processes.")
            .arg(ideal);
    }
    const QStringList texts = reasons(record);
    if (texts.isEmpty())
        return Words::tr("The squares took longer in the pool than in one process alone: the "
                         "processes share memory and cores.");
    if (texts.size() == 1)
        return Words::tr("One thing keeps it from %1 ×: %2.").arg(ideal).arg(texts.first());
    const QString things = texts.size() == 2 ? Words::tr("Two things") : Words::tr("Three things");
    return Words::tr("%1 keep it from %2 ×: %3.").arg(things).arg(ideal).arg(join(texts));
}

quint64 squaresDone(const RunRecord& record) {
    quint64 done = 0;
    for (const ProcessRecord& process : record.processes)
        done += process.items;
    return done;
}

} // namespace

QString explanation(const RunRecord& record) {
    switch (record.outcome) {
    case Outcome::Running:
        return {};
    case Outcome::Failed:
        return record.failure ? sentence(*record.failure) : QString();
    case Outcome::Stopped:
        if (!record.wallNs)
            return Words::tr("Stopped before the pool was started.");
        return Words::tr("Stopped after %1 with %2 of %3 squares done.")
            .arg(durationText(*record.wallNs), countText(squaresDone(record)),
                 countText(record.config.size));
    case Outcome::Finished:
        break;
    }
    if (record.config.size == 0)
        return Words::tr("There was nothing to compute: all the time went into starting and ending "
                         "the processes.");
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return Words::tr("The serial time was not measured, so there is no speedup to tell.");
    return *gained < 1.0 ? whySerialWins(record) : whyNotIdeal(record, *gained);
}

QString chunksText(const ChunkPlan& plan) {
    const std::vector<ChunkGroup> groups = chunkGroups(plan);
    if (groups.empty())
        return Words::tr("no chunks");
    if (groups.size() > 2) {
        const auto [smallest, largest] =
            std::minmax_element(groups.begin(), groups.end(),
                                [](const auto& a, const auto& b) { return a.count < b.count; });
        return Words::tr("%1 chunks of %2 to %3")
            .arg(countText(plan.chunks()), countText(smallest->count), countText(largest->count));
    }
    QStringList texts;
    for (const ChunkGroup& group : groups) {
        const QString count = countText(group.count);
        if (group.chunks == 1)
            texts.append(texts.isEmpty() ? Words::tr("one chunk of %1").arg(count)
                                         : Words::tr("one of %1").arg(count));
        else
            texts.append(texts.isEmpty()
                             ? Words::tr("%1 chunks of %2").arg(countText(group.chunks), count)
                             : Words::tr("%1 of %2").arg(countText(group.chunks), count));
    }
    return texts.join(u", "_s);
}

QString outcomeText(const RunRecord& record) {
    switch (record.outcome) {
    case Outcome::Running:
        return Words::tr("Running …");
    case Outcome::Failed:
        return Words::tr("Failed: %1").arg(explanation(record));
    case Outcome::Stopped:
        return explanation(record);
    case Outcome::Finished:
        break;
    }
    const QString squares = record.config.size == 1
                                ? Words::tr("1 square")
                                : Words::tr("%1 squares").arg(countText(record.config.size));
    const QString chunks = record.chunksPlanned == 1
                               ? Words::tr("1 chunk")
                               : Words::tr("%1 chunks").arg(countText(record.chunksPlanned));
    const QString made = Words::tr("Finished: %1, %2, %3.")
                             .arg(squares, chunks, processesText(record.config.processes));
    return record.resultsChecked.value_or(false) ? Words::tr("%1 Every result checked.").arg(made)
                                                 : made;
}

QString captionText(const RunRecord& record) {
    const RunConfig& config = record.config;
    const QString numbers = config.size == 0 ? Words::tr("no numbers")
                                             : Words::tr("numbers %1 … %2")
                                                   .arg(countText(config.first),
                                                        countText(config.first + config.size - 1));
    QStringList parts{numbers, processesText(config.processes), chunksText(ChunkPlan(config)),
                      Words::tr("schedule %1").arg(scheduleWord(config.schedule))};
    if (config.work.kind != WorkKind::None)
        parts.append(
            Words::tr("work %1, %2").arg(workWord(config.work), profileWord(config.work.profile)));
    if (record.wallNs)
        parts.append(durationText(*record.wallNs));
    if (const std::optional<double> gained = speedup(record))
        parts.append(Words::tr("speedup %1 on %2")
                         .arg(factorText(*gained), coresText(record.machine.usableCores)));
    const QString day = record.startedAt.date().toString(Qt::ISODate);
    return Words::tr("%1. Poolscope %2, %3").arg(parts.join(u"; "_s), record.machine.version, day);
}

} // namespace poolscope
