#include "core/config/configtext.h"

#include "core/base/text.h"
#include "core/config/limits.h"
#include "core/config/words.h"

#include <QStringList>

#include <limits>
#include <optional>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr Words<ScheduleKind, 7> ScheduleWords{{{ScheduleKind::Python, "python"_L1},
                                                {ScheduleKind::Fixed, "fixed"_L1},
                                                {ScheduleKind::Static, "static"_L1},
                                                {ScheduleKind::Guided, "guided"_L1},
                                                {ScheduleKind::GuidedHalf, "guided-half"_L1},
                                                {ScheduleKind::Trapezoid, "trapezoid"_L1},
                                                {ScheduleKind::Factoring, "factoring"_L1}}};
constexpr Words<ResultOrder, 2> OrderWords{
    {{ResultOrder::Input, "input"_L1}, {ResultOrder::Completion, "completion"_L1}}};
constexpr Words<WorkKind, 3> WorkWords{
    {{WorkKind::None, "none"_L1}, {WorkKind::Cpu, "cpu"_L1}, {WorkKind::Wait, "wait"_L1}}};
constexpr Words<WorkProfile, 5> ProfileWords{{{WorkProfile::Equal, "equal"_L1},
                                              {WorkProfile::Rising, "rising"_L1},
                                              {WorkProfile::Falling, "falling"_L1},
                                              {WorkProfile::Random, "random"_L1},
                                              {WorkProfile::OneHeavy, "one-heavy"_L1}}};
constexpr Words<EngineId, 2> EngineWords{
    {{EngineId::Processes, "processes"_L1}, {EngineId::Simulated, "simulated"_L1}}};

Result<quint64, Problem> parseNumber(Field field, const QString& text, quint64 lowest,
                                     quint64 highest) {
    const std::optional<quint64> number = parseCount(text);
    if (!number || *number < lowest || *number > highest)
        return Problem{field, ProblemKind::NotInRange, text, lowest, highest};
    return *number;
}

} // namespace

bool takesNumber(ScheduleKind kind) {
    switch (kind) {
    case ScheduleKind::Fixed:
    case ScheduleKind::Guided:
    case ScheduleKind::GuidedHalf:
    case ScheduleKind::Factoring:
        return true;
    case ScheduleKind::Python:
    case ScheduleKind::Static:
    case ScheduleKind::Trapezoid:
        return false;
    }
    Q_UNREACHABLE();
}

Result<quint64, Problem> parseSize(const QString& text) {
    return parseNumber(Field::Size, text, 0, LargestSize);
}

Result<quint64, Problem> parseFirst(const QString& text) {
    return parseNumber(Field::First, text, 0, LargestNumber);
}

Result<int, Problem> parseProcesses(const QString& text) {
    const std::optional<quint64> number = parseCount(text);
    if (!number || *number < FewestProcesses || *number > std::numeric_limits<int>::max())
        return Problem{Field::Processes, ProblemKind::NotInRange, text, FewestProcesses,
                       MostProcesses};
    return static_cast<int>(*number);
}

Result<quint64, Problem> parseSeed(const QString& text) {
    return parseNumber(Field::Seed, text, 0, LargestSeed);
}

Result<Schedule, Problem> parseChunkSize(const QString& text) {
    const auto number = parseNumber(Field::ChunkSize, text, 1, LargestSize);
    if (!number.hasValue())
        return number.error();
    return Schedule{ScheduleKind::Fixed, number.value()};
}

Result<Schedule, Problem> parseSchedule(const QString& text) {
    const qsizetype colon = text.indexOf(u':');
    const QString name = colon < 0 ? text : text.first(colon);
    const auto kind = valueOf(ScheduleWords, name);
    if (!kind)
        return Problem{Field::Schedule, ProblemKind::UnknownWord, text};
    if (colon >= 0 && !takesNumber(*kind))
        return Problem{Field::Schedule, ProblemKind::NoChunkParameter, text};
    if (colon < 0 && *kind != ScheduleKind::Fixed)
        return Schedule{*kind, 1};
    const std::optional<quint64> parameter =
        colon < 0 ? std::nullopt : parseCount(QStringView(text).sliced(colon + 1));
    if (!parameter || *parameter < 1 || *parameter > LargestSize)
        return Problem{Field::Schedule, ProblemKind::BadChunkParameter, text, 1, LargestSize};
    return Schedule{*kind, *parameter};
}

Result<ResultOrder, Problem> parseOrder(const QString& text) {
    return parseWord(OrderWords, Field::Order, text);
}

Result<WorkSpec, Problem> parseWork(const QString& text) {
    const qsizetype colon = text.indexOf(u':');
    const auto kind = valueOf(WorkWords, colon < 0 ? text : text.first(colon));
    if (!kind || (*kind == WorkKind::None && colon >= 0))
        return Problem{Field::Work, ProblemKind::UnknownWord, text};
    WorkSpec work;
    work.kind = *kind;
    if (*kind == WorkKind::None)
        return work;
    const std::optional<Nanoseconds> mean =
        colon < 0 ? std::nullopt : parseDuration(QStringView(text).sliced(colon + 1));
    if (!mean)
        return Problem{Field::Work, ProblemKind::BadDuration, text};
    work.meanNs = *mean;
    return work;
}

Result<WorkProfile, Problem> parseProfile(const QString& text) {
    return parseWord(ProfileWords, Field::Profile, text);
}

Result<EngineId, Problem> parseEngine(const QString& text) {
    return parseWord(EngineWords, Field::Engine, text);
}

QString scheduleWord(const Schedule& schedule) {
    const QString name = wordOf(ScheduleWords, schedule.kind);
    const bool needed = schedule.kind == ScheduleKind::Fixed || schedule.parameter > 1;
    if (!takesNumber(schedule.kind) || !needed)
        return name;
    return name + u':' + QString::number(schedule.parameter);
}

QString orderWord(ResultOrder order) {
    return wordOf(OrderWords, order);
}

QString workWord(const WorkSpec& work) {
    const QString name = wordOf(WorkWords, work.kind);
    return work.kind == WorkKind::None ? name : QString(name + u':' + durationWord(work.meanNs));
}

QString profileWord(WorkProfile profile) {
    return wordOf(ProfileWords, profile);
}

QString engineWord(EngineId engine) {
    return wordOf(EngineWords, engine);
}

} // namespace poolscope
