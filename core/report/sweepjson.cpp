#include "core/config/configtext.h"
#include "core/config/settings.h"
#include "core/metrics/crowding.h"
#include "core/report/jsonparts.h"
#include "core/report/sweepreport.h"
#include "core/words/recommendationwords.h"
#include "core/words/sweepwords.h"

#include <cmath>
#include <span>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

/// JSON has no infinity: null, where there is no end.
std::optional<double> finite(double value) {
    return knownIf(std::isfinite(value), value);
}

void writeInterval(JsonStream& json, const char* name, const std::optional<Interval>& interval) {
    json.Key(name);
    if (!interval) {
        json.Null();
        return;
    }
    json.StartArray();
    json.value(finite(interval->low));
    json.value(finite(interval->high));
    json.EndArray();
}

/// "speedup" and "speedup_ci95".
void writeEstimate(JsonStream& json, const char* name, const char* intervalName,
                   const std::optional<Estimate>& estimate) {
    json.field(name, estimate ? finite(estimate->value) : std::nullopt);
    writeInterval(json, intervalName, estimate ? estimate->interval : std::nullopt);
}

/// What is the same in all runs.
void writeConfig(JsonStream& json, const SweepRecord& sweep) {
    json.Key("config");
    json.StartObject();
    if (!sweep.command.isEmpty()) {
        json.Key("command");
        json.StartArray();
        for (const QString& word : sweep.command)
            json.value(word);
        json.EndArray();
        json.EndObject();
        return;
    }
    for (const Setting* setting : settingsIn(sweep.config)) {
        if (setting->field == Field::Processes || setting->field == Field::Schedule)
            continue;
        const QString text = setting->write(sweep.config);
        if (setting->isNumber)
            json.field(setting->key, text.toULongLong());
        else
            json.field(setting->key, text);
    }
    json.EndObject();
}

void writeSetting(JsonStream& json, const SweepRecord& sweep, const SweepSetting& setting) {
    json.field("processes", setting.processes);
    json.field("schedule", knownIf(hasSchedule(sweep, setting), scheduleWord(setting.schedule)));
    json.field("chunk_size",
               knownIf(setting.schedule.kind == ScheduleKind::Fixed, setting.schedule.parameter));
}

/// Null where a run failed or does not count.
void writeTimes(JsonStream& json, const char* name, std::span<const SweptRun> runs) {
    json.Key(name);
    json.StartArray();
    for (const SweptRun& run : runs)
        json.value(run.counts() ? run.wallNs : std::nullopt);
    json.EndArray();
}

/// The places of outliers among all runs, from those among the ones that count.
void writeOutliers(JsonStream& json, const SweepPoint& point, const PointSummary& summary) {
    json.Key("outliers");
    json.StartArray();
    std::size_t counted = 0;
    std::size_t next = 0;
    for (std::size_t at = 0; at < point.runs.size() && next < summary.outliers.size(); ++at) {
        if (!point.runs[at].counts())
            continue;
        if (counted++ == summary.outliers[next]) {
            json.value(at);
            ++next;
        }
    }
    json.EndArray();
}

QString setAsideWord(SetAside why) {
    switch (why) {
    case SetAside::Disturbed:
        return u"process"_s;
    case SetAside::Crowded:
        return u"others"_s;
    case SetAside::WarmingUp:
        return u"warm_up"_s;
    }
    Q_UNREACHABLE();
}

/// Runs that do not count: where they stand among all, what they took, and why.
void writeSetAside(JsonStream& json, const SweepPoint& point) {
    json.Key("set_aside");
    json.StartArray();
    for (std::size_t at = 0; at < point.runs.size(); ++at) {
        const SweptRun& run = point.runs[at];
        if (!run.wallNs || !run.setAside)
            continue;
        json.StartObject();
        json.field("run", at);
        json.field("ns", run.wallNs);
        json.field("why", setAsideWord(*run.setAside));
        json.EndObject();
    }
    json.EndArray();
}

void writePoint(JsonStream& json, const SweepRecord& sweep, const SweepPoint& point,
                const PointSummary& summary) {
    json.StartObject();
    writeSetting(json, sweep, point.setting);
    writeTimes(json, "runs_ns", point.runs);
    writeTimes(json, "warmup_ns", point.warmUps);
    writeOutliers(json, point, summary);
    json.field("failed", summary.failed);
    json.field("disturbed", summary.disturbed);
    writeSetAside(json, point);
    writeEstimate(json, "median_ns", "ci95_ns", summary.medianNs);
    writeEstimate(json, "speedup", "speedup_ci95", summary.speedup);
    writeEstimate(json, "efficiency", "efficiency_ci95", summary.efficiency);
    writeEstimate(json, "karp_flatt", "karp_flatt_ci95", summary.karpFlatt);
    json.EndObject();
}

void writeSerial(JsonStream& json, const SweepRecord& sweep, const SweepSummary& summary) {
    json.Key("serial_ns");
    json.StartObject();
    json.Key("runs");
    json.StartArray();
    for (const SerialRun& run : sweep.serial)
        json.value(knownIf(!run.setAside, run.ns));
    json.EndArray();
    writeEstimate(json, "median", "ci95", summary.serialNs);
    json.EndObject();
}

void writeAmdahl(JsonStream& json, const Result<AmdahlFit, NoFit>& fit) {
    json.Key("amdahl");
    if (!fit.hasValue()) {
        json.Null();
        return;
    }
    json.StartObject();
    writeEstimate(json, "serial_fraction", "ci95", fit.value().serialFraction);
    json.field("gamma", fit.value().gamma);
    json.field("residual", fit.value().residual);
    json.EndObject();
}

void writeUsl(JsonStream& json, const Result<UslFit, NoFit>& fit) {
    json.Key("usl");
    if (!fit.hasValue()) {
        json.Null();
        return;
    }
    const UslFit& usl = fit.value();
    json.StartObject();
    writeEstimate(json, "sigma", "sigma_ci95", usl.sigma);
    writeEstimate(json, "kappa", "kappa_ci95", usl.kappa);
    json.field("gamma", usl.gamma);
    json.field("best_processes", usl.bestProcesses);
    writeInterval(json, "best_processes_ci95", usl.peak.interval);
    json.field("extrapolated", usl.isExtrapolated);
    json.field("residual", usl.residual);
    json.EndObject();
}

template<typename Fit>
std::optional<QString> reasonOf(const Result<Fit, NoFit>& fit) {
    return fit.hasValue() ? std::nullopt : std::optional(noFitText(fit.error()));
}

void writeFits(JsonStream& json, const SweepSummary& summary) {
    json.Key("fits");
    json.StartObject();
    writeAmdahl(json, summary.amdahl);
    writeUsl(json, summary.usl);
    json.Key("reasons");
    json.StartObject();
    json.field("amdahl", reasonOf(summary.amdahl));
    json.field("usl", reasonOf(summary.usl));
    json.EndObject();
    json.EndObject();
}

/// The serial time is one process, and no schedule.
void writeCandidate(JsonStream& json, const SweepRecord& sweep, const SweepSummary& summary,
                    std::size_t candidate) {
    if (summary.hasSerial && candidate == 0) {
        json.field("processes", 1);
        json.field("schedule", std::optional<QString>());
        json.field("chunk_size", std::optional<quint64>());
        return;
    }
    writeSetting(json, sweep, sweep.points[candidate - (summary.hasSerial ? 1 : 0)].setting);
}

void writeRecommended(JsonStream& json, const SweepRecord& sweep, const SweepSummary& summary) {
    const Recommendation& recommendation = summary.recommendation;
    json.Key("recommended");
    if (!recommendation.taken) {
        json.Null();
        return;
    }
    json.StartObject();
    writeCandidate(json, sweep, summary, *recommendation.taken);
    json.field("serial", summary.recommendsSerial());
    json.field("because", recommendationText(sweep, summary));
    json.field("proved", recommendation.isProved);
    json.field("at_most_slower",
               recommendation.atMostSlower ? finite(*recommendation.atMostSlower) : std::nullopt);
    json.Key("not_told_apart");
    json.StartArray();
    for (const std::size_t open : recommendation.notToldApart) {
        json.StartObject();
        writeCandidate(json, sweep, summary, open);
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
}

void writeBlock(JsonStream& json, const BlockConditions& block) {
    json.StartObject();
    json.field("block", block.block);
    json.field("wall_ns", block.wallNs);
    json.field("others_ns", block.othersNs);
    json.field("throttled_ns", block.throttledNs);
    json.field("frequency", block.frequency);
    json.field("waited_ns", block.waitedNs);
    json.field("set_aside", block.isSetAside);
    json.EndObject();
}

void writeConditions(JsonStream& json, const SweepConditions& conditions) {
    const auto word = [&json](const char* name, const QString& text) {
        json.field(name, knownIf(!text.isEmpty(), text));
    };
    json.Key("conditions");
    json.StartObject();
    json.field("cores", knownIf(conditions.cores > 0, conditions.cores));
    json.field("others_before", conditions.othersBefore);
    word("governor", conditions.power.governor);
    word("frequency_driver", conditions.power.driver);
    word("energy_preference", conditions.power.energyPreference);
    json.field("boosts", conditions.power.boosts);
    json.field("on_battery", conditions.power.onBattery);
    json.Key("blocks");
    json.StartArray();
    for (const BlockConditions& block : conditions.blocks)
        writeBlock(json, block);
    json.EndArray();
    json.EndObject();
}

QString outcomeWord(Outcome outcome) {
    return outcome == Outcome::Finished ? u"finished"_s : u"stopped"_s;
}

} // namespace

bool writeSweepJson(const SweepRecord& sweep, const SweepSummary& summary, QIODevice& out) {
    JsonDevice device(out);
    JsonStream json(device);
    json.StartObject();
    json.field("format", u"poolscope.sweep"_s);
    json.field("version", 1);
    writeConfig(json, sweep);
    writeMachine(json, sweep.machine, throttledTime(sweep.conditions));
    writeConditions(json, sweep.conditions);
    json.field("outcome", outcomeWord(sweep.outcome));
    json.field("blocks", sweep.blocks);
    json.field("took_ns", sweep.tookNs);
    json.Key("points");
    json.StartArray();
    for (std::size_t at = 0; at < sweep.points.size(); ++at)
        writePoint(json, sweep, sweep.points[at], summary.points[at]);
    json.EndArray();
    writeSerial(json, sweep, summary);
    writeFits(json, summary);
    writeRecommended(json, sweep, summary);
    json.Key("warnings");
    json.StartArray();
    for (const QString& warning : sweepWarnings(sweep, summary))
        json.value(warning);
    json.EndArray();
    json.EndObject();
    device.Put('\n');
    device.Flush();
    return !device.hasFailed();
}

} // namespace poolscope
