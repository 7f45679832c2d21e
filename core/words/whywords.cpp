#include "core/words/whywords.h"

#include "core/base/text.h"
#include "core/metrics/losses.h"
#include "core/metrics/phases.h"
#include "core/metrics/shortfall.h"
#include "core/metrics/speedup.h"
#include "core/words/amounts.h"
#include "core/words/lanenames.h"

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

/// A cause with a smaller share of what the ideal run has than this is not worth a word.
constexpr double WorthNaming = 0.02;
/// Nor are more causes than this.
constexpr qsizetype MostNamed = 3;

QString join(const QStringList& items) {
    if (items.size() < 2)
        return items.join(QString());
    return Words::tr("%1 and %2").arg(items.first(items.size() - 1).join(u", "_s), items.last());
}

QString startUpText(const RunRecord& record) {
    return Words::tr("starting the processes (%1)")
        .arg(durationText(untilReady(record).value_or(endOf(record))));
}

QString endingText(const RunRecord& record) {
    return Words::tr("ending the processes (%1)")
        .arg(durationText(phases(record).value_or(Phases()).closeJoin));
}

/// Who was done before the others, or had nothing to do at all.
QString unequalText(const RunRecord& record) {
    std::vector<Losses> lanes = lossesByLane(record);
    std::vector<bool> worked(lanes.size(), false);
    for (const ProcessRecord& process : record.processes) {
        if (process.chunks > 0)
            worked[static_cast<std::size_t>(process.lane - 1)] = true;
    }
    const Nanoseconds ending = phases(record).value_or(Phases()).closeJoin;
    Nanoseconds all = 0;
    Nanoseconds ofUnused = 0;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        lanes[i].tail = std::max<Nanoseconds>(0, lanes[i].tail - ending);
        all += lanes[i].tail;
        ofUnused += worked[i] ? 0 : lanes[i].tail;
        if (lanes[i].tail > lanes[longest].tail)
            longest = i;
    }
    if (2 * ofUnused > all)
        return Words::tr("%1 without any chunk")
            .arg(processesText(static_cast<int>(std::count(worked.begin(), worked.end(), false))));
    return Words::tr("unequal work at the end (%1 waited %2)")
        .arg(laneName(record, static_cast<int>(longest) + 1), durationText(lanes[longest].tail));
}

QString slowerText(const RunRecord& record) {
    const auto serial = static_cast<double>(std::max<Nanoseconds>(1, record.serialNs.value_or(1)));
    const double times = static_cast<double>(losses(record).useful) / serial;
    if (times < 2)
        return Words::tr("the squares taking %1 longer than in one process alone")
            .arg(percentText(times - 1));
    return Words::tr("the squares taking %1 times as long as in one process alone")
        .arg(factorText(times));
}

/// The causes that matter, the largest first.
QStringList reasons(const RunRecord& record, int ideal) {
    using Text = QString (*)(const RunRecord&);
    const Shortfall parts = shortfall(record);
    std::array<std::pair<Nanoseconds, Text>, 7> causes{{
        {parts.startUp, &startUpText},
        {parts.unequal, &unequalText},
        {parts.ending, &endingText},
        {parts.offCore,
         [](const RunRecord&) { return Words::tr("other programs using the cores"); }},
        {parts.waiting, [](const RunRecord&) { return Words::tr("waiting between the chunks"); }},
        {parts.slower, &slowerText},
        {parts.lost,
         [](const RunRecord&) { return Words::tr("work that was lost and done again"); }},
    }};
    std::stable_sort(causes.begin(), causes.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const double whole = static_cast<double>(endOf(record)) * ideal;
    QStringList texts;
    for (const auto& [time, text] : causes) {
        if (static_cast<double>(time) > WorthNaming * whole && texts.size() < MostNamed)
            texts.append(text(record));
    }
    return texts;
}

/// Whether nothing else kept the run from its ideal as much as starting and ending the processes.
bool isMostlyStartUp(const RunRecord& record) {
    const Shortfall parts = shortfall(record);
    return parts.startUp + parts.ending >=
           std::max({parts.unequal, parts.offCore, parts.waiting, parts.slower, parts.lost});
}

QString whySerialWins(const RunRecord& record, int ideal) {
    const Nanoseconds serial = std::max<Nanoseconds>(1, record.serialNs.value_or(1));
    const Nanoseconds ready = untilReady(record).value_or(endOf(record));
    if (ready > serial && isMostlyStartUp(record)) {
        const double times = static_cast<double>(ready) / static_cast<double>(serial);
        return Words::tr(
                   "Starting %1 took %2 times as long as all the squares: one process without "
                   "a pool wins.")
            .arg(processesText(record.config.processes), factorText(times));
    }
    if (record.config.processes == 1)
        return Words::tr("A pool of one process does the same as one process without a pool, and "
                         "has to be started and ended as well.");
    if (ideal == 1)
        return Words::tr("One process without a pool wins here: the program may use 1 core only, "
                         "so the processes take turns.");
    const QStringList texts = reasons(record, ideal);
    if (texts.isEmpty())
        return Words::tr("The pool gained nothing here: one process without a pool is as fast.");
    return Words::tr("One process without a pool wins here, because of %1.").arg(join(texts));
}

QString whyNearIdeal(const RunRecord& record, int ideal) {
    if (record.config.processes == 1)
        return Words::tr("A pool of one process does the same as one process without a pool.");
    if (record.config.work.kind == WorkKind::Wait)
        return Words::tr("Near the ideal of %1: waiting needs no core, so all processes "
                         "wait at the same time.")
            .arg(timesText(ideal));
    if (record.config.processes > ideal)
        return Words::tr("Near the ideal of %1: the program may use %2 here, so more "
                         "processes gain nothing more.")
            .arg(timesText(ideal), coresText(ideal));
    return Words::tr("Near the ideal of %1: the work is long enough to pay for starting the "
                     "processes.")
        .arg(timesText(ideal));
}

QString whyNotIdeal(const RunRecord& record, int ideal) {
    const QStringList texts = reasons(record, ideal);
    if (texts.isEmpty())
        return Words::tr("Many small things together keep it from %1.").arg(timesText(ideal));
    if (texts.size() == 1)
        return Words::tr("One thing keeps it from %1: %2.").arg(timesText(ideal), texts.first());
    const QString things = texts.size() == 2 ? Words::tr("Two things") : Words::tr("Three things");
    return Words::tr("%1 keep it from %2: %3.").arg(things, timesText(ideal), join(texts));
}

} // namespace

QString whyGained(const RunRecord& record, double gained) {
    const int ideal =
        idealSpeedup(record.config.work, record.config.processes, record.machine.usableCores);
    if (gained > 1.1 * ideal)
        return Words::tr("More than the ideal of %1: something disturbed the measurement of "
                         "the serial time, so measure again.")
            .arg(timesText(ideal));
    if (gained < 1.0)
        return whySerialWins(record, ideal);
    return gained >= 0.9 * ideal ? whyNearIdeal(record, ideal) : whyNotIdeal(record, ideal);
}

} // namespace poolscope
