#include "ui/tuning/pointrows.h"

#include "core/base/text.h"
#include "core/words/amounts.h"
#include "core/words/recommendationwords.h"
#include "ui/sweepcharts/pointwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PointRows)
};

QString numberOrDash(std::size_t count) {
    return count == 0 ? u"–"_s : countText(count);
}

std::optional<Reach> reachOf(const std::optional<Estimate>& median) {
    if (!median || !median->interval || median->value <= 0.0)
        return std::nullopt;
    return Reach{1.0 - median->interval->low / median->value,
                 median->interval->high / median->value - 1.0};
}

QString halfText(const std::optional<Reach>& reach) {
    return reach ? u"±"_s + shareText((reach->below + reach->above) / 2.0) : u"–"_s;
}

QString medianText(const PointSummary& point) {
    return point.medianNs ? durationText(static_cast<Nanoseconds>(point.medianNs->value)) : u"–"_s;
}

/// By how much slower than the one that is recommended, or than no pool.
QString slownessText(const SweepSummary& summary, std::size_t point) {
    const auto taken = summary.recommendedPoint();
    const auto& best = summary.recommendsSerial() ? summary.serialNs
                       : taken                    ? summary.points[*taken].medianNs
                                                  : std::nullopt;
    if (!best)
        return {};
    constexpr double Margin = 0.03;
    const double own = summary.points[point].medianNs->value;
    return std::abs(own / best->value - 1.0) < Margin ? Words::tr("about as fast")
                                                      : comparedText(own, best->value);
}

/// It came in for a race that has not decided anything yet.
bool isNew(const SweepRecord& sweep, std::size_t point) {
    const std::vector<SweptRun>& runs = sweep.points[point].runs;
    return sweep.decidesUntil && runs.front().block >= *sweep.decidesUntil;
}

} // namespace

QString stateText(const SweepRecord& sweep, const SweepSummary& summary, std::size_t point) {
    if (summary.points[point].times.empty())
        return summary.points[point].failed > 0 ? Words::tr("failed") : u"–"_s;
    if (summary.recommendedPoint() == point)
        return Words::tr("recommended");
    const bool isRunning = sweep.outcome == Outcome::Running;
    switch (standingOf(summary, point).value_or(Standing::Out)) {
    case Standing::In:
        return Words::tr("as good");
    case Standing::Out:
        return isRunning && isNew(sweep, point) ? Words::tr("measuring on")
                                                : slownessText(summary, point);
    case Standing::Open:
        return isRunning ? Words::tr("measuring on") : Words::tr("still open");
    }
    Q_UNREACHABLE();
}

std::vector<PointRow> pointRows(const SweepRecord& sweep, const SweepSummary& summary,
                                const Schedule& schedule) {
    std::vector<PointRow> rows;
    for (std::size_t at = 0; at < summary.points.size(); ++at) {
        const SweepSetting& setting = sweep.points[at].setting;
        if (setting.schedule != schedule)
            continue;
        const PointSummary& point = summary.points[at];
        PointRow row;
        row.point = at;
        row.reach = reachOf(point.medianNs);
        row.isRecommended = summary.recommendedPoint() == at;
        row.texts = {QString::number(setting.processes),
                     medianText(point),
                     QString(),
                     halfText(row.reach),
                     point.speedup ? speedupText(point.speedup->value) : u"–"_s,
                     point.efficiency ? shareText(point.efficiency->value) : u"–"_s,
                     numberOrDash(point.times.size()),
                     numberOrDash(point.outliers.size()),
                     stateText(sweep, summary, at)};
        rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&sweep](const PointRow& a, const PointRow& b) {
        return sweep.points[a.point].setting.processes < sweep.points[b.point].setting.processes;
    });
    return rows;
}

QString columnName(PointColumn column) {
    switch (column) {
    case PointColumn::Processes:
        return Words::tr("processes");
    case PointColumn::Median:
        return Words::tr("median");
    case PointColumn::Interval:
        return Words::tr("95 % interval");
    case PointColumn::Half:
        return {};
    case PointColumn::Speedup:
        return Words::tr("speedup");
    case PointColumn::Efficiency:
        return Words::tr("efficiency");
    case PointColumn::Runs:
        return Words::tr("runs");
    case PointColumn::Outliers:
        return Words::tr("outliers");
    case PointColumn::State:
        return Words::tr("state");
    }
    Q_UNREACHABLE();
}

QString columnMeaning(PointColumn column) {
    switch (column) {
    case PointColumn::Processes:
        return Words::tr("How many worker processes");
    case PointColumn::Median:
        return Words::tr("Half of the runs took longer, half took less.");
    case PointColumn::Interval:
    case PointColumn::Half:
        return Words::tr("Where the true median is, with 95 % confidence: the bar, around the "
                         "median, against the precision that is asked for, in grey. Six runs are "
                         "needed to tell.");
    case PointColumn::Speedup:
        return Words::tr("How many times faster than one process without a pool");
    case PointColumn::Efficiency:
        return Words::tr("The speedup divided by the number of processes");
    case PointColumn::Runs:
        return Words::tr("Runs that count. What can’t be the best is run no more.");
    case PointColumn::Outliers:
        return Words::tr("Runs far from the others; they count all the same.");
    case PointColumn::State:
        return Words::tr("How it stands to the setting that is recommended");
    }
    Q_UNREACHABLE();
}

} // namespace poolscope
