#include "tests/stress/verdict.h"
#include "tests/support/signals.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <sys/resource.h>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

struct StressOptions {
    int runs = 0;
    int seconds = 0;
    std::uint64_t seed = std::random_device()();
    StressKind kind = StressKind::Mixed;
    std::string program = POOLSCOPE_BIN "/poolscope";
    bool verbose = false;
};

/// What all runs together came to.
struct Tally {
    int runs = 0;
    std::array<int, 5> outcomes = {};
    int faulty = 0;
    int hangs = 0;
    int kills = 0;
    int freezes = 0;
    int suspensions = 0;
    int driverSignals = 0;
    int runsWithDeaths = 0;
    int deaths = 0;
    int lostAttempts = 0;
    int replacements = 0;
    int workersLeft = 0;
    int thingsLeft = 0;
    int goneAfterMs = 0;

    void add(const RunEnd& end, const Verdict& verdict) {
        ++runs;
        ++outcomes[static_cast<std::size_t>(verdict.outcome)];
        faulty += verdict.faults.isEmpty() ? 0 : 1;
        hangs += end.hung ? 1 : 0;
        kills += end.kills;
        freezes += end.freezes;
        suspensions += end.suspensions;
        driverSignals += end.driverSignals;
        runsWithDeaths += verdict.deaths > 0 ? 1 : 0;
        deaths += verdict.deaths;
        lostAttempts += verdict.lostAttempts;
        replacements += verdict.replacements;
        workersLeft += end.workersLeft;
        thingsLeft += static_cast<int>(end.thingsLeft.size());
        goneAfterMs = std::max(goneAfterMs, end.workersGoneAfterMs);
    }

    [[nodiscard]] int count(StressOutcome outcome) const {
        return outcomes[static_cast<std::size_t>(outcome)];
    }
};

void print(QTextStream& out, const StressOptions& options, const Tally& tally, qint64 tookMs) {
    using enum StressOutcome;
    out << u"%1 runs of kind %2 with seed %3 in %4 s: %5 finished, %6 failed as they may, %7 "
           "stopped, %8 drivers killed\n"_s.arg(tally.runs)
               .arg(kindWord(options.kind))
               .arg(options.seed)
               .arg(static_cast<double>(tookMs) / 1000, 0, 'f', 1)
               .arg(tally.count(Finished))
               .arg(tally.count(Failed))
               .arg(tally.count(Stopped))
               .arg(tally.count(Killed));
    out << u"done to them: %1 workers killed, %2 frozen, %3 runs suspended, %4 signals to drivers\n"_s
               .arg(tally.kills)
               .arg(tally.freezes)
               .arg(tally.suspensions)
               .arg(tally.driverSignals);
    out << u"on record: %1 deaths in %2 runs, %3 attempts lost, %4 replacements\n"_s
               .arg(tally.deaths)
               .arg(tally.runsWithDeaths)
               .arg(tally.lostAttempts)
               .arg(tally.replacements);
    out << u"%1 runs with a fault, %2 of them hung; %3 workers alive a second after their driver "
           "(the last was gone after %4 ms), %5 things left behind\n"_s.arg(tally.faulty)
               .arg(tally.hangs)
               .arg(tally.workersLeft)
               .arg(tally.goneAfterMs)
               .arg(tally.thingsLeft);
    out.flush();
}

QString commandOf(const StressOptions& options, const StressPlan& plan) {
    return QString::fromStdString(options.program) + u' ' + argumentsFor(plan, u"."_s).join(u' ') +
           u"\n  done to it: "_s + disturbancesText(plan);
}

void tell(QTextStream& out, const StressOptions& options, const StressPlan& plan, const RunEnd& end,
          const Verdict& verdict) {
    const bool isFaulty = !verdict.faults.isEmpty();
    if (!isFaulty && !options.verbose)
        return;
    out << (isFaulty ? "FAULT " : "run ") << plan.seed << ", " << end.tookMs
        << " ms: " << commandOf(options, plan) << '\n';
    for (const QString& fault : verdict.faults)
        out << "  " << fault << '\n';
    if (isFaulty)
        out << "  again: --kind " << kindWord(options.kind) << " --seed " << plan.seed
            << " --runs 1\n";
    out.flush();
}

int stress(const StressOptions& options) {
    QTextStream out(stdout);
    QElapsedTimer time;
    time.start();
    Tally tally;
    const auto goesOn = [&] {
        return options.runs > 0 ? tally.runs < options.runs
                                : time.elapsed() < options.seconds * 1000LL;
    };
    while (goesOn()) {
        const auto seed = options.seed + static_cast<std::uint64_t>(tally.runs);
        const StressPlan plan = planFor(options.kind, seed);
        const RunEnd end = drive(plan, QString::fromStdString(options.program));
        const Verdict verdict = judge(plan, end);
        tally.add(end, verdict);
        tell(out, options, plan, end, verdict);
    }
    print(out, options, tally, time.elapsed());
    return tally.faulty == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

} // namespace poolscope

/// poolscope-stress: random runs of `poolscope`, whose processes are killed, frozen and stopped at
/// random times. Exit code 0 if each of them came to a right end and left nothing behind.
// NOLINTNEXTLINE(bugprone-exception-escape): CLI11 throws if two options have one name
int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    poolscope::answerSignals();
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    poolscope::StressOptions options;
    CLI::App commandLine("Random runs of poolscope, disturbed at random. Run K of seed S is run 1 "
                         "of seed S + K - 1.");
    using poolscope::StressKind;
    const std::map<std::string, StressKind> kinds{{"one", StressKind::One},
                                                  {"half", StressKind::Half},
                                                  {"driver", StressKind::Driver},
                                                  {"mixed", StressKind::Mixed}};
    auto* runs = commandLine.add_option("--runs", options.runs, "how many runs")
                     ->check(CLI::Range(1, 10'000'000));
    auto* seconds = commandLine.add_option("--seconds", options.seconds, "for how long (10)")
                        ->check(CLI::Range(1, 10'000'000))
                        ->excludes(runs);
    commandLine.add_option("--seed", options.seed, "of all random choices (a new one every time)");
    commandLine
        .add_option("--kind", options.kind,
                    "one: a worker is killed in each run; half: half of the workers every few ms; "
                    "driver: the driver is; mixed: all of it, and freezing, stopping, suspending")
        ->transform(CLI::CheckedTransformer(kinds));
    commandLine.add_option("--program", options.program, "the program poolscope")
        ->check(CLI::ExistingFile);
    commandLine.add_flag("--verbose", options.verbose, "tell of every run");
    CLI11_PARSE(commandLine, argc, argv);
    if (runs->empty() && seconds->empty())
        options.seconds = 10;
    return poolscope::stress(options);
}
