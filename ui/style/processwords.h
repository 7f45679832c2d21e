#pragma once

#include <QString>

namespace poolscope {

/// "process 3"
[[nodiscard]] QString processText(int number);

/// "21–27": consecutive numbers, @p count of them from @p first on; a single one: "21".
[[nodiscard]] QString numbersText(quint64 first, quint64 count);

} // namespace poolscope
