#include "core/plan/schedules.h"

#include <algorithm>

namespace poolscope {

namespace {

quint64 dividedUp(quint64 a, quint64 b) {
    return a / b + (a % b != 0 ? 1 : 0);
}

/// Cuts chunk after chunk; @p next is told what is left and gives a length of at least 1.
template<typename Next>
std::vector<quint64> cut(quint64 n, Next next) {
    std::vector<quint64> chunks;
    for (quint64 left = n; left > 0; left -= chunks.back())
        chunks.push_back(std::min<quint64>(left, next(left)));
    return chunks;
}

} // namespace

quint64 pythonChunkSize(quint64 n, quint64 p) {
    return dividedUp(n, 4 * p);
}

std::vector<quint64> staticChunks(quint64 n, quint64 p) {
    std::vector<quint64> chunks;
    for (quint64 i = 0; i < std::min(n, p); ++i)
        chunks.push_back(n / p + (i < n % p ? 1 : 0));
    return chunks;
}

std::vector<quint64> guidedChunks(quint64 n, quint64 p, quint64 smallest) {
    return cut(n, [=](quint64 left) { return std::max(smallest, dividedUp(left, p)); });
}

std::vector<quint64> guidedHalfChunks(quint64 n, quint64 p, quint64 smallest) {
    return cut(n, [=](quint64 left) {
        return left >= 2 * p * (smallest + 1) ? left / (2 * p) : smallest;
    });
}

std::vector<quint64> trapezoidChunks(quint64 n, quint64 p) {
    if (n == 0)
        return {};
    const quint64 longest = std::max<quint64>(1, n / (2 * p));
    const quint64 count = dividedUp(2 * n, longest + 1);
    const quint64 step = count > 1 ? (longest - 1) / (count - 1) : 0;
    quint64 length = longest + step;
    return cut(n, [length, step](quint64) mutable {
        length -= std::min(step, length - 1);
        return length;
    });
}

std::vector<quint64> factoringChunks(quint64 n, quint64 p, quint64 smallest) {
    quint64 inBatch = 0;
    quint64 length = 0;
    return cut(n, [=](quint64 left) mutable {
        if (inBatch++ % p == 0)
            length = std::max(smallest, dividedUp(left, 2 * p));
        return length;
    });
}

} // namespace poolscope
