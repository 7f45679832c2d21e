#include "core/config/check.h"

#include "core/config/limits.h"
#include "core/config/recoverytext.h"

namespace poolscope {

namespace {

void checkFaults(const RunConfig& config, std::vector<Problem>& problems) {
    if (config.faults.size() > MostFaults) {
        problems.push_back({Field::Fault, ProblemKind::TooManyFaults,
                            QString::number(config.faults.size()), 0, MostFaults});
    }
    for (const Fault& fault : config.faults) {
        if (config.size > 0 &&
            (fault.number < config.first || fault.number - config.first >= config.size)) {
            problems.push_back({Field::Fault, ProblemKind::FaultOutside, faultWord(fault),
                                config.first, config.first + config.size - 1});
        }
    }
}

} // namespace

std::vector<Problem> check(const RunConfig& config) {
    std::vector<Problem> problems;
    const auto inRange = [&problems](Field field, quint64 value, quint64 lowest, quint64 highest) {
        if (value < lowest || value > highest) {
            problems.push_back(
                {field, ProblemKind::NotInRange, QString::number(value), lowest, highest});
        }
    };
    inRange(Field::Size, config.size, 0, LargestSize);
    inRange(Field::First, config.first, 0, LargestNumber);
    if (problems.empty() && config.size > LargestNumber - config.first + 1) {
        problems.push_back({Field::Size, ProblemKind::BeyondLastNumber,
                            QString::number(config.first + config.size - 1), config.first,
                            LargestNumber - config.first + 1});
    }
    if (config.processes < FewestProcesses || config.processes > MostProcesses) {
        problems.push_back({Field::Processes, ProblemKind::NotInRange,
                            QString::number(config.processes), FewestProcesses, MostProcesses});
    }
    inRange(Field::Schedule, config.schedule.parameter, 1, LargestSize);
    if (config.work.kind != WorkKind::None && config.work.meanNs < 1)
        problems.push_back(
            {Field::Work, ProblemKind::BadDuration, QString::number(config.work.meanNs)});
    inRange(Field::Retries, static_cast<quint64>(config.retries), 0, MostRetries);
    checkFaults(config, problems);
    inRange(Field::Seed, config.work.seed, 0, LargestSeed);
    return problems;
}

} // namespace poolscope
