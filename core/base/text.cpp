#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
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

constexpr Nanoseconds Hour = 3600 * NsPerSecond; // understood, but files have minutes
constexpr Nanoseconds LongestDuration = 24 * Hour;
constexpr quint64 LargestExactCount = 9'007'199'254'740'992; // 2^53: whole numbers are doubles
constexpr char16_t NarrowNoBreakSpace = 0x202f;

/// Digits after the point that leave so many significant ones.
int decimalsFor(double value, int digits) {
    if (value == 0.0)
        return 0;
    const double size = std::abs(value);
    int magnitude = static_cast<int>(std::floor(std::log10(size)));
    if (std::round(size * std::pow(10.0, digits - 1 - magnitude)) >= std::pow(10.0, digits))
        ++magnitude; // 9.996 becomes 10.0
    return std::max(0, digits - 1 - magnitude);
}

QString digitsText(double value, int digits, const QLocale& locale) {
    return decimalText(value, decimalsFor(value, digits), locale);
}

/// @p digits × 10^@p exponent, if that is a whole number of at most 19 digits. In decimals, since
/// 1.001 × 10^6 is not whole in binary ones.
std::optional<quint64> wholeNumber(QString digits, qint64 exponent) {
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    if (digits.isEmpty())
        return 0;
    for (; exponent < 0; ++exponent) {
        if (!digits.endsWith(u'0'))
            return std::nullopt;
        digits.chop(1);
    }
    if (digits.size() + exponent > 19)
        return std::nullopt;
    digits.append(QString(exponent, u'0'));
    return digits.toULongLong();
}

/// Without the spaces between groups of three digits, as countText() writes them.
QString withoutGroups(QStringView text) {
    static const QRegularExpression groups(u"^\\d{1,3}([ \\x{a0}\\x{2009}\\x{202f}]\\d{3})+$"_s);
    QString plain = text.toString();
    if (groups.match(plain).hasMatch())
        plain.removeIf([](QChar c) { return !c.isDigit(); });
    return plain;
}

/// A line must not end between a number and its unit.
QString withUnit(const QString& number, QStringView unit) {
    return number + QChar(QChar::Nbsp) + unit;
}

QString timeText(Nanoseconds time, int digits, const QLocale& locale) {
    const double ns = static_cast<double>(time);
    if (time < NsPerUs)
        return withUnit(QString::number(time), u"ns");
    // 999.5 would round to "1000": the next unit takes over there.
    if (ns < 999.5 * NsPerUs)
        return withUnit(digitsText(ns / NsPerUs, digits, locale), u"µs");
    if (ns < 999.5 * NsPerMs)
        return withUnit(digitsText(ns / NsPerMs, digits, locale), u"ms");
    if (ns < 59.95 * NsPerSecond)
        return withUnit(digitsText(ns / NsPerSecond, digits, locale), u"s");
    const Nanoseconds seconds = (time + NsPerSecond / 2) / NsPerSecond;
    return withUnit(QString::number(seconds / 60), u"min") + QChar(QChar::Nbsp) +
           withUnit(QString::number(seconds % 60), u"s");
}

/// To two significant digits.
quint64 rounded(quint64 count) {
    quint64 unit = 1;
    while (count / unit >= 100)
        unit *= 10;
    return (count + unit / 2) / unit * unit;
}

/// To ten of the unit where it has three digits; to 10 s from a minute on, and a minute from ten
/// on.
Nanoseconds rounded(Nanoseconds time) {
    constexpr Nanoseconds NsPerMinute = 60 * NsPerSecond;
    Nanoseconds step = 1;
    for (const Nanoseconds unit : {Nanoseconds{1}, NsPerUs, NsPerMs}) {
        if (time >= 100 * unit && time < 1000 * unit)
            step = 10 * unit;
    }
    if (time >= 10 * NsPerMinute)
        step = NsPerMinute;
    else if (time >= NsPerMinute - NsPerSecond / 2)
        step = 10 * NsPerSecond;
    return (time + step / 2) / step * step;
}

} // namespace

QString decimalText(double value, int decimals, const QLocale& locale) {
    QString text = QString::number(value, 'f', decimals);
    return text.replace(u'.', locale.decimalPoint());
}

QString durationText(Nanoseconds time, const QLocale& locale) {
    return timeText(time, 3, locale);
}

QString roughDurationText(Nanoseconds time) {
    const Nanoseconds about = rounded(time);
    const Nanoseconds seconds = about / NsPerSecond;
    if (seconds >= 60 && seconds % 60 == 0)
        return withUnit(QString::number(seconds / 60), u"min");
    return timeText(about, 1, {}); // which has no decimals
}

QString countText(quint64 count) {
    QString digits = QString::number(count);
    if (count < 10'000)
        return digits;
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(NarrowNoBreakSpace));
    return digits;
}

QString roughCountText(quint64 count) {
    return countText(rounded(count));
}

QString factorText(double factor, const QLocale& locale) {
    if (factor >= 999.5)
        return countText(static_cast<quint64>(std::llround(factor)));
    return digitsText(factor, 3, locale);
}

QString roughFactorText(double factor, const QLocale& locale) {
    if (factor < 99.5)
        return digitsText(factor, 2, locale);
    const double unit = std::pow(10.0, std::floor(std::log10(factor)) - 1);
    return countText(static_cast<quint64>(std::llround(std::round(factor / unit) * unit)));
}

QString timesText(double factor, const QLocale& locale) {
    return withUnit(factorText(factor, locale), u"×");
}

QString shortFactorText(double factor, const QLocale& locale) {
    const auto hundredths = std::llround(100 * factor);
    const int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    return decimalText(factor, decimals, locale);
}

QString shortTimesText(double factor, const QLocale& locale) {
    return withUnit(shortFactorText(factor, locale), u"×");
}

QString percentText(double share, const QLocale& locale) {
    const double percent = 100 * share;
    const int decimals = percent > 0 && percent < 9.95 ? 1 : 0;
    return withUnit(decimalText(percent, decimals, locale), u"%");
}

QString rangeText(const QString& low, const QString& high) {
    const auto unitOf = [](const QString& figure) {
        return figure.sliced(std::max<qsizetype>(0, figure.indexOf(QChar::Nbsp)));
    };
    if (low == high)
        return low;
    const bool sameUnit = unitOf(low) == unitOf(high);
    return (sameUnit ? low.chopped(unitOf(low).size()) : low) + u" – "_s + high;
}

QString plainSpaces(QString text) {
    return text.replace(QChar(QChar::Nbsp), u' ').replace(QChar(NarrowNoBreakSpace), u' ');
}

QString plainDigits(QString text) {
    for (QChar& c : text) {
        if (c.isDigit())
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

std::optional<quint64> parseCount(QStringView text) {
    static const QRegularExpression pattern(
        u"^\\+?(\\d+)(?:\\.(\\d+))?(?:[eE]\\+?(\\d+))?([kKMG]?)$"_s);
    const QRegularExpressionMatch match =
        pattern.match(withoutGroups(plainDigits(text.trimmed().toString())));
    if (!match.hasMatch())
        return std::nullopt;
    const QString fraction = match.captured(2);
    // Much of the world writes a thousand so: "1.000".
    if (match.hasCaptured(2) && !match.hasCaptured(3) && match.captured(4).isEmpty())
        return std::nullopt;
    qint64 exponent = 0;
    if (match.hasCaptured(3)) {
        bool fits = false;
        exponent = match.captured(3).toInt(&fits);
        if (!fits)
            return std::nullopt;
    }
    const QString suffix = match.captured(4).toLower();
    if (!suffix.isEmpty())
        exponent += suffix == "k"_L1 ? 3 : suffix == "m"_L1 ? 6 : 9;
    const auto count =
        wholeNumber(QString(match.captured(1) + fraction), exponent - fraction.size());
    return count && *count <= LargestExactCount ? count : std::nullopt;
}

std::optional<Nanoseconds> parseDuration(QStringView text) {
    static const QRegularExpression pattern(
        u"^(\\d+(?:\\.\\d+)?)[\\s\\x{a0}]*(ns|us|µs|μs|ms|s|min|h)$"_s);
    const QRegularExpressionMatch match = pattern.match(plainDigits(text.trimmed().toString()));
    if (!match.hasMatch())
        return std::nullopt;
    QString name = match.captured(2);
    if (name == u"µs"_s || name == u"μs"_s) // micro sign and Greek mu look the same
        name = u"us"_s;
    const auto* known = std::find_if(Units.begin(), Units.end(),
                                     [&name](const Unit& unit) { return name == unit.name; });
    const Nanoseconds length = known == Units.end() ? Hour : known->length;
    const double ns = match.captured(1).toDouble() * static_cast<double>(length);
    if (!(ns <= static_cast<double>(LongestDuration)) || ns < 1.0)
        return std::nullopt;
    return static_cast<Nanoseconds>(std::llround(ns));
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
