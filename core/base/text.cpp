#include "core/base/text.h"

#include <QLocale>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct Unit {
    QLatin1StringView name;
    Nanoseconds length;
};

constexpr std::array<Unit, 5> Units{{{"ns"_L1, 1},
                                     {"us"_L1, NsPerUs},
                                     {"ms"_L1, NsPerMs},
                                     {"s"_L1, NsPerSecond},
                                     {"min"_L1, 60 * NsPerSecond}}};

constexpr Nanoseconds LongestDuration = 24 * 3600 * NsPerSecond;
constexpr double LargestExactCount = 9007199254740992.0; // 2^53: every whole number is a double
constexpr char16_t NarrowNoBreakSpace = 0x202f;

/// Digits after the point that leave three significant ones.
int decimalsForThreeDigits(double value) {
    if (value == 0.0)
        return 0;
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    return std::max(0, 2 - magnitude);
}

QString threeDigits(double value) {
    return QLocale::c().toString(value, 'f', decimalsForThreeDigits(value));
}

} // namespace

QString durationText(Nanoseconds time) {
    const double ns = static_cast<double>(time);
    if (time < NsPerUs)
        return QString::number(time) + " ns"_L1;
    // 999.5 would round to "1000": the next unit takes over there.
    if (ns < 999.5 * NsPerUs)
        return threeDigits(ns / NsPerUs) + u" µs"_s;
    if (ns < 999.5 * NsPerMs)
        return threeDigits(ns / NsPerMs) + " ms"_L1;
    if (time < 60 * NsPerSecond)
        return threeDigits(ns / NsPerSecond) + " s"_L1;
    const Nanoseconds seconds = (time + NsPerSecond / 2) / NsPerSecond;
    return QString::number(seconds / 60) + " min "_L1 + QString::number(seconds % 60) + " s"_L1;
}

QString countText(quint64 count) {
    QString digits = QString::number(count);
    if (count < 10'000)
        return digits;
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(NarrowNoBreakSpace));
    return digits;
}

QString factorText(double factor) {
    if (factor >= 999.5)
        return countText(static_cast<quint64>(std::llround(factor)));
    return threeDigits(factor);
}

QString percentText(double share) {
    const double percent = 100 * share;
    const int decimals = percent > 0 && percent < 9.95 ? 1 : 0;
    return QLocale::c().toString(percent, 'f', decimals) + " %"_L1;
}

std::optional<quint64> parseCount(QStringView text) {
    static const QRegularExpression pattern(
        u"^\\+?(\\d+(?:\\.\\d+)?(?:[eE]\\+?\\d+)?)([kKMG]?)$"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    double value = match.captured(1).toDouble();
    const QString suffix = match.captured(2).toLower();
    if (!suffix.isEmpty())
        value *= suffix == "k"_L1 ? 1e3 : suffix == "m"_L1 ? 1e6 : 1e9;
    if (!(value <= LargestExactCount) || value != std::floor(value))
        return std::nullopt;
    return static_cast<quint64>(value);
}

std::optional<Nanoseconds> parseDuration(QStringView text) {
    static const QRegularExpression pattern(u"^(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|μs|ms|s|min)$"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    QString name = match.captured(2);
    if (name == u"µs"_s || name == u"μs"_s) // micro sign and Greek mu look the same
        name = u"us"_s;
    for (const Unit& unit : Units) {
        if (name != unit.name)
            continue;
        const double ns = match.captured(1).toDouble() * static_cast<double>(unit.length);
        if (!(ns <= static_cast<double>(LongestDuration)) || ns < 1.0)
            return std::nullopt;
        return static_cast<Nanoseconds>(std::llround(ns));
    }
    return std::nullopt;
}

QString durationWord(Nanoseconds time) {
    const Unit* fitting = &Units.front();
    for (const Unit& unit : Units) {
        if (time % unit.length == 0)
            fitting = &unit;
    }
    return QString::number(time / fitting->length) + fitting->name;
}

} // namespace poolscope
