#include "core/config/settingchecks.h"

#include "core/config/limits.h"
#include "core/config/recoverytext.h"

#include <utility>

namespace poolscope {

namespace {

template<typename Number>
void checkRange(Field field, Number value, quint64 lowest, quint64 highest, Problems& problems) {
    if (std::cmp_less(value, lowest) || std::cmp_greater(value, highest)) {
        problems.push_back(
            {field, ProblemKind::NotInRange, QString::number(value), lowest, highest});
    }
}

} // namespace

void checkSize(const RunConfig& config, Problems& problems) {
    checkRange(Field::Size, config.input.size, 0, LargestSize, problems);
}

void checkFirst(const RunConfig& config, Problems& problems) {
    const Input& input = config.input;
    checkRange(Field::First, input.first, 0, LargestNumber, problems);
    if (problems.empty() && input.size > LargestNumber - input.first + 1) {
        problems.push_back({Field::Size, ProblemKind::BeyondLastNumber,
                            QString::number(input.first + input.size - 1), input.first,
                            LargestNumber - input.first + 1});
    }
}

void checkProcesses(const RunConfig& config, Problems& problems) {
    checkRange(Field::Processes, config.processes, FewestProcesses,
               static_cast<quint64>(mostProcesses(config.engine)), problems);
}

void checkSchedule(const RunConfig& config, Problems& problems) {
    checkRange(Field::Schedule, config.schedule.parameter, 1, LargestSize, problems);
}

void checkWork(const RunConfig& config, Problems& problems) {
    const WorkSpec& work = config.work;
    if (work.kind != WorkKind::None && work.meanNs < 1)
        problems.push_back({Field::Work, ProblemKind::BadDuration, QString::number(work.meanNs)});
}

void checkSeed(const RunConfig& config, Problems& problems) {
    checkRange(Field::Seed, config.work.seed, 0, LargestSeed, problems);
}

void checkRetries(const RunConfig& config, Problems& problems) {
    checkRange(Field::Retries, config.recovery.retries, 0, MostRetries, problems);
}

void checkVirtualCores(const RunConfig& config, Problems& problems) {
    const std::optional<int>& cores = config.simulated.cores;
    checkRange(Field::VirtualCores, cores.value_or(1), 1, MostVirtualCores, problems);
}

void checkFaults(const RunConfig& config, Problems& problems) {
    const Input& input = config.input;
    const std::vector<Fault>& faults = config.recovery.faults;
    if (faults.size() > MostFaults) {
        problems.push_back({Field::Fault, ProblemKind::TooManyFaults,
                            QString::number(faults.size()), 0, MostFaults});
    }
    for (const Fault& fault : faults) {
        if (input.size > 0 &&
            (fault.number < input.first || fault.number - input.first >= input.size)) {
            problems.push_back({Field::Fault, ProblemKind::FaultOutside, faultWord(fault),
                                input.first, input.first + input.size - 1});
        }
    }
}

} // namespace poolscope
