#include "tests/bench/comparison.h"

#include "core/base/text.h"

#include <QStringList>

#include <algorithm>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

double ratioOf(const Pair& pair, Measure measure) {
    return measure == Measure::Time ? pair.other / pair.ours : pair.ours / pair.other;
}

bool isWithin(double ratio, const Comparison& comparison) {
    return comparison.measure == Measure::TimeOver ? ratio <= comparison.target
                                                   : ratio >= comparison.target;
}

QString valueText(double value, Measure measure) {
    if (measure == Measure::Speedup)
        return QString::number(value, 'f', 3);
    if (measure == Measure::ChunksASecond)
        return countText(static_cast<quint64>(value / 1000.0)) + " k/s"_L1;
    return durationText(static_cast<Nanoseconds>(value));
}

QString ratioText(double ratio) {
    return QString::number(ratio, 'f', ratio < 10 ? 3 : 1);
}

QString targetText(const Comparison& comparison) {
    const QLatin1StringView bound = comparison.measure == Measure::TimeOver ? "<= "_L1 : ">= "_L1;
    return bound + QString::number(comparison.target);
}

QString metText(const Comparison& comparison, const MedianInterval& interval) {
    const QString answer = isMet(comparison) ? u"yes"_s : u"NO"_s;
    const bool sure = isWithin(interval.low, comparison) == isWithin(interval.high, comparison);
    return sure ? answer : QString(answer + ", unsure"_L1);
}

/// @p cells in columns.
QString columns(const QStringList& cells) {
    constexpr int Widths[] = {3, 43, 20, 11, 11, 7, 15, 3, 7, 11};
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isNumber = i >= 3 && i <= 8;
        const int width = Widths[i];
        line +=
            (isNumber ? cells[i].rightJustified(width) : cells[i].leftJustified(width)) + "  "_L1;
    }
    return line.trimmed();
}

} // namespace

void measurePairs(Comparison& comparison, int count, const Side& ours, const Side& other) {
    for (int i = -1; i < count; ++i) {
        const bool oursFirst = i % 2 == 0;
        const auto first = oursFirst ? ours() : other();
        const auto second = oursFirst ? other() : ours();
        if (!first || !second) {
            comparison.missing = !first == oursFirst
                                     ? u"ours cannot be measured here"_s
                                     : QString(comparison.against + " cannot be measured here"_L1);
            comparison.pairs.clear();
            return;
        }
        if (i >= 0)
            comparison.pairs.push_back(oursFirst ? Pair{*first, *second} : Pair{*second, *first});
    }
}

std::vector<double> ratios(const Comparison& comparison) {
    std::vector<double> values;
    for (const Pair& pair : comparison.pairs)
        values.push_back(ratioOf(pair, comparison.measure));
    return values;
}

bool isMet(const Comparison& comparison) {
    return !comparison.pairs.empty() && isWithin(median(ratios(comparison)), comparison);
}

QString tableHead() {
    return columns({u"row"_s, u"what"_s, u"against"_s, u"ours"_s, u"other"_s, u"ratio"_s,
                    u"95 % interval"_s, u"n"_s, u"target"_s, u"met"_s});
}

QString tableLine(const Comparison& comparison) {
    const QStringList names{QString::number(comparison.row), comparison.what, comparison.against};
    if (comparison.pairs.empty())
        return columns(names + QStringList{u"not measured: "_s + comparison.missing});
    std::vector<double> ours;
    std::vector<double> other;
    for (const Pair& pair : comparison.pairs) {
        ours.push_back(pair.ours);
        other.push_back(pair.other);
    }
    const std::vector<double> values = ratios(comparison);
    const MedianInterval interval = medianInterval(values);
    QString range = ratioText(interval.low) + " .. "_L1 + ratioText(interval.high);
    if (interval.coverage < 0.95)
        range += u" (%1 %)"_s.arg(interval.coverage * 100, 0, 'f', 0);
    return columns(names + QStringList{valueText(median(ours), comparison.measure),
                                       valueText(median(other), comparison.measure),
                                       ratioText(median(values)), range,
                                       QString::number(values.size()), targetText(comparison),
                                       metText(comparison, interval)});
}

} // namespace poolscope
