#include "app/commandline/runoptions.h"

#include "core/config/check.h"
#include "core/config/configtext.h"
#include "core/config/recoverytext.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <vector>

namespace poolscope {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

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
    const auto add = [&command](const QString& group, const char* names, std::string& target,
                                const char* type, const QString& help) {
        return command.add_option(names, target, help.toStdString())
            ->type_name(type)
            ->group(group.toStdString());
    };
    const QString input = Help::tr("What to compute");
    add(input, "-n,--size", size, "N", Help::tr("How many numbers (100; also 10k, 1M, 1e6)"));
    add(input, "--first", first, "N", Help::tr("The first number (0)"));
    add(input, "--work", work, "WORK",
        Help::tr("Work per square: none, cpu:TIME, wait:TIME, with TIME like 200us or 5ms (none)"));
    add(input, "--profile", profile, "WORD",
        Help::tr("Who gets how much work: equal, rising, falling, random, one-heavy (equal)"));
    add(input, "--seed", seed, "N", Help::tr("Seed of the random profile (1)"));

    const QString pool = Help::tr("How to compute it");
    add(pool, "-p,--processes", processes, "P", Help::tr("Worker processes, 1 to 1024 (4)"));
    add(pool, "--schedule", schedule, "WORD",
        Help::tr("How the numbers are cut into chunks: python, fixed:K, static, guided[:MIN], "
                 "guided-half[:MIN], trapezoid, factoring[:MIN] (python)"));
    add(pool, "-c,--chunk-size", chunkSize, "K",
        Help::tr("Chunks of K numbers: the same as fixed:K"))
        ->excludes("--schedule");
    add(pool, "--order", order, "WORD",
        Help::tr("Results in the order of input or completion (input)"));
    add(pool, "--engine", engine, "WORD", Help::tr("What computes: processes (processes)"));
    add(pool, "--baseline", baseline, "WORD",
        Help::tr("The time of one process without a pool: measure it first, or skip it (measure)"))
        ->check(CLI::IsMember({"measure", "skip"}));

    const QString luck = Help::tr("When processes die or are stuck");
    add(luck, "--retries", retries, "N",
        Help::tr("How many processes one chunk may end before the run fails, 1 to 1000, or off "
                 "(3)"));
    add(luck, "--stall-timeout", stallTimeout, "TIME",
        Help::tr("After what time without progress a process is replaced, or off (30s)"));
    add(luck, "--on-death", onDeath, "WORD",
        Help::tr("When a process dies: retry its chunk, fail as ProcessPoolExecutor, or hang as "
                 "Python's Pool (retry)"));
    add(luck, "--fault", faults, "FAULT",
        Help::tr("Let a process fail at number N, to see what happens: kill@N, crash@N, freeze@N "
                 "or exit:CODE@N, with :always behind it for every time; several with commas"));

    const QString output = Help::tr("What to write");
    add(output, "--json", json, "FILE",
        Help::tr("Write all that was measured to FILE (- for stdout)"));
    add(output, "--save", save, "FILE.poolscope",
        Help::tr("Keep the run in a file of its own, to be opened later"));
    add(output, "--progress", progress, "WORD",
        Help::tr("Progress bar: auto, always or never (auto)"))
        ->check(CLI::IsMember({"auto", "always", "never"}));
    command
        .add_flag("--no-results", withoutResults,
                  Help::tr("Leave the results out of the JSON").toStdString())
        ->group(output.toStdString());
    command.add_flag("--quiet", quiet, Help::tr("Print neither results nor summary").toStdString())
        ->group(output.toStdString());

    command.footer(Help::tr("Exit code: 0 done, 1 failed, 2 refused (nothing was started), 130 "
                            "interrupted.\nExample: poolscope run -n 6000 -p 2 --work cpu:200us\n")
                       .toStdString());
}

ProgressBar RunOptions::progressBar() const {
    if (progress == "always")
        return ProgressBar::Always;
    return progress == "never" ? ProgressBar::Never : ProgressBar::Auto;
}

Result<RunConfig, Problem> RunOptions::config() const {
    RunConfig config;
    std::optional<Problem> problem;
    take(size, parseSize, config.input.size, problem);
    take(first, parseFirst, config.input.first, problem);
    take(processes, parseProcesses, config.processes, problem);
    take(schedule, parseSchedule, config.schedule, problem);
    take(chunkSize, parseChunkSize, config.schedule, problem);
    take(order, parseOrder, config.order, problem);
    take(work, parseWork, config.work, problem);
    take(profile, parseProfile, config.work.profile, problem);
    take(seed, parseSeed, config.work.seed, problem);
    take(engine, parseEngine, config.engine, problem);
    take(retries, parseRetries, config.recovery.retries, problem);
    take(stallTimeout, parseStallTimeout, config.recovery.stallTimeoutNs, problem);
    take(onDeath, parseOnDeath, config.recovery.onDeath, problem);
    take(faults, parseFaults, config.recovery.faults, problem);
    if (problem)
        return *problem;
    const std::vector<Problem> problems = check(config);
    if (!problems.empty())
        return problems.front();
    return config;
}

} // namespace poolscope
