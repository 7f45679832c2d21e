#include "app/commandline/nearestwords.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace poolscope {

namespace {

/// How many letters have to be added, left out, replaced, or swapped with the next.
qsizetype differences(const QString& one, const QString& other) {
    using Row = std::vector<qsizetype>;
    Row before(static_cast<std::size_t>(other.size()) + 1);
    Row above = before;
    Row row = before;
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= one.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (qsizetype j = 1; j <= other.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const bool same = one[i - 1] == other[j - 1];
            row[at] = std::min({above[at] + 1, row[at - 1] + 1, above[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

QStringList nearestWords(const QString& text, const QStringList& words) {
    const QString wanted = text.toLower();
    QStringList nearest;
    qsizetype fewest = 0;
    for (const QString& word : words) {
        const QString known = word.toLower();
        const qsizetype longest = std::max(wanted.size(), known.size());
        qsizetype count = differences(wanted, known);
        const bool begun = wanted.size() >= 2 && known.startsWith(wanted);
        if (begun)
            count = std::min<qsizetype>(count, 1);
        else if (count > longest / 3)
            continue;
        if (!nearest.isEmpty() && count > fewest)
            continue;
        if (count < fewest)
            nearest.clear();
        fewest = count;
        nearest.append(word);
    }
    return nearest;
}

} // namespace poolscope
