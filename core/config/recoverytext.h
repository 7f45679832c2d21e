#pragma once

#include "core/base/nanoseconds.h"
#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"

#include <QString>

#include <vector>

// What is to happen when processes die or are stuck, and faults that are planned, as people write
// them. Each parser refuses with one Problem; each word function gives back what its parser reads.

namespace poolscope {

/// 1 … 1000, or "off", which is 0.
[[nodiscard]] Result<int, Problem> parseRetries(const QString& text);
/// A duration such as "30s", or "off", which is 0.
[[nodiscard]] Result<Nanoseconds, Problem> parseStallTimeout(const QString& text);
/// "retry", "fail" or "hang".
[[nodiscard]] Result<OnDeath, Problem> parseOnDeath(const QString& text);
/// "kill@N", "crash@N", "freeze@N" or "exit:CODE@N" with CODE 0 … 255; ":always" behind it for
/// every time that the number is reached.
[[nodiscard]] Result<Fault, Problem> parseFault(const QString& text);
/// Faults with commas between them; none for an empty text.
[[nodiscard]] Result<std::vector<Fault>, Problem> parseFaults(const QString& text);

[[nodiscard]] QString retriesWord(int retries);
[[nodiscard]] QString stallTimeoutWord(Nanoseconds timeout);
[[nodiscard]] QString onDeathWord(OnDeath onDeath);
[[nodiscard]] QString faultWord(const Fault& fault);
[[nodiscard]] QString faultsWord(const std::vector<Fault>& faults);

} // namespace poolscope
