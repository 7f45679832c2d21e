#include "core/words/runwords.h"

#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/metrics/disturbance.h"
#include "core/metrics/speedup.h"
#include "core/words/amounts.h"
#include "core/words/failurewords.h"
#include "core/words/recoverywords.h"
#include "core/words/simulatedwords.h"
#include "core/words/whywords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <span>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

quint64 squaresDone(std::span<const ProcessRecord> processes) {
    quint64 done = 0;
    for (const ProcessRecord& process : processes)
        done += process.items;
    return done;
}

QString stoppedText(const RunRecord& record) {
    if (record.wallNs) {
        const QString stopped =
            Words::tr("Stopped after %1 with %2 of %3 squares done.")
                .arg(durationText(*record.wallNs), countText(squaresDone(record.processes)),
                     countText(record.config.input.size));
        // A pool that waited for ever is stopped by whoever watches it; why it did remains.
        QStringList sentences{stopped, record.failure ? sentence(*record.failure) : QString(),
                              heldText(record)};
        sentences.removeAll(QString());
        return sentences.join(u' ');
    }
    const bool measuring = record.startedAt.isValid() && record.maps.empty() && !record.serialNs;
    return measuring ? Words::tr("Stopped while the serial time was measured; the pool was not "
                                 "started.")
                     : Words::tr("Stopped before the pool was started.");
}

QString suspensionText(const RunRecord& record) {
    return record.suspensions.empty() ? QString()
                                      : Words::tr("The whole program stood still for %1.")
                                            .arg(durationText(suspendedTime(record)));
}

/// What a finished run gained and why.
QString gainText(const RunRecord& record, const RunSummary& summary) {
    if (record.config.input.size == 0)
        return Words::tr("There was nothing to compute: all the time went into starting and ending "
                         "the processes.");
    if (isSimulated(record) && record.config.work.kind == WorkKind::None)
        return Words::tr(
            "Plain squares take no time there: with work per square there is a speedup "
            "to tell.");
    return summary.speedup
               ? whyGained(record, summary)
               : Words::tr("The serial time was not measured, so there is no speedup to tell.");
}

QString doneText(const RunRecord& record, quint64 done) {
    return Words::tr("%1 of %2").arg(countText(done), squaresText(record.config.input.size));
}

/// What a finished run took and gained, or how far one came that ended early.
QStringList wholeFigures(const RunRecord& record) {
    if (!record.wallNs)
        return {};
    const QString time = durationText(*record.wallNs);
    if (record.outcome == Outcome::Stopped)
        return {Words::tr("stopped after %1").arg(time),
                doneText(record, squaresDone(record.processes))};
    if (record.outcome == Outcome::Failed)
        return {Words::tr("failed after %1").arg(time),
                doneText(record, squaresDone(record.processes))};
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return {time};
    return {time,
            Words::tr("%1 on %2")
                .arg(poolscope::gainText(*gained), coresText(coresAtOnce(machineOf(record))))};
}

/// How far the run had come by then.
QStringList momentFigures(const Moment& moment) {
    const RunRecord& record = moment.record();
    return {Words::tr("at %1 of %2").arg(durationText(moment.time()), durationText(endOf(record))),
            doneText(record, squaresDone(moment.processes()))};
}

} // namespace

QString explanation(const RunRecord& record, const RunSummary& summary) {
    switch (record.outcome) {
    case Outcome::Running: // a pool that waits for ever does not end by itself
    case Outcome::Failed:
        return record.failure ? sentence(*record.failure) : QString();
    case Outcome::Stopped:
        return stoppedText(record);
    case Outcome::Finished:
        break;
    }
    QStringList sentences{simulatedText(record), frozenText(record, summary),
                          suspensionText(record), recoveryText(record, summary),
                          gainText(record, summary)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString explanation(const RunRecord& record) {
    return explanation(record,
                       record.outcome == Outcome::Finished ? summaryOf(record) : RunSummary());
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
    const QString made =
        Words::tr("Finished: %1, %2, %3.")
            .arg(squaresText(record.config.input.size),
                 chunkCountText(record.chunksPlanned.value_or(record.chunks.size())),
                 processesText(record.config.processes));
    return record.resultsChecked.value_or(false) ? Words::tr("%1 Every result checked.").arg(made)
                                                 : made;
}

namespace {

/// As planned; else how many there were.
QString chunksText(const RunRecord& record) {
    if (record.maps.size() == 1 && record.maps.front().plan)
        return chunksText(*record.maps.front().plan);
    return chunkCountText(record.chunksPlanned.value_or(record.chunks.size()));
}

} // namespace

QString figuresText(const RunRecord& record) {
    if (!record.wallNs)
        return {};
    const QString wall = durationText(*record.wallNs);
    const std::optional<double> gained = speedup(record);
    if (!gained)
        return Words::tr("It took %1.").arg(wall);
    return Words::tr("It took %1; one process without a pool takes %2: %3.")
        .arg(wall, durationText(*record.serialNs), gainText(*gained));
}

QString captionText(const Moment& moment) {
    const RunRecord& record = moment.record();
    const RunConfig& config = record.config;
    const QString numbers = config.input.size == 0
                                ? Words::tr("no numbers")
                                : Words::tr("numbers %1 … %2")
                                      .arg(countText(config.input.first),
                                           countText(config.input.first + config.input.size - 1));
    QStringList parts;
    if (isSimulated(record))
        parts.append(Words::tr("simulated"));
    parts += {numbers, processesText(config.processes), chunksText(record),
              Words::tr("schedule %1").arg(scheduleWord(config.schedule))};
    if (config.work.kind != WorkKind::None)
        parts.append(
            Words::tr("work %1, %2").arg(workWord(config.work), profileWord(config.work.profile)));
    parts.append(moment.isEnd() ? wholeFigures(record) : momentFigures(moment));
    const QString day = record.startedAt.toLocalTime().date().toString(Qt::ISODate);
    QString caption = Words::tr("%1.").arg(parts.join(u"; "_s));
    if (record.failure && moment.isEnd())
        caption += u' ' + sentence(*record.failure);
    return caption + u' ' + Words::tr("Poolscope %1, %2").arg(machineOf(record).version, day);
}

} // namespace poolscope
