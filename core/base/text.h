#pragma once

#include "core/base/nanoseconds.h"

#include <QLocale>
#include <QString>
#include <QStringView>

#include <optional>

namespace poolscope {

// Numbers for people. They and their units are joined by no-break spaces, so that no line ends
// between them. Digits are always those of English; the sign of decimals is that of the locale: the
// program's own, which it sets to that of the language in which it speaks. What files hold for
// other programs to read is not made of these.

/// @p value with @p decimals digits after the point.
[[nodiscard]] QString decimalText(double value, int decimals, const QLocale& locale = {});

/// A duration with three significant digits and the unit that fits: "850 ns", "8.20 ms", "1.50 s",
/// "2 min 5 s".
[[nodiscard]] QString durationText(Nanoseconds time, const QLocale& locale = {});

/// A duration that is not known exactly: "9 µs", "270 ms", "1 min 20 s", "21 min".
[[nodiscard]] QString roughDurationText(Nanoseconds time);

/// A whole number in groups of three: "10 000 000" with narrow no-break spaces, and
/// plain below 10 000, as is usual in print.
[[nodiscard]] QString countText(quint64 count);

/// A whole number of which no more than two digits are known: "64", "2000", "48 000".
[[nodiscard]] QString roughCountText(quint64 count);

/// A factor with three significant digits: "2.77", "0.00420", "1250".
[[nodiscard]] QString factorText(double factor, const QLocale& locale = {});

/// A factor of which no more than two digits are known: "1.3", "25", "48 000".
[[nodiscard]] QString roughFactorText(double factor, const QLocale& locale = {});

/// A factor that was not measured, as short as it can be said: "2", "1.5", "1.33".
[[nodiscard]] QString shortFactorText(double factor, const QLocale& locale = {});

/// How many times as much: "2.77 ×"; shortTimesText() of what was not measured: "2 ×".
[[nodiscard]] QString timesText(double factor, const QLocale& locale = {});
[[nodiscard]] QString shortTimesText(double factor, const QLocale& locale = {});

/// A share: "69 %". @p share is 1 for the whole.
[[nodiscard]] QString percentText(double share, const QLocale& locale = {});

/// From one figure with a unit to another: "42.9 – 52.5 ms", "950 µs – 1.20 ms"; one figure if both
/// read alike.
[[nodiscard]] QString rangeText(const QString& low, const QString& high);

/// @p text with plain spaces for no-break ones: for terminals, where people search and copy.
[[nodiscard]] QString plainSpaces(QString text);

/// @p text with the digits 0 to 9 for those of other scripts, which keyboards may have.
[[nodiscard]] QString plainDigits(QString text);

/// A whole number as people type it: "100", "1e6", "10k", "2.5M", "1 000 000". Nothing for
/// anything else (such as "1.000"), for negative numbers and for those above 2^53.
[[nodiscard]] std::optional<quint64> parseCount(QStringView text);

/// A duration as people type it: "200us", "5 ms", "1s", "1.5ms", "2min", "1h". Nothing for
/// anything else, for zero and for more than a day.
[[nodiscard]] std::optional<Nanoseconds> parseDuration(QStringView text);

/// A duration as parseDuration() reads it, in the largest unit that needs no fraction: "200us".
[[nodiscard]] QString durationWord(Nanoseconds time);

} // namespace poolscope
