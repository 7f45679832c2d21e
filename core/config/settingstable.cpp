#include "core/config/configtext.h"
#include "core/config/recoverytext.h"
#include "core/config/settingchecks.h"
#include "core/config/settings.h"
#include "core/config/simulatedtext.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace poolscope {

namespace {

// Where a setting stands in a configuration, be that const or not.
// NOLINTBEGIN(readability-identifier-naming): constants, but called like functions
constexpr auto size = [](auto& config) -> auto& {
    return config.input.size;
};
constexpr auto first = [](auto& config) -> auto& {
    return config.input.first;
};
constexpr auto processes = [](auto& config) -> auto& {
    return config.processes;
};
constexpr auto schedule = [](auto& config) -> auto& {
    return config.schedule;
};
constexpr auto order = [](auto& config) -> auto& {
    return config.order;
};
constexpr auto work = [](auto& config) -> auto& {
    return config.work;
};
constexpr auto profile = [](auto& config) -> auto& {
    return config.work.profile;
};
constexpr auto seed = [](auto& config) -> auto& {
    return config.work.seed;
};
constexpr auto engine = [](auto& config) -> auto& {
    return config.engine;
};
constexpr auto virtualCores = [](auto& config) -> auto& {
    return config.simulated.cores;
};
constexpr auto startCost = [](auto& config) -> auto& {
    return config.simulated.startNs;
};
constexpr auto drawCost = [](auto& config) -> auto& {
    return config.simulated.drawNs;
};
constexpr auto joinCost = [](auto& config) -> auto& {
    return config.simulated.joinNs;
};
constexpr auto onDeath = [](auto& config) -> auto& {
    return config.recovery.onDeath;
};
constexpr auto retries = [](auto& config) -> auto& {
    return config.recovery.retries;
};
constexpr auto stallTimeout = [](auto& config) -> auto& {
    return config.recovery.stallTimeoutNs;
};
constexpr auto faults = [](auto& config) -> auto& {
    return config.recovery.faults;
};

constexpr auto number = [](auto value) { return QString::number(value); };

// NOLINTEND(readability-identifier-naming)

template<auto parse, auto place>
std::optional<Problem> read(const QString& text, RunConfig& config) {
    auto parsed = parse(text);
    if (!parsed.hasValue())
        return parsed.error();
    place(config) = std::move(parsed).value();
    return std::nullopt;
}

/// Profile and seed are settings of their own.
std::optional<Problem> readWork(const QString& text, RunConfig& config) {
    RunConfig asked;
    const std::optional<Problem> problem = read<parseWork, work>(text, asked);
    if (!problem) {
        config.work.kind = asked.work.kind;
        config.work.meanNs = asked.work.meanNs;
    }
    return problem;
}

template<Field field>
Result<std::optional<Nanoseconds>, Problem> parseCostOf(const QString& text) {
    return parseCost(field, text);
}

template<auto word, auto place>
QString write(const RunConfig& config) {
    return word(place(config));
}

constexpr const char* Compute = QT_TRANSLATE_NOOP("Settings", "What to compute");
constexpr const char* Pool = QT_TRANSLATE_NOOP("Settings", "How to compute it");
constexpr const char* Machine = QT_TRANSLATE_NOOP("Settings", "The simulated machine");
constexpr const char* Death = QT_TRANSLATE_NOOP("Settings", "When processes die or are stuck");

/// A row for one of the costs of the simulated machine.
template<Field field, auto place>
constexpr Setting costOf(const char* key, const char* options, const char* help, const char* name) {
    return {.field = field,
            .key = key,
            .read = read<parseCostOf<field>, place>,
            .write = write<costWord, place>,
            .options = options,
            .value = "TIME",
            .group = Machine,
            .help = help,
            .name = name,
            .engine = EngineId::Simulated};
}

constexpr std::array Table{
    Setting{.field = Field::Size,
            .key = "size",
            .isNumber = true,
            .read = read<parseSize, size>,
            .write = write<number, size>,
            .check = checkSize,
            .options = "-n,--size",
            .value = "N",
            .group = Compute,
            .help = QT_TRANSLATE_NOOP("Settings", "How many numbers (%2; also 10k, 1M, 1e6)"),
            .name = QT_TRANSLATE_NOOP("Settings", "input size")},
    Setting{.field = Field::First,
            .key = "first",
            .isNumber = true,
            .read = read<parseFirst, first>,
            .write = write<number, first>,
            .check = checkFirst,
            .options = "--first",
            .value = "N",
            .group = Compute,
            .help = QT_TRANSLATE_NOOP("Settings", "The first number (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "first number")},
    Setting{.field = Field::Processes,
            .key = "processes",
            .isNumber = true,
            .read = read<parseProcesses, processes>,
            .write = write<number, processes>,
            .check = checkProcesses,
            .options = "-p,--processes",
            .value = "P",
            .group = Pool,
            .help = QT_TRANSLATE_NOOP("Settings",
                                      "Worker processes, 1 to 1024; simulated to 65536 (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "number of processes")},
    Setting{
        .field = Field::Schedule,
        .key = "schedule",
        .read = read<parseSchedule, schedule>,
        .write = write<scheduleWord, schedule>,
        .check = checkSchedule,
        .options = "--schedule",
        .value = "WORD",
        .group = Pool,
        .help = QT_TRANSLATE_NOOP("Settings", "How the numbers are cut into chunks: %1 (%2)"),
        .name = QT_TRANSLATE_NOOP("Settings", "schedule"),
        .words =
            "python, fixed:K, static, guided[:MIN], guided-half[:MIN], trapezoid, factoring[:MIN]"},
    Setting{.field = Field::ChunkSize,
            .key = "chunk_size",
            .isNumber = true,
            .read = read<parseChunkSize, schedule>,
            .options = "-c,--chunk-size",
            .value = "K",
            .group = Pool,
            .help = QT_TRANSLATE_NOOP("Settings", "Chunks of K numbers: the same as fixed:K"),
            .name = QT_TRANSLATE_NOOP("Settings", "chunk size"),
            .insteadOf = Field::Schedule},
    Setting{.field = Field::Order,
            .key = "order",
            .read = read<parseOrder, order>,
            .write = write<orderWord, order>,
            .options = "--order",
            .value = "WORD",
            .group = Pool,
            .help =
                QT_TRANSLATE_NOOP("Settings", "Order in which the results are given out: %1 (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "order of the results"),
            .words = "input, completion"},
    Setting{.field = Field::Work,
            .key = "work",
            .read = readWork,
            .write = write<workWord, work>,
            .check = checkWork,
            .options = "--work",
            .value = "WORK",
            .group = Compute,
            .help = QT_TRANSLATE_NOOP("Settings",
                                      "Work per square: %1, with TIME like 200us or 5ms (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "work per square"),
            .words = "none, cpu:TIME, wait:TIME"},
    Setting{.field = Field::Profile,
            .key = "profile",
            .read = read<parseProfile, profile>,
            .write = write<profileWord, profile>,
            .options = "--profile",
            .value = "WORD",
            .group = Compute,
            .help = QT_TRANSLATE_NOOP("Settings", "Who gets how much work: %1 (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "profile of the work"),
            .words = "equal, rising, falling, random, one-heavy"},
    Setting{.field = Field::Seed,
            .key = "seed",
            .isNumber = true,
            .read = read<parseSeed, seed>,
            .write = write<number, seed>,
            .check = checkSeed,
            .options = "--seed",
            .value = "N",
            .group = Compute,
            .help = QT_TRANSLATE_NOOP("Settings", "Seed of the random profile (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "seed")},
    Setting{.field = Field::Engine,
            .key = "engine",
            .read = read<parseEngine, engine>,
            .write = write<engineWord, engine>,
            .options = "--engine",
            .value = "WORD",
            .group = Pool,
            .help = QT_TRANSLATE_NOOP("Settings", "What computes: %1 (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "engine"),
            .words = "processes, simulated"},
    Setting{.field = Field::VirtualCores,
            .key = "virtual_cores",
            .read = read<parseVirtualCores, virtualCores>,
            .write = write<virtualCoresWord, virtualCores>,
            .check = checkVirtualCores,
            .options = "--virtual-cores",
            .value = "C",
            .group = Machine,
            .help = QT_TRANSLATE_NOOP("Settings",
                                      "How many cores it has, 1 to 65536, or as many as here (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "number of virtual cores"),
            .engine = EngineId::Simulated},
    costOf<Field::StartCost, startCost>(
        "start_cost", "--start-cost",
        QT_TRANSLATE_NOOP("Settings",
                          "How long a process takes to start, or as measured here (%2)"),
        QT_TRANSLATE_NOOP("Settings", "cost of starting a process")),
    costOf<Field::DrawCost, drawCost>(
        "draw_cost", "--draw-cost",
        QT_TRANSLATE_NOOP("Settings", "CPU time to draw a chunk, or as measured here (%2)"),
        QT_TRANSLATE_NOOP("Settings", "cost of drawing a chunk")),
    costOf<Field::JoinCost, joinCost>(
        "join_cost", "--join-cost",
        QT_TRANSLATE_NOOP("Settings", "How long the pool takes to end, or as measured here (%2)"),
        QT_TRANSLATE_NOOP("Settings", "cost of joining the pool")),
    Setting{.field = Field::OnDeath,
            .key = "on_death",
            .read = read<parseOnDeath, onDeath>,
            .write = write<onDeathWord, onDeath>,
            .options = "--on-death",
            .value = "WORD",
            .group = Death,
            .help =
                QT_TRANSLATE_NOOP("Settings", "When a process dies: retry its chunk, fail as "
                                              "ProcessPoolExecutor, or hang as Python's Pool (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "answer to a death"),
            .words = "retry, fail, hang",
            .engine = EngineId::Processes},
    Setting{
        .field = Field::Retries,
        .key = "retries",
        .read = read<parseRetries, retries>,
        .write = write<retriesWord, retries>,
        .check = checkRetries,
        .options = "--retries",
        .value = "N",
        .group = Death,
        .help = QT_TRANSLATE_NOOP(
            "Settings",
            "How many processes one chunk may end before the run fails, 1 to 1000, or off (%2)"),
        .name = QT_TRANSLATE_NOOP("Settings", "number of deaths that a chunk may cause"),
        .canBeOff = true,
        .engine = EngineId::Processes},
    Setting{.field = Field::StallTimeout,
            .key = "stall_timeout",
            .read = read<parseStallTimeout, stallTimeout>,
            .write = write<stallTimeoutWord, stallTimeout>,
            .options = "--stall-timeout",
            .value = "TIME",
            .group = Death,
            .help = QT_TRANSLATE_NOOP(
                "Settings", "After what time without progress a process is replaced, or off (%2)"),
            .name = QT_TRANSLATE_NOOP("Settings", "stall timeout"),
            .canBeOff = true,
            .engine = EngineId::Processes},
    Setting{.field = Field::Fault,
            .key = "faults",
            .read = read<parseFaults, faults>,
            .write = write<faultsWord, faults>,
            .check = checkFaults,
            .options = "--fault",
            .value = "FAULT",
            .group = Death,
            .help = QT_TRANSLATE_NOOP("Settings",
                                      "Let a process fail at number N, to see what happens: %1, "
                                      "with :always behind it for every time; several with commas"),
            .name = QT_TRANSLATE_NOOP("Settings", "planned fault"),
            .words = "kill@N, crash@N, freeze@N, exit:CODE@N",
            .engine = EngineId::Processes},
};

} // namespace

std::span<const Setting> settings() {
    return Table;
}

} // namespace poolscope
