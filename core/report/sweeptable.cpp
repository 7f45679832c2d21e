#include "core/base/text.h"
#include "core/config/configtext.h"
#include "core/report/sweepreport.h"
#include "core/words/amounts.h"
#include "core/words/rangewords.h"
#include "core/words/recommendationwords.h"
#include "core/words/sweepwords.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepTable)
};

constexpr int BarWidth = 20;

bool write(QIODevice& out, const QString& text) {
    const QByteArray utf8 = plainSpaces(text).toUtf8();
    return out.write(utf8) == utf8.size();
}

QString timeText(double ns) {
    return durationText(static_cast<Nanoseconds>(std::llround(ns)));
}

QString timeRange(const std::optional<Interval>& interval) {
    return interval ? timeRangeText(*interval) : u"–"_s;
}

QString speedupRange(const std::optional<Interval>& interval) {
    return interval ? speedupRangeText(*interval) : u"–"_s;
}

/// As long as the setting is fast, the fastest of all being full.
QString barText(const PointSummary& point, double fastest) {
    if (!point.medianNs || point.medianNs->value <= 0)
        return {};
    const double share = fastest / point.medianNs->value;
    return QString(std::max(1, static_cast<int>(std::lround(share * BarWidth))), u'#');
}

/// What is to be known of its runs besides their times.
QString marksText(const PointSummary& point) {
    QStringList marks;
    if (point.failed > 0)
        marks.append(Words::tr("failed: %1").arg(point.failed));
    if (point.disturbed > 0)
        marks.append(Words::tr("disturbed: %1").arg(point.disturbed));
    if (point.setAside > point.disturbed)
        marks.append(Words::tr("set aside: %1").arg(point.setAside - point.disturbed));
    if (!point.outliers.empty())
        marks.append(Words::tr("outliers: %1").arg(point.outliers.size()));
    return marks.join(u", "_s);
}

QString scheduleText(const SweepRecord& sweep, const SweepSetting& setting) {
    return hasSchedule(sweep, setting) ? scheduleWord(setting.schedule) : QString();
}

QStringList rowOf(const SweepRecord& sweep, const SweepPoint& point, const PointSummary& summary,
                  double fastest) {
    const auto& speedup = summary.speedup;
    return {QString::number(point.setting.processes),
            scheduleText(sweep, point.setting),
            summary.medianNs ? timeText(summary.medianNs->value) : u"–"_s,
            timeRange(summary.medianNs ? summary.medianNs->interval : std::nullopt),
            speedup ? speedupText(speedup->value) : u"–"_s,
            speedupRange(speedup ? speedup->interval : std::nullopt),
            barText(summary, fastest),
            marksText(summary)};
}

QStringList headRow(const SweepRecord& sweep) {
    const bool hasSchedules = std::ranges::any_of(sweep.points, [&sweep](const SweepPoint& point) {
        return hasSchedule(sweep, point.setting);
    });
    return {Words::tr("Processes"),
            hasSchedules ? Words::tr("Schedule") : QString(),
            Words::tr("Time"),
            Words::tr("95 %"),
            Words::tr("Speedup"),
            Words::tr("95 %"),
            QString(),
            QString()};
}

double fastestOf(const SweepSummary& summary) {
    double fastest = 0;
    for (const PointSummary& point : summary.points) {
        if (point.medianNs && (fastest <= 0 || point.medianNs->value < fastest))
            fastest = point.medianNs->value;
    }
    return fastest;
}

/// Numbers to the right, words to the left.
bool isNumber(qsizetype column) {
    return column == 0 || column == 2 || column == 4;
}

/// Without the columns that are empty.
QString aligned(const QStringList& row, const QList<qsizetype>& widths) {
    QStringList cells;
    for (qsizetype column = 0; column < row.size(); ++column) {
        if (widths[column] > 0)
            cells.append(isNumber(column) ? row[column].rightJustified(widths[column])
                                          : row[column].leftJustified(widths[column]));
    }
    QString line = cells.join(u"  "_s);
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

QString serialLine(const SweepSummary& summary) {
    if (!summary.serialNs)
        return {};
    return Words::tr("One process without a pool: %1 (%2).")
               .arg(timeText(summary.serialNs->value), timeRange(summary.serialNs->interval)) +
           u'\n';
}

/// With all its digits, as in the JSON.
QByteArray field(const std::optional<double>& value) {
    return value && std::isfinite(*value)
               ? QByteArray::number(*value, 'f', QLocale::FloatingPointShortest)
               : QByteArray();
}

QByteArrayList estimateFields(const std::optional<Estimate>& estimate) {
    const auto interval = estimate ? estimate->interval : std::nullopt;
    return {field(estimate ? std::optional(estimate->value) : std::nullopt),
            field(interval ? std::optional(interval->low) : std::nullopt),
            field(interval ? std::optional(interval->high) : std::nullopt)};
}

} // namespace

bool writeSweepTable(const SweepRecord& sweep, const SweepSummary& summary, QIODevice& out) {
    QList<QStringList> rows{headRow(sweep)};
    for (std::size_t at = 0; at < sweep.points.size(); ++at)
        rows.append(rowOf(sweep, sweep.points[at], summary.points[at], fastestOf(summary)));
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const QStringList& row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const QStringList& row : rows)
        text += aligned(row, widths);
    text += serialLine(summary);
    for (const QString& warning : sweepWarnings(sweep, summary))
        text += warning + u'\n';
    return write(out, text + recommendationText(sweep, summary) + u'\n');
}

bool writeSweepCsv(const SweepRecord& sweep, const SweepSummary& summary, QIODevice& out) {
    QByteArray text =
        "processes,schedule,runs,failed,disturbed,set_aside,outliers,median_ns,"
        "median_low_ns,median_high_ns,speedup,speedup_low,speedup_high,efficiency,efficiency_low,"
        "efficiency_high,karp_flatt,karp_flatt_low,karp_flatt_high\r\n";
    for (std::size_t at = 0; at < sweep.points.size(); ++at) {
        const PointSummary& point = summary.points[at];
        QByteArrayList fields{QByteArray::number(sweep.points[at].setting.processes),
                              scheduleText(sweep, sweep.points[at].setting).toUtf8(),
                              QByteArray::number(point.times.size()),
                              QByteArray::number(point.failed),
                              QByteArray::number(point.disturbed),
                              QByteArray::number(point.setAside),
                              QByteArray::number(point.outliers.size())};
        for (const auto* estimate :
             {&point.medianNs, &point.speedup, &point.efficiency, &point.karpFlatt})
            fields += estimateFields(*estimate);
        text += fields.join(',') + "\r\n";
    }
    return out.write(text) == text.size();
}

} // namespace poolscope
