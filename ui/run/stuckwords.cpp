#include "ui/run/stuckwords.h"

#include "core/base/text.h"
#include "core/record/runrecord.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StuckWords)
};

/// A longer list is not read.
constexpr std::size_t MostNamed = 4;

QString wholeSeconds(Nanoseconds time) {
    const Nanoseconds whole = (time + NsPerSecond / 2) / NsPerSecond;
    if (time < NsPerSecond)
        return durationText(time);
    return whole < 60 ? Words::tr("%1 s").arg(whole) : durationText(whole * NsPerSecond);
}

QString numbersText(const std::vector<StuckProcess>& stuck) {
    QStringList numbers;
    for (const StuckProcess& process : stuck)
        numbers.append(QString::number(process.number));
    const QString last = numbers.takeLast();
    return Words::tr("%1 and %2").arg(numbers.join(u", "_s), last);
}

} // namespace

QString stuckText(const std::vector<StuckProcess>& stuck) {
    if (stuck.empty())
        return {};
    if (stuck.size() == 1 && stuck.front().frozen)
        return Words::tr("Process %1 is frozen: it has stood still for %2.")
            .arg(stuck.front().number)
            .arg(wholeSeconds(stuck.front().stillNs));
    if (stuck.size() == 1)
        return Words::tr("Process %1 has stood still for %2.")
            .arg(stuck.front().number)
            .arg(wholeSeconds(stuck.front().stillNs));
    const auto longest = std::max_element(
        stuck.begin(), stuck.end(),
        [](const StuckProcess& a, const StuckProcess& b) { return a.stillNs < b.stillNs; });
    const QString time = wholeSeconds(longest->stillNs);
    if (stuck.size() > MostNamed)
        return Words::tr("%1 processes have stood still, the longest for %2.")
            .arg(stuck.size())
            .arg(time);
    return Words::tr("%1 processes have stood still, the longest for %2: %3.")
        .arg(stuck.size())
        .arg(time, numbersText(stuck));
}

QString waitText(Nanoseconds stallTimeout) {
    return Words::tr("Gives it the stall timeout (%1) once more. It may get on by itself, or be "
                     "thawed.")
        .arg(durationWord(stallTimeout));
}

QString atWorkText(const RunRecord& record) {
    if (record.failure)
        return Words::tr("All processes are idle, and the pool waits for a chunk that is lost.");
    const ProcessRecord* still = nullptr;
    int count = 0;
    for (const ProcessRecord& process : record.processes) {
        if (process.endedNs || !process.stillSinceNs)
            continue;
        still = &process;
        ++count;
    }
    if (count == 0)
        return Words::tr("The processes are at work.");
    return count == 1 ? Words::tr("Process %1 stands still.").arg(still->number)
                      : Words::tr("%1 processes stand still.").arg(count);
}

} // namespace poolscope
