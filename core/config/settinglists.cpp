#include "core/config/settinglists.h"

#include "core/config/configtext.h"
#include "core/config/limits.h"

#include <QStringList>

namespace poolscope {

namespace {

template<auto parse, typename Value>
Result<std::vector<Value>, Problem> parseEach(const QString& text) {
    std::vector<Value> values;
    for (const QString& word : text.split(u',')) {
        const auto value = parse(word.trimmed());
        if (!value.hasValue())
            return value.error();
        values.push_back(value.value());
    }
    return values;
}

/// A bound of a range; more than any engine has is not counted up to.
Result<int, Problem> parseBound(const QString& text) {
    Result<int, Problem> bound = parseProcesses(text);
    if (bound.hasValue() && bound.value() > MostSimulatedProcesses)
        return Problem{Field::Processes, ProblemKind::NotInRange, text, FewestProcesses,
                       MostProcesses};
    return bound;
}

} // namespace

Result<std::vector<int>, Problem> parseProcessList(const QString& text) {
    std::vector<int> counts;
    for (const QString& word : text.split(u',')) {
        const auto from = parseBound(word.section(u'-', 0, 0).trimmed());
        if (!from.hasValue())
            return from.error();
        const auto to = word.contains(u'-') ? parseBound(word.section(u'-', 1).trimmed()) : from;
        if (!to.hasValue())
            return to.error();
        if (to.value() < from.value())
            return Problem{Field::Processes, ProblemKind::ReversedRange, word.trimmed()};
        for (int count = from.value(); count <= to.value(); ++count)
            counts.push_back(count);
    }
    return counts;
}

Result<std::vector<Schedule>, Problem> parseScheduleList(const QString& text) {
    return parseEach<parseSchedule, Schedule>(text);
}

Result<std::vector<Schedule>, Problem> parseChunkSizeList(const QString& text) {
    return parseEach<parseChunkSize, Schedule>(text);
}

} // namespace poolscope
