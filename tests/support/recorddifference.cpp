#include "tests/support/recorddifference.h"

#include <algorithm>
#include <utility>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const MapRecord& a, const MapRecord& b) {
    return a.function == b.function && a.firstPosition == b.firstPosition && a.size == b.size &&
           a.firstChunk == b.firstChunk && a.chunks == b.chunks && a.order == b.order &&
           a.beganNs == b.beganNs && a.doneNs == b.doneNs &&
           (a.plan == nullptr) == (b.plan == nullptr) &&
           (a.plan == nullptr || chunkGroups(*a.plan) == chunkGroups(*b.plan));
}

} // namespace

QString differenceOf(const RunRecord& a, const RunRecord& b) {
    if (a.config != b.config)
        return u"config"_s;
    if (a.machines != b.machines)
        return u"machines"_s;
    if (!std::ranges::equal(a.maps, b.maps, isSame) || a.chunksPlanned != b.chunksPlanned)
        return u"maps"_s;
    if (a.outcome != b.outcome || a.failure != b.failure)
        return u"outcome"_s;
    for (std::size_t i = 0; i < std::max(a.processes.size(), b.processes.size()); ++i) {
        if (i >= a.processes.size() || i >= b.processes.size() || a.processes[i] != b.processes[i])
            return u"process %1"_s.arg(i + 1);
    }
    if (a.chunks != b.chunks)
        return u"chunks"_s;
    if (a.lostAttempts != b.lostAttempts || a.suspensions != b.suspensions)
        return u"lost attempts or suspensions"_s;
    if (a.startedAt.toMSecsSinceEpoch() != b.startedAt.toMSecsSinceEpoch() ||
        a.serialNs != b.serialNs || a.mapDoneNs != b.mapDoneNs || a.wallNs != b.wallNs ||
        a.nowNs != b.nowNs || a.resultsChecked != b.resultsChecked)
        return u"times"_s;
    const bool same =
        a.resultsChecked == true ||
        (a.results.kind() == b.results.kind() && a.results.texts() == b.results.texts() &&
         std::ranges::equal(a.results.numbers(), b.results.numbers()));
    return same ? QString() : u"results"_s;
}

QString differenceOf(const SweepRecord& one, const SweepRecord& other) {
    SweepRecord a = one; // without the runs that they keep, of which either has its own
    SweepRecord b = other;
    for (std::size_t at = 0; at < std::min(a.points.size(), b.points.size()); ++at) {
        const SharedRecord kept = std::exchange(a.points[at].kept, nullptr);
        const SharedRecord same = std::exchange(b.points[at].kept, nullptr);
        if ((kept == nullptr) != (same == nullptr))
            return u"point %1: kept"_s.arg(at);
        const QString difference = kept ? differenceOf(*kept, *same) : QString();
        if (!difference.isEmpty())
            return u"point %1: kept: "_s.arg(at) + difference;
        if (a.points[at] != b.points[at])
            return u"point %1"_s.arg(at);
    }
    return a == b ? QString() : u"sweep"_s;
}

} // namespace poolscope
