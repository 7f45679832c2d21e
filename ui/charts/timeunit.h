#pragma once

#include "core/base/nanoseconds.h"

#include <QString>

namespace poolscope {

/// The unit of an axis of times.
struct TimeUnit {
    QString name;
    Nanoseconds length = 1;

    [[nodiscard]] double of(double ns) const { return ns / static_cast<double>(length); }
};

/// The one for an axis that ends at @p end.
[[nodiscard]] TimeUnit timeUnitFor(Nanoseconds end);

} // namespace poolscope
