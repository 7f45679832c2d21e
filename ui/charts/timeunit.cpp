#include "ui/charts/timeunit.h"

namespace poolscope {

using namespace Qt::StringLiterals;

TimeUnit timeUnitFor(Nanoseconds end) {
    if (end < 10 * NsPerUs)
        return {u"ns"_s, 1};
    if (end < NsPerMs)
        return {u"µs"_s, NsPerUs};
    if (end < 10 * NsPerSecond)
        return {u"ms"_s, NsPerMs};
    return {u"s"_s, NsPerSecond};
}

} // namespace poolscope
