#include "core/config/check.h"

#include "core/config/limits.h"
#include "core/config/recoverytext.h"

namespace poolscope {

namespace {

void checkFaults(const RunConfig& config, std::vector<Problem>& problems) {
    if (config.recovery.faults.size() > MostFaults) {
        problems.push_back({Field::Fault, ProblemKind::TooManyFaults,
                            QString::number(config.recovery.faults.size()), 0, MostFaults});
    }
    for (const Fault& fault : config.recovery.faults) {
        if (config.input.size > 0 && (fault.number < config.input.first ||
                                      fault.number - config.input.first >= config.input.size)) {
            problems.push_back({Field::Fault, ProblemKind::FaultOutside, faultWord(fault),
                                config.input.first, config.input.first + config.input.size - 1});
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
    inRange(Field::Size, config.input.size, 0, LargestSize);
    inRange(Field::First, config.input.first, 0, LargestNumber);
    if (problems.empty() && config.input.size > LargestNumber - config.input.first + 1) {
        problems.push_back({Field::Size, ProblemKind::BeyondLastNumber,
                            QString::number(config.input.first + config.input.size - 1),
                            config.input.first, LargestNumber - config.input.first + 1});
    }
    if (config.processes < FewestProcesses || config.processes > MostProcesses) {
        problems.push_back({Field::Processes, ProblemKind::NotInRange,
                            QString::number(config.processes), FewestProcesses, MostProcesses});
    }
    inRange(Field::Schedule, config.schedule.parameter, 1, LargestSize);
    if (config.work.kind != WorkKind::None && config.work.meanNs < 1)
        problems.push_back(
            {Field::Work, ProblemKind::BadDuration, QString::number(config.work.meanNs)});
    inRange(Field::Retries, static_cast<quint64>(config.recovery.retries), 0, MostRetries);
    checkFaults(config, problems);
    inRange(Field::Seed, config.work.seed, 0, LargestSeed);
    return problems;
}

} // namespace poolscope
