#include "app/commandline/sweepoptions.h"

#include "core/base/text.h"
#include "core/config/settinglists.h"
#include "core/config/settings.h"
#include "core/sweep/commandtrial.h"
#include "core/words/problemwords.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <numeric>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 MostRepeats = 1000;
constexpr quint64 LargestSeed = std::numeric_limits<quint32>::max();

/// "3%", "3 %", "0.5": a share above 0 and up to 1; nothing for anything else.
std::optional<double> parsePercent(QString text) {
    text = text.trimmed();
    if (text.endsWith(u'%'))
        text = text.chopped(1).trimmed();
    bool isNumber = false;
    const double percent = text.toDouble(&isNumber);
    const bool fits = isNumber && percent > 0.0 && percent <= 100.0;
    return fits ? std::optional(percent / 100.0) : std::nullopt;
}

QString given(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

void SweepOptions::addTo(CLI::App& command) {
    settings.addTo(command);
    const QString how = tr("How long to go on");
    addOption(command, how, "--repeats", repeats, "N",
              tr("Runs of each setting in any case, 1 to 1000; intervals take six (10)"));
    addOption(
        command, how, "--precision", precision, "P%",
        tr("Goes on until every median is known to this, half the length of its 95 % interval, or "
           "until 40 runs of each (3%)"));
    addOption(command, how, "--budget", budget, "TIME",
              tr("Begins nothing new after so much time (1min)"));
    addOption(command, how, "--order-seed", orderSeed, "S",
              tr("Decides the order of the runs, which is another one in each block (1)"));
    addOption(
        command, how, "--baseline", baseline, "WORD",
        tr("The time of one process without a pool: measure it in between, or skip it (measure)"))
        ->check(CLI::IsMember({"measure", "skip"}));
    command
        .add_flag(
            "--find-best", findBest,
            tr("Seeks the best setting instead of measuring all alike: drops what is shown to "
               "be slower, then looks between the settings around the best one, until there "
               "is nothing in between")
                .toStdString())
        ->group(how.toStdString())
        ->excludes("--repeats")
        ->excludes("--precision");
    const QString output = tr("What to write");
    addOption(command, output, "--json", json, "FILE",
              tr("Write all times, statistics and fits to FILE (- for stdout)"));
    addOption(command, output, "--csv", csv, "FILE",
              tr("Write a table with a row for each setting to FILE (- for stdout)"));
    addOption(command, output, "--save", save, "FILE.poolscope",
              tr("Keep the whole sweep in a file of its own, with a run of each setting"));
    addOption(command, output, "--progress", progress, "WORD",
              tr("Progress bar: auto, always or never (auto)"))
        ->check(CLI::IsMember({"auto", "always", "never"}));
    command.add_flag("--quiet", quiet, tr("Print no table").toStdString())
        ->group(output.toStdString());
    command.footer(tr("Exit code: 0 done, 1 every run failed, 2 refused (nothing was started), 130 "
                      "interrupted (what was measured so far is written).\nExamples: "
                      "poolscope sweep -n 2000 --work cpu:100us -p 1-4\n          poolscope sweep "
                      "-n 1e5 --work cpu:2us -c 1,10,100,1000 --find-best\n          poolscope "
                      "sweep -p 1,2,4 -- xz -T{p} -k -c FILE (another program, timed as a whole)\n")
                       .toStdString());
}

void SweepOptions::explainIn(CLI::App& command) {
    SettingOptions::explainIn(command);
    const auto explain = [&command](const char* name, const QString& help) {
        command.get_option(name)->description(help.toStdString());
    };
    explain("--processes", tr("Worker processes to be tried: numbers and ranges, as 1,2,4 or 1-8 "
                              "(1 to twice the usable cores)"));
    explain("--schedule", tr("Ways to cut the numbers into chunks, with commas in between: %1 "
                             "(python)")
                              .arg(QString::fromUtf8(settingOf(Field::Schedule).words)));
    explain("--chunk-size", tr("Chunk sizes to be tried, with commas in between: as fixed:K"));
}

QString SweepOptions::textOf(Field field) const {
    const auto found = settings.texts.find(field);
    return found == settings.texts.end() ? QString() : given(found->second);
}

/// All that is no list.
Result<RunConfig, Problem> SweepOptions::commonConfig() const {
    SettingOptions common = settings;
    for (const Field list : {Field::Processes, Field::Schedule, Field::ChunkSize})
        common.texts.erase(list);
    return common.config();
}

Result<std::vector<Schedule>, Problem> SweepOptions::schedules() const {
    const QString sizes = textOf(Field::ChunkSize);
    const QString words = textOf(Field::Schedule);
    if (!sizes.isEmpty())
        return parseChunkSizeList(sizes);
    return words.isEmpty() ? Result<std::vector<Schedule>, Problem>(std::vector{Schedule()})
                           : parseScheduleList(words);
}

Result<std::vector<SweepSetting>, Problem> SweepOptions::points(const RunConfig& config,
                                                                int usableCores) const {
    std::vector<int> processes(static_cast<std::size_t>(2 * usableCores));
    std::iota(processes.begin(), processes.end(), 1);
    if (const QString list = textOf(Field::Processes); !list.isEmpty()) {
        const auto counts = parseProcessList(list);
        if (!counts.hasValue())
            return counts.error();
        processes = counts.value();
    }
    const auto ways = schedules();
    if (!ways.hasValue())
        return ways.error();
    return settingsToTry(config, processes, ways.value());
}

Result<SweepWishes, QString> SweepOptions::wishes() const {
    SweepWishes wishes;
    wishes.measureSerial = baseline == "measure";
    if (!repeats.empty()) {
        const auto count = parseCount(given(repeats));
        if (!count || *count < 1 || *count > MostRepeats)
            return tr("“%1” is not possible as the number of repeats: allowed are whole numbers "
                      "from 1 to 1000.")
                .arg(shortened(given(repeats)));
        wishes.repeats = static_cast<int>(*count);
    }
    if (!precision.empty()) {
        const auto share = parsePercent(given(precision));
        if (!share)
            return tr("“%1” is not possible as the precision: write a percentage like 3% or 0.5%, "
                      "above 0 and up to 100.")
                .arg(shortened(given(precision)));
        wishes.precision = *share;
    }
    if (!budget.empty()) {
        const auto time = parseDuration(given(budget));
        if (!time)
            return tr("“%1” is not possible as the budget: write a time like 30s or 5min, above 0 "
                      "and up to a day.")
                .arg(shortened(given(budget)));
        wishes.budgetNs = *time;
    }
    if (!orderSeed.empty()) {
        const auto seed = parseCount(given(orderSeed));
        if (!seed || *seed > LargestSeed)
            return tr("“%1” is not possible as the seed of the order: allowed are whole numbers "
                      "from 0 to %2.")
                .arg(shortened(given(orderSeed)), QString::number(LargestSeed));
        wishes.orderSeed = *seed;
    }
    return wishes;
}

/// What is wrong with trying another program this way.
std::optional<QString> SweepOptions::refusedCommand() const {
    const auto holds = [this](QLatin1StringView place) {
        return std::any_of(otherProgram.begin(), otherProgram.end(),
                           [place](const QString& word) { return word.contains(place); });
    };
    if (otherProgram.isEmpty())
        return std::nullopt;
    if (!holds(ProcessesPlace))
        return tr("The command has no {p} where the number of processes goes: write it there, as "
                  "in xz -T{p} FILE.");
    const bool hasSizes = !textOf(Field::ChunkSize).isEmpty();
    if (hasSizes != holds(ChunkSizePlace))
        return hasSizes ? tr("The command has no {c} where the chunk size goes: write it there, or "
                             "leave out the chunk sizes.")
                        : tr("The command has a place for chunk sizes, {c}: give some with -c.");
    for (const auto& [field, text] : settings.texts) {
        if (!text.empty() && field != Field::Processes && field != Field::ChunkSize)
            return tr("“%1” is a setting of Poolscope’s own runs, of which a command knows "
                      "nothing: leave it out.")
                .arg(QString::fromUtf8(settingOf(field).options).section(u',', -1));
    }
    return std::nullopt;
}

Result<SweepTask, QString> SweepOptions::asked(int usableCores) const {
    if (const auto refusal = refusedCommand())
        return *refusal;
    const auto config = commonConfig();
    if (!config.hasValue())
        return sentence(config.error());
    const auto tried = points(config.value(), usableCores);
    if (!tried.hasValue())
        return sentence(tried.error());
    const auto how = wishes();
    if (!how.hasValue())
        return how.error();
    return SweepTask{config.value(), tried.value(), how.value(), otherProgram, findBest};
}

} // namespace poolscope
