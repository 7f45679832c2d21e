#include "core/config/simulatedtext.h"

#include "core/base/text.h"
#include "core/config/limits.h"

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

const QString& here() {
    static const QString word = u"here"_s;
    return word;
}

} // namespace

Result<std::optional<int>, Problem> parseVirtualCores(const QString& text) {
    if (text == here())
        return std::optional<int>();
    const std::optional<quint64> number = parseCount(text);
    if (!number || *number < 1 || *number > MostVirtualCores)
        return Problem{Field::VirtualCores, ProblemKind::NotInRange, text, 1, MostVirtualCores};
    return std::optional(static_cast<int>(*number));
}

Result<std::optional<Nanoseconds>, Problem> parseCost(Field field, const QString& text) {
    if (text == here())
        return std::optional<Nanoseconds>();
    const std::optional<Nanoseconds> cost = text == u'0' ? Nanoseconds{0} : parseDuration(text);
    if (!cost)
        return Problem{field, ProblemKind::BadDuration, text};
    return cost;
}

QString virtualCoresWord(std::optional<int> cores) {
    return cores ? QString::number(*cores) : here();
}

QString costWord(std::optional<Nanoseconds> cost) {
    if (!cost)
        return here();
    return *cost == 0 ? u"0"_s : durationWord(*cost);
}

} // namespace poolscope
