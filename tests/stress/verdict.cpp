#include "tests/stress/verdict.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <csignal>
#include <vector>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int ExitDone = 0;
constexpr int ExitFailed = 1;
constexpr int ExitInterrupted = 130;

/// Collects faults of one run.
class Faults {
public:
    void require(bool isSo, const QString& otherwise) {
        // One of a kind is enough: a wrong run may have thousands.
        if (!isSo && m_texts.size() < 10)
            m_texts.append(otherwise);
    }

    [[nodiscard]] QStringList texts() const { return m_texts; }

private:
    QStringList m_texts;
};

bool isFinished(const QJsonObject& run) {
    return run["outcome"_L1].toString() == "finished"_L1;
}

/// Every result in its place, or with order "completion" somewhere.
void checkResults(const QJsonObject& run, Faults& faults) {
    if (!isFinished(run))
        return;
    const QJsonObject config = run["config"_L1].toObject();
    const auto first = static_cast<quint64>(config["first"_L1].toInteger());
    const qint64 size = config["size"_L1].toInteger();
    const QJsonArray results = run["results"_L1].toArray();
    faults.require(results.size() == size, u"%1 results of %2"_s.arg(results.size()).arg(size));
    faults.require(run["results_checked"_L1].toBool(), u"its results are not checked"_s);
    std::vector<double> values;
    for (const auto& value : results)
        values.push_back(value.toDouble());
    if (config["order"_L1].toString() == "completion"_L1)
        std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const quint64 number = first + i;
        // Above 2^63 the parser of JSON knows no integers.
        faults.require(values[i] == static_cast<double>(number * number),
                       u"the result for %1 is wrong"_s.arg(number));
    }
}

QHash<qint64, int> lostByChunk(const QJsonObject& run) {
    QHash<qint64, int> lost;
    const QJsonArray lostAttempts = run["lost_attempts"_L1].toArray();
    for (const auto& attempt : lostAttempts)
        ++lost[attempt["index"_L1].toInteger()];
    return lost;
}

void checkChunks(const QJsonObject& run, Faults& faults) {
    const QHash<qint64, int> lost = lostByChunk(run);
    QHash<qint64, qint64> chunksBy;
    qint64 numbers = 0;
    const QJsonArray chunks = run["chunks"_L1].toArray();
    for (const auto& chunk : chunks) {
        const qint64 index = chunk["index"_L1].toInteger();
        const bool isDone = !chunk["process"_L1].isNull();
        faults.require(isDone || !isFinished(run), u"chunk %1 is not done"_s.arg(index));
        numbers += chunk["count"_L1].toInteger();
        if (!isDone)
            continue;
        ++chunksBy[chunk["process"_L1].toInteger()];
        faults.require(chunk["attempt"_L1].toInteger() == 1 + lost.value(index),
                       u"chunk %1 does not count its lost attempts"_s.arg(index));
        faults.require(chunk["started_ns"_L1].toInteger() > 0 &&
                           chunk["finished_ns"_L1].toInteger() >=
                               chunk["started_ns"_L1].toInteger(),
                       u"chunk %1 has wrong stamps"_s.arg(index));
    }
    faults.require(numbers == run["config"_L1]["size"_L1].toInteger(),
                   u"the chunks have %1 numbers"_s.arg(numbers));
    const QJsonArray processes = run["processes"_L1].toArray();
    for (const auto& process : processes) {
        const qint64 number = process["number"_L1].toInteger();
        faults.require(process["chunks"_L1].toInteger() == chunksBy.value(number),
                       u"process %1 did another number of chunks"_s.arg(number));
    }
}

void checkLostAttempts(const QJsonObject& run, Faults& faults) {
    const QJsonArray processes = run["processes"_L1].toArray();
    const QJsonArray chunks = run["chunks"_L1].toArray();
    QSet<qint64> losers;
    const QJsonArray lostAttempts = run["lost_attempts"_L1].toArray();
    for (const auto& lost : lostAttempts) {
        const qint64 number = lost["process"_L1].toInteger();
        const QJsonObject process = processes.at(static_cast<qsizetype>(number - 1)).toObject();
        faults.require(!losers.contains(number),
                       u"process %1 lost more than one chunk"_s.arg(number));
        losers.insert(number);
        faults.require(process["end"_L1].toString() != "finished"_L1 &&
                           process["ended_ns"_L1] == lost["ended_ns"_L1],
                       u"process %1 lost a chunk, and did not die then"_s.arg(number));
        const QJsonValue chunk = chunks.at(static_cast<qsizetype>(lost["index"_L1].toInteger()));
        faults.require(lost["items_done"_L1].toInteger() <= chunk["count"_L1].toInteger(),
                       u"more was lost than there was"_s);
        faults.require(lost["started_ns"_L1].isNull() ||
                           lost["started_ns"_L1].toInteger() <= lost["ended_ns"_L1].toInteger(),
                       u"a lost attempt ended before it began"_s);
    }
}

/// Lanes pass from the dead to their replacements, each to one.
void checkProcesses(const QJsonObject& run, Faults& faults) {
    const QJsonArray processes = run["processes"_L1].toArray();
    const qint64 lanes = run["config"_L1]["processes"_L1].toInteger();
    QSet<qint64> replaced;
    qint64 number = 0;
    for (const auto& process : processes) {
        ++number;
        faults.require(process["number"_L1].toInteger() == number, u"processes out of order"_s);
        faults.require(!process["ended_ns"_L1].isNull() && !process["end"_L1].isNull(),
                       u"process %1 has no end"_s.arg(number));
        const bool isFirst = number <= lanes;
        faults.require(process["replaces"_L1].isNull() == isFirst,
                       u"process %1 replaces nobody, or should not"_s.arg(number));
        if (isFirst)
            continue;
        const qint64 before = process["replaces"_L1].toInteger();
        const QJsonObject dead = processes.at(static_cast<qsizetype>(before - 1)).toObject();
        faults.require(before < number && !replaced.contains(before) &&
                           dead["lane"_L1] == process["lane"_L1] &&
                           dead["end"_L1].toString() != "finished"_L1,
                       u"process %1 does not replace %2 rightly"_s.arg(number).arg(before));
        faults.require(process["spawned_ns"_L1].toInteger() >= dead["ended_ns"_L1].toInteger(),
                       u"process %1 came before %2 had ended"_s.arg(number).arg(before));
        replaced.insert(before);
    }
    faults.require(isFinished(run) ? number >= lanes : number <= lanes + 1024,
                   u"%1 processes for %2 lanes"_s.arg(number).arg(lanes));
}

void checkTimes(const QJsonObject& run, Faults& faults) {
    const QJsonObject times = run["times_ns"_L1].toObject();
    const QJsonObject losses = run["losses_ns"_L1].toObject();
    const qint64 wall = times["wall"_L1].toInteger();
    qint64 sum = 0;
    for (auto loss = losses.begin(); loss != losses.end(); ++loss) {
        sum += loss.value().toInteger();
        faults.require(loss.value().toInteger() >= 0, u"the loss %1 is negative"_s.arg(loss.key()));
    }
    faults.require(losses.size() == 6, u"there are %1 losses"_s.arg(losses.size()));
    faults.require(sum == wall * run["config"_L1]["processes"_L1].toInteger(),
                   u"the losses do not add up"_s);
    const bool anyDied =
        run["processes"_L1].toArray().size() > run["config"_L1]["processes"_L1].toInteger() ||
        !run["lost_attempts"_L1].toArray().isEmpty();
    qint64 frozen = 0;
    const QJsonArray processes = run["processes"_L1].toArray();
    for (const auto& process : processes)
        frozen += process["frozen_ns"_L1].toInteger();
    faults.require(anyDied || losses["lost"_L1].toInteger() == frozen,
                   u"nobody died, and more or less was lost than the time frozen"_s);
    if (!isFinished(run))
        return;
    const qint64 parts = times["until_first_chunk"_L1].toInteger() + times["map"_L1].toInteger() +
                         times["close_join"_L1].toInteger();
    faults.require(parts == wall, u"the phases do not add up"_s);
}

/// Whether the run's own account of @p end is what its exit code says.
void checkAccount(const StressPlan& plan, const RunEnd& end, const QJsonObject& run,
                  Faults& faults) {
    const QString outcome = run["outcome"_L1].toString();
    const bool hasError = !run["error"_L1].isNull();
    faults.require(outcome == (end.code == ExitFailed ? "failed"_L1 : "finished"_L1),
                   u"exit code %1, and the outcome is \"%2\""_s.arg(end.code).arg(outcome));
    faults.require(hasError == (end.code == ExitFailed), u"an error is told, or not, wrongly"_s);
    const QString error = run["error"_L1].toString();
    faults.require(!error.contains("error in Poolscope"_L1) && !error.contains("wrong"_L1), error);
    if (plan.config.recovery.onDeath != OnDeath::Retry || !isFinished(run))
        return;
    // A worker may be killed when it has nothing left to do: then nobody takes its place.
    qint64 died = 0;
    const QJsonArray processes = run["processes"_L1].toArray();
    for (const auto& process : processes)
        died += process["end"_L1].toString() == "finished"_L1 ? 0 : 1;
    const qint64 extra = run["processes"_L1].toArray().size() - plan.config.processes;
    faults.require(extra <= died, u"%1 replacements for %2 deaths"_s.arg(extra).arg(died));
    // A short timeout ends processes of its own.
    const bool stalls = plan.config.recovery.stallTimeoutNs > 0 &&
                        plan.config.recovery.stallTimeoutNs < NsPerSecond;
    faults.require(stalls ||
                       died <= end.kills + static_cast<qint64>(plan.config.recovery.faults.size()),
                   u"%1 processes died, and %2 were killed"_s.arg(died).arg(end.kills));
}

StressOutcome outcomeOf(const RunEnd& end) {
    if (!end.exited)
        return StressOutcome::Killed;
    switch (end.code) {
    case ExitDone:
        return StressOutcome::Finished;
    case ExitFailed:
        return StressOutcome::Failed;
    case ExitInterrupted:
        return StressOutcome::Stopped;
    default:
        return StressOutcome::Wrong;
    }
}

bool mayEndSo(const StressPlan& plan, const RunEnd& end, StressOutcome outcome) {
    switch (outcome) {
    case StressOutcome::Finished:
        return true;
    case StressOutcome::Failed:
        return plan.mayFail;
    case StressOutcome::Stopped:
        return plan.mayBeStopped && end.driverSignals > 0;
    case StressOutcome::Killed: // also by a signal to stop, before it can listen
        return (plan.mayBeKilled || plan.mayBeStopped) && end.driverSignals > 0;
    case StressOutcome::Wrong:
        break;
    }
    return false;
}

void countLosses(const QJsonObject& run, Verdict& verdict) {
    verdict.lostAttempts = static_cast<int>(run["lost_attempts"_L1].toArray().size());
    const QJsonArray processes = run["processes"_L1].toArray();
    for (const auto& process : processes) {
        const QString how = process["end"_L1].toString();
        verdict.deaths += how == "finished"_L1 || how == "stopped"_L1 ? 0 : 1;
        verdict.replacements += process["replaces"_L1].isNull() ? 0 : 1;
    }
}

} // namespace

QStringList faultsIn(const QJsonObject& run) {
    Faults faults;
    faults.require(run["format"_L1].toString() == "poolscope.run"_L1, u"no JSON of a run"_s);
    checkResults(run, faults);
    checkChunks(run, faults);
    checkLostAttempts(run, faults);
    checkProcesses(run, faults);
    checkTimes(run, faults);
    return faults.texts();
}

Verdict judge(const StressPlan& plan, const RunEnd& end) {
    Verdict verdict;
    Faults faults;
    verdict.outcome = outcomeOf(end);
    faults.require(!end.hung, u"it hangs: "_s + end.stand);
    faults.require(end.hung || mayEndSo(plan, end, verdict.outcome),
                   u"%1 %2: %3"_s.arg(end.exited ? u"exit code"_s : u"ended by signal"_s)
                       .arg(end.code)
                       .arg(QString::fromUtf8(end.err.isEmpty() ? end.stand.toUtf8() : end.err)));
    faults.require(end.out.isEmpty(), u"it says something on stdout"_s);
    faults.require(end.workersLeft == 0,
                   u"%1 workers live a second after their driver"_s.arg(end.workersLeft));
    faults.require(end.thingsLeft.isEmpty(), u"left behind: "_s + end.thingsLeft.join(u' '));
    const bool isOver = end.exited && (end.code == ExitDone || end.code == ExitFailed);
    if (isOver && !end.hung) {
        faults.require(end.err.isEmpty() == (end.code == ExitDone),
                       u"on stderr: "_s + QString::fromUtf8(end.err));
        const QJsonObject run = QJsonDocument::fromJson(end.json).object();
        checkAccount(plan, end, run, faults);
        for (const QString& fault : faultsIn(run))
            faults.require(false, fault);
        faults.require(end.hasRunFile == plan.saves, u"the run file is missing"_s);
        countLosses(run, verdict);
    }
    verdict.faults = faults.texts();
    return verdict;
}

} // namespace poolscope
