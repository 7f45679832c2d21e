#include "core/words/whywords.h"

#include "core/base/text.h"
#include "core/metrics/disturbance.h"
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
    Q_DECLARE_TR_FUNCTIONS(WhyWords)
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

/// A finished run whose speedup is known, and what its events mean.
struct Told {
    const RunRecord& record;
    const RunSummary& summary;

    [[nodiscard]] int processes() const { return record.config.processes; }

    [[nodiscard]] double ideal() const { return summary.ideal; }

    /// Whether there are more processes than cores, and cores are what the work needs.
    [[nodiscard]] bool takesTurns() const { return processes() > ideal(); }

    [[nodiscard]] Nanoseconds serial() const {
        return std::max<Nanoseconds>(1, record.serialNs.value_or(1));
    }

    [[nodiscard]] Nanoseconds untilReady() const {
        return summary.untilReady.value_or(summary.end);
    }

    /// When the last chunk of all was done.
    [[nodiscard]] Nanoseconds lastFinish() const {
        return summary.end - summary.phases.value_or(Phases()).closeJoin;
    }

    [[nodiscard]] Shortfall shortfall() const { return summary.shortfall.value_or(Shortfall()); }
};

// The times that one sentence tells follow each other, so that together they fit into the run:
// until all were ready, from then until the last chunk was done, and from then on.

/// How many lanes had a process that was ready when the last chunk was taken.
int readyInTime(const Told& run) {
    std::vector<bool> ready(static_cast<std::size_t>(run.processes()), false);
    for (const ProcessRecord& process : run.record.processes) {
        if (process.readyNs && *process.readyNs <= run.summary.lastStart)
            ready[static_cast<std::size_t>(process.lane - 1)] = true;
    }
    return static_cast<int>(std::count(ready.begin(), ready.end(), true));
}

QString startUpText(const Told& run) {
    if (run.untilReady() <= run.summary.lastStart)
        return Words::tr("starting the processes (%1)").arg(durationText(run.untilReady()));
    return Words::tr("starting the processes (only %1 of %2 were ready when the last chunk was "
                     "taken)")
        .arg(readyInTime(run))
        .arg(run.processes());
}

QString endingText(const Told& run) {
    const Nanoseconds from = std::max(run.lastFinish(), run.untilReady());
    return Words::tr("ending the processes (%1)").arg(durationText(run.summary.end - from));
}

/// Who was done before the others, or had nothing to do at all.
QString unequalText(const Told& run) {
    std::vector<Losses> lanes = run.summary.lanes;
    std::vector<bool> worked(lanes.size(), false);
    for (const ProcessRecord& process : run.record.processes) {
        if (process.chunks > 0)
            worked[static_cast<std::size_t>(process.lane - 1)] = true;
    }
    Nanoseconds all = 0;
    Nanoseconds ofUnused = 0;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        lanes[i].tail =
            std::max<Nanoseconds>(0, run.lastFinish() - (run.summary.end - lanes[i].tail));
        all += lanes[i].tail;
        ofUnused += worked[i] ? 0 : lanes[i].tail;
        if (lanes[i].tail > lanes[longest].tail)
            longest = i;
    }
    if (2 * ofUnused > all)
        return Words::tr("%1 without any chunk")
            .arg(processesText(static_cast<int>(std::count(worked.begin(), worked.end(), false))));
    const Nanoseconds waited = std::min(lanes[longest].tail, run.lastFinish() - run.untilReady());
    if (waited <= 0)
        return Words::tr("unequal work at the end");
    return Words::tr("unequal work at the end (%1 waited %2)")
        .arg(laneName(run.record, static_cast<int>(longest) + 1), durationText(waited));
}

QString slowerText(const Told& run) {
    const double times =
        static_cast<double>(run.summary.losses.useful) / static_cast<double>(run.serial());
    if (times < 2)
        return Words::tr("the squares taking %1 longer than in one process alone")
            .arg(percentText(times - 1));
    return Words::tr("the squares taking %1 times as long as in one process alone")
        .arg(roughFactorText(times));
}

/// Who had the cores that the chunks did not get.
QString offCoreText(const Told& run) {
    const Nanoseconds most = run.summary.losses.offCore / 2;
    const Nanoseconds still = suspendedTime(run.record);
    if (still * run.processes() > most)
        return Words::tr("the whole program standing still (%1)").arg(durationText(still));
    const Nanoseconds throttled = run.record.machines.front().throttledNs.value_or(0);
    if (throttled > most)
        return Words::tr("the CPU quota being used up (%1)").arg(durationText(throttled));
    return Words::tr("other programs using the cores");
}

QString lostText(const Told& run) {
    if (2 * run.summary.frozen.all > run.summary.losses.lost)
        return run.summary.frozen.processes == 1 ? Words::tr("a process that stood still")
                                                 : Words::tr("processes that stood still");
    return Words::tr("work that was lost and done again");
}

/// The causes that matter, the largest first.
QStringList reasons(const Told& run) {
    using Text = QString (*)(const Told&);
    const Shortfall parts = run.shortfall();
    std::array<std::pair<Nanoseconds, Text>, 7> causes{{
        {parts.startUp, &startUpText},
        {parts.unequal, &unequalText},
        {parts.ending, &endingText},
        {parts.offCore, &offCoreText},
        {parts.waiting, [](const Told&) { return Words::tr("waiting between the chunks"); }},
        {parts.slower, &slowerText},
        {parts.lost, &lostText},
    }};
    std::stable_sort(causes.begin(), causes.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    const double whole = static_cast<double>(run.summary.end) * run.ideal();
    QStringList texts;
    for (const auto& [time, text] : causes) {
        if (static_cast<double>(time) > WorthNaming * whole && texts.size() < MostNamed)
            texts.append(text(run));
    }
    return texts;
}

/// Whether nothing else kept the run from its ideal as much as starting and ending the processes.
bool isMostlyStartUp(const Told& run) {
    const Shortfall parts = run.shortfall();
    return parts.startUp + parts.ending >=
           std::max({parts.unequal, parts.offCore, parts.waiting, parts.slower, parts.lost});
}

/// More lanes than cores look as if all worked at once.
QString turnsText(const Told& run) {
    return Words::tr("%1 take turns on %2.")
        .arg(processesText(run.processes()), coresText(run.ideal()));
}

/// The serial loop of Python itself is slower than ours by far, and yet faster than any start.
QString pythonText(const Told& run) {
    constexpr Nanoseconds PythonPerSquare = 90; // CPython 3.11, a processor of 2 to 4 GHz
    const quint64 size = run.record.config.input.size;
    const Nanoseconds loop = PythonPerSquare * static_cast<Nanoseconds>(size);
    if (run.record.config.work.kind != WorkKind::None || loop >= run.untilReady())
        return {};
    return Words::tr("Python’s own loop takes some %1 for them, and wins as well.")
        .arg(roughDurationText(loop));
}

QString whySerialWins(const Told& run) {
    if (run.untilReady() > run.serial() && isMostlyStartUp(run)) {
        const double times =
            static_cast<double>(run.untilReady()) / static_cast<double>(run.serial());
        const QString wins =
            Words::tr("Starting %1 took about %2 times as long as all the squares: one process "
                      "without a pool wins.")
                .arg(processesText(run.processes()), roughFactorText(times));
        const QString python = pythonText(run);
        return python.isEmpty() ? wins : wins + u' ' + python;
    }
    if (run.processes() == 1)
        return Words::tr("A pool of one process does the same as one process without a pool, and "
                         "has to be started and ended as well.");
    if (run.ideal() <= 1)
        return Words::tr("One process without a pool wins here: the program may use %1 only, so "
                         "the processes take turns.")
            .arg(coresText(run.ideal()));
    const QStringList texts = reasons(run);
    if (texts.isEmpty())
        return Words::tr("The pool gained nothing here: one process without a pool is as fast.");
    const QString why =
        Words::tr("One process without a pool wins here, because of %1.").arg(join(texts));
    return run.takesTurns() ? turnsText(run) + u' ' + why : why;
}

QString whyNearIdeal(const Told& run) {
    if (run.processes() == 1)
        return Words::tr("A pool of one process does the same as one process without a pool.");
    if (run.record.config.work.kind == WorkKind::Wait)
        return Words::tr("Near the ideal of %1: waiting needs no core, so all processes "
                         "wait at the same time.")
            .arg(shortTimesText(run.ideal()));
    if (run.takesTurns())
        return Words::tr("Near the ideal of %1: %2 take turns on %3 here, so more of them gain "
                         "nothing more.")
            .arg(shortTimesText(run.ideal()), processesText(run.processes()),
                 coresText(run.ideal()));
    return Words::tr("Near the ideal of %1: the work is long enough to pay for starting the "
                     "processes.")
        .arg(shortTimesText(run.ideal()));
}

/// What is in the way, by number and name.
QString thingsText(const Told& run, const QStringList& texts) {
    const QString ideal = shortTimesText(run.ideal());
    switch (texts.size()) {
    case 0:
        return Words::tr("Many small things together keep it from %1.").arg(ideal);
    case 1:
        return Words::tr("One thing keeps it from %1: %2.").arg(ideal, texts.first());
    case 2:
        return Words::tr("Two things keep it from %1: %2.").arg(ideal, join(texts));
    default:
        return Words::tr("Three things keep it from %1: %2.").arg(ideal, join(texts));
    }
}

QString whyNotIdeal(const Told& run) {
    const QString things = thingsText(run, reasons(run));
    return run.takesTurns() ? turnsText(run) + u' ' + things : things;
}

} // namespace

QString whyGained(const RunRecord& record, const RunSummary& summary) {
    const Told run{record, summary};
    const double gained = summary.speedup.value_or(0);
    if (gained > 1.1 * run.ideal())
        return Words::tr("More than the ideal of %1: something disturbed the measurement of "
                         "the serial time, so measure again.")
            .arg(shortTimesText(run.ideal()));
    if (gained < 1.0)
        return whySerialWins(run);
    return gained >= 0.9 * run.ideal() ? whyNearIdeal(run) : whyNotIdeal(run);
}

} // namespace poolscope
