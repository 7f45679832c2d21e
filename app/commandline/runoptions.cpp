#include "app/commandline/runoptions.h"

#include "core/config/check.h"
#include "core/config/configtext.h"

#include <CLI/CLI.hpp>

#include <vector>

namespace poolscope {

namespace {

/// Parses @p text, if it was given, into @p target; keeps the first problem.
template<typename Parser, typename Target>
void take(const std::string& text, Parser parse, Target& target, std::optional<Problem>& problem) {
    if (text.empty() || problem)
        return;
    auto parsed = parse(QString::fromStdString(text));
    if (parsed.hasValue())
        target = std::move(parsed).value();
    else
        problem = parsed.error();
}

} // namespace

void RunOptions::addTo(CLI::App& command) {
    const std::string input = "What to compute";
    command.add_option("-n,--size", size, "How many numbers (100; also 10k, 1M, 1e6)")
        ->group(input);
    command.add_option("--first", first, "The first number (0)")->group(input);
    command.add_option("--work", work, "Work per square: none, cpu:TIME or wait:TIME (none)")
        ->group(input);
    command
        .add_option("--profile", profile,
                    "Who gets how much work: equal, rising, falling, random, one-heavy (equal)")
        ->group(input);
    command.add_option("--seed", seed, "Seed of the random profile (1)")->group(input);

    const std::string pool = "How to compute it";
    command.add_option("-p,--processes", processes, "Worker processes, 1 to 1024 (4)")->group(pool);
    CLI::Option* scheduleOption =
        command.add_option("--schedule", schedule,
                           "python, fixed:K, static, guided[:MIN], guided-half[:MIN], trapezoid, "
                           "factoring[:MIN] (python)");
    scheduleOption->group(pool);
    command.add_option("-c,--chunk-size", chunkSize, "Chunks of K numbers, as fixed:K")
        ->excludes(scheduleOption)
        ->group(pool);
    command.add_option("--order", order, "Results in the order of input or of completion (input)")
        ->group(pool);
    command.add_option("--engine", engine, "What computes: processes (processes)")->group(pool);
    command
        .add_option("--baseline", baseline,
                    "measure the time of one process without a pool first, or skip it (measure)")
        ->check(CLI::IsMember({"measure", "skip"}))
        ->group(pool);

    const std::string output = "What to write";
    command.add_option("--json", json, "Write all that was measured to FILE (- for stdout)")
        ->type_name("FILE")
        ->group(output);
    command.add_flag("--no-results", withoutResults, "Leave the results out of the JSON")
        ->group(output);
    command.add_flag("--quiet", quiet, "Print neither results nor summary")->group(output);
    command.add_option("--progress", progress, "Progress bar: auto, always or never (auto)")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->group(output);
}

ProgressBar RunOptions::progressBar() const {
    if (progress == "always")
        return ProgressBar::Always;
    return progress == "never" ? ProgressBar::Never : ProgressBar::Auto;
}

Result<RunConfig, Problem> RunOptions::config() const {
    RunConfig config;
    std::optional<Problem> problem;
    take(size, parseSize, config.size, problem);
    take(first, parseFirst, config.first, problem);
    take(processes, parseProcesses, config.processes, problem);
    take(schedule, parseSchedule, config.schedule, problem);
    take(chunkSize, parseChunkSize, config.schedule, problem);
    take(order, parseOrder, config.order, problem);
    take(work, parseWork, config.work, problem);
    take(profile, parseProfile, config.work.profile, problem);
    take(seed, parseSeed, config.work.seed, problem);
    take(engine, parseEngine, config.engine, problem);
    config.measureSerial = measureSerial();
    if (problem)
        return *problem;
    const std::vector<Problem> problems = check(config);
    if (!problems.empty())
        return problems.front();
    return config;
}

} // namespace poolscope
