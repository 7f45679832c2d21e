#include "ui/headline/headlinewords.h"

#include "core/base/text.h"
#include "core/metrics/balance.h"
#include "core/metrics/phases.h"
#include "core/metrics/speedup.h"
#include "core/words/amounts.h"
#include "core/words/lanenames.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeadlineWords)
};

const QString& unknown() {
    static const QString dash = u"–"_s;
    return dash;
}

/// A run that ended early has figures too, but they tell only how far it came.
bool isComplete(const RunRecord& record) {
    return record.outcome == Outcome::Finished;
}

QString notStarted(const RunRecord& record) {
    return record.outcome == Outcome::Running ? Words::tr("not started yet")
                                              : Words::tr("the pool was not started");
}

/// Until when the figures count.
QString untilText(const RunRecord& record) {
    switch (record.outcome) {
    case Outcome::Stopped:
        return Words::tr("until it stopped");
    case Outcome::Failed:
        return Words::tr("until it failed");
    case Outcome::Running:
    case Outcome::Finished:
        break;
    }
    return Words::tr("so far");
}

QString whyNoSpeedup(const RunRecord& record) {
    if (record.serialNs)
        return notStarted(record);
    return record.outcome == Outcome::Running ? Words::tr("the serial time is measured first")
                                              : Words::tr("the serial time is not known");
}

QString untilReadyText(int processes) {
    switch (processes) {
    case 1:
        return Words::tr("until it was ready");
    case 2:
        return Words::tr("until both were ready");
    default:
        return Words::tr("until all %1 were ready").arg(processes);
    }
}

/// How many lanes have, or had, a process that was ready.
int lanesReady(const RunRecord& record) {
    std::vector<bool> ready(static_cast<std::size_t>(record.config.processes), false);
    for (const ProcessRecord& process : record.processes) {
        if (process.readyNs)
            ready[static_cast<std::size_t>(process.lane - 1)] = true;
    }
    return static_cast<int>(std::count(ready.begin(), ready.end(), true));
}

/// It begins with nothing, and its digits would change at every look.
QString soFarText(double factor) {
    constexpr double SmallestTold = 0.1;
    return factor > 0 && factor < SmallestTold
               ? Words::tr("<\u00a0%1\u00a0×").arg(decimalText(SmallestTold, 1))
               : timesText(factor);
}

} // namespace

Figure speedupFigure(const RunRecord& record, double done) {
    const std::optional<double> factor = speedupSoFar(record, done);
    if (!factor)
        return {unknown(), whyNoSpeedup(record), std::nullopt};
    const double possible = idealSpeedup(record);
    const QString possibleText = shortFactorText(possible);
    const double bar = std::min(1.0, *factor / possible);
    if (!isComplete(record))
        return {soFarText(*factor),
                Words::tr("%1, of %2 possible").arg(untilText(record), possibleText), bar};
    const QString whole =
        Words::tr("%1 of the %2 possible").arg(shareText(*factor / possible), possibleText);
    const QString note = possible >= record.config.processes
                             ? whole
                             : Words::tr("%1, %2 per process")
                                   .arg(whole, shareText(*factor / record.config.processes));
    return {speedupText(*factor), note, bar};
}

Figure timeFigure(const RunRecord& record) {
    const Nanoseconds time = endOf(record);
    const QString serial =
        record.serialNs ? Words::tr("serial %1").arg(durationText(*record.serialNs)) : QString();
    if (time <= 0)
        return {unknown(), serial.isEmpty() ? notStarted(record) : serial, std::nullopt};
    if (isComplete(record)) {
        return {durationText(time),
                serial.isEmpty() ? Words::tr("from start to join")
                                 : Words::tr("%1: one process, no pool").arg(serial),
                std::nullopt};
    }
    return {durationText(time),
            serial.isEmpty() ? untilText(record)
                             : Words::tr("%1; %2").arg(untilText(record), serial),
            std::nullopt};
}

Figure startUpFigure(const RunRecord& record) {
    const int ready = lanesReady(record);
    const int asked = record.config.processes;
    const std::optional<Nanoseconds> all = untilReady(record);
    if (!all || ready < asked) {
        if (record.outcome == Outcome::Running)
            return {unknown(), Words::tr("%1 of %2 ready").arg(ready).arg(asked), std::nullopt};
        return {unknown(),
                record.processes.empty()
                    ? notStarted(record)
                    : Words::tr("only %1 of %2 were ready").arg(ready).arg(asked),
                std::nullopt};
    }
    const QString until = untilReadyText(asked);
    if (!isComplete(record))
        return {durationText(*all), until, std::nullopt};
    const double share = static_cast<double>(*all) / static_cast<double>(endOf(record));
    return {durationText(*all), Words::tr("%1: %2 of it").arg(until, shareText(share)),
            std::nullopt};
}

Figure balanceFigure(const RunRecord& record) {
    const std::optional<Balance> even = balance(record);
    if (!even)
        return {unknown(), Words::tr("no chunk is finished"), std::nullopt};
    const QString busiest =
        Words::tr("%1 worked longest: %2")
            .arg(laneName(record, even->busiestLane), durationText(even->busiestNs));
    return {percentText(even->value), busiest, even->value};
}

} // namespace poolscope
