#pragma once

#include <QString>
#include <QStringList>

namespace poolscope {

/// Which of @p words somebody who typed @p text may have meant: those that begin with it, or differ
/// in the fewest letters, at most one in three. Capitals do not matter. Empty if none comes near.
[[nodiscard]] QStringList nearestWords(const QString& text, const QStringList& words);

} // namespace poolscope
