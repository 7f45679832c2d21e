#pragma once

#include "core/config/runconfig.h"
#include "core/record/sweeprecord.h"

#include <QString>

#include <optional>

// The words by which run files tell what is one of a few: anyone can read them, and a number that
// means nothing never becomes a value.

namespace poolscope {

[[nodiscard]] QString outcomeWord(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromWord(const QString& word);

[[nodiscard]] QString endWord(ProcessEnd end);
[[nodiscard]] std::optional<ProcessEnd> endFromWord(const QString& word);

[[nodiscard]] QString setAsideWord(SetAside reason);
[[nodiscard]] std::optional<SetAside> setAsideFromWord(const QString& word);

[[nodiscard]] QString failureWord(FailureKind kind);
[[nodiscard]] std::optional<FailureKind> failureFromWord(const QString& word);

} // namespace poolscope
