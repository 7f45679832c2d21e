#pragma once

#include "core/base/nanoseconds.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace poolscope {

// Numbers and their units are joined by no-break spaces, so that no line ends between them.

/// A duration for people, with three significant digits and the unit that fits: "850 ns",
/// "8.20 ms", "1.50 s", "2 min 5 s".
[[nodiscard]] QString durationText(Nanoseconds time);

/// A whole number for people, in groups of three: "10 000 000" with narrow no-break spaces, and
/// plain below 10 000, as is usual in print.
[[nodiscard]] QString countText(quint64 count);

/// A factor for people with three significant digits: "2.77", "0.00420", "1250".
[[nodiscard]] QString factorText(double factor);

/// How many times as much: "2.77 ×"; of a whole number "2 ×".
[[nodiscard]] QString timesText(double factor);
[[nodiscard]] QString timesText(int factor);

/// A share for people: "69 %". @p share is 1 for the whole.
[[nodiscard]] QString percentText(double share);

/// @p text with plain spaces for no-break ones: for terminals, where people search and copy.
[[nodiscard]] QString plainSpaces(QString text);

/// A whole number as people type it: "100", "1e6", "10k", "2.5M", "1 000 000". Nothing for
/// anything else (such as "1.000"), for negative numbers and for those above 2^53.
[[nodiscard]] std::optional<quint64> parseCount(QStringView text);

/// A duration as people type it: "200us", "5 ms", "1s", "1.5ms", "2min", "1h". Nothing for
/// anything else, for zero and for more than a day.
[[nodiscard]] std::optional<Nanoseconds> parseDuration(QStringView text);

/// A duration as parseDuration() reads it, in the largest unit that needs no fraction: "200us".
[[nodiscard]] QString durationWord(Nanoseconds time);

} // namespace poolscope
