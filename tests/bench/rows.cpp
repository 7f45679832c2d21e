#include "tests/bench/rows.h"

#include "tests/bench/otherside.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

std::optional<double> number(std::optional<Nanoseconds> time) {
    return time ? std::optional(static_cast<double>(*time)) : std::nullopt;
}

int pairsFor(const BenchOptions& options, int usual, int quick) {
    if (options.pairs > 0)
        return options.pairs;
    return options.quick ? quick : usual;
}

std::optional<double> wallOf(OurSide& ours, const RunConfig& config) {
    const std::optional<RunRecord> record = ours.run(config);
    return record ? number(record->wallNs) : std::nullopt;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Both programs must print the same line, or they are not the same program.
bool printTheSame(const QString& poolscope, const QString& python, const QString& script) {
    const QTemporaryDir folder;
    const QString ours = folder.filePath(u"ours"_s);
    const QString other = folder.filePath(u"other"_s);
    return lifeOf(poolscope, {u"run"_s}, ours) && lifeOf(python, {script}, other) &&
           !contentOf(ours).isEmpty() && contentOf(ours) == contentOf(other);
}

std::vector<Comparison> notebook(const BenchOptions& options) {
    const QString poolscope = QCoreApplication::applicationDirPath() + "/poolscope"_L1;
    const QString script = scriptPath(u"notebook.py"_s);
    const QString python = pythonProgram();
    const Side other = [&] { return number(lifeOf(python, {script})); };
    const auto compare = [&](const QString& what, const QStringList& arguments) {
        Comparison comparison{1, what, u"Python, fork Pool"_s, Measure::Time, 6.0, {}, {}};
        if (python.isEmpty())
            comparison.missing = u"there is no python3"_s;
        else if (!QFile::exists(poolscope))
            comparison.missing = u"there is no program poolscope"_s;
        else if (!printTheSame(poolscope, python, script))
            comparison.missing = u"the two programs do not print the same line"_s;
        else
            measurePairs(
                comparison, pairsFor(options, 41, 15),
                [&] { return number(lifeOf(poolscope, arguments)); }, other);
        return comparison;
    };
    return {compare(u"the notebook's program, whole process"_s, {u"run"_s}),
            compare(u"  the same without serial measurement"_s,
                    {u"run"_s, u"--baseline"_s, u"skip"_s})};
}

/// Ours against a Pool of the same interpreter for all pairs.
void againstPool(Comparison& comparison, int pairs, const Side& ours, int processes,
                 quint64 numbers, quint64 chunkSize, double scale = 0.0) {
    if (pythonProgram().isEmpty()) {
        comparison.missing = u"there is no python3"_s;
        return;
    }
    PythonPool python;
    measurePairs(comparison, pairs, ours, [&]() -> std::optional<double> {
        const std::optional<double> time = number(python.map(processes, numbers, chunkSize));
        return time && scale > 0.0 ? std::optional(scale / *time) : time;
    });
}

std::vector<Comparison> smallPool(OurSide& ours, const BenchOptions& options) {
    Comparison comparison{2,
                          u"pool of 4: create, map 100, close, join"_s,
                          u"Python, fork Pool"_s,
                          Measure::Time,
                          4.0,
                          {},
                          {}};
    againstPool(
        comparison, pairsFor(options, 61, 21), [&] { return wallOf(ours, squaresConfig(100, 4)); },
        4, 100, 0);
    return {comparison};
}

std::vector<Comparison> manySquares(OurSide& ours, const BenchOptions& options) {
    constexpr quint64 Numbers = 10'000'000;
    const Side mine = [&] { return wallOf(ours, squaresConfig(Numbers, 2)); };
    Comparison pool{3,
                    u"10^7 squares, 2 processes, fresh pool"_s,
                    u"Python, fork Pool"_s,
                    Measure::Time,
                    40.0,
                    {},
                    {}};
    againstPool(pool, pairsFor(options, 11, 6), mine, 2, Numbers, 0);
    Comparison bare{
        3, u"  times as long as by hand"_s, u"spawn and mmap"_s, Measure::TimeOver, 1.25, {}, {}};
    measurePairs(bare, pairsFor(options, 31, 15), mine, [] {
        return number(bareTime({u"squares"_s, QString::number(Numbers), u"2"_s}));
    });
    return {pool, bare};
}

std::vector<Comparison> chunksOfOne(OurSide& ours, const BenchOptions& options) {
    constexpr quint64 Numbers = 1'000'000;
    constexpr double NsPerS = static_cast<double>(NsPerSecond);
    const quint64 pythonNumbers = options.quick ? Numbers / 10 : Numbers;
    const auto compare = [&](int processes) {
        RunConfig config = squaresConfig(Numbers, processes);
        config.schedule = {ScheduleKind::Fixed, 1};
        Comparison comparison{4,
                              u"chunks of 1, 10^6 numbers, %1 processes"_s.arg(processes),
                              u"Python, fork Pool"_s,
                              Measure::ChunksASecond,
                              100.0,
                              {},
                              {}};
        if (options.quick)
            comparison.against += " (10^5)"_L1;
        const Side mine = [&]() -> std::optional<double> {
            const std::optional<double> wall = wallOf(ours, config);
            return wall ? std::optional(static_cast<double>(Numbers) * NsPerS / *wall)
                        : std::nullopt;
        };
        againstPool(comparison, pairsFor(options, 7, 7), mine, processes, pythonNumbers, 1,
                    static_cast<double>(pythonNumbers) * NsPerS);
        return comparison;
    };
    return {compare(2), compare(4)};
}

/// The same loop over @p numbers in one bare process and in two: one time divided by the other.
std::optional<double> bareSpeedup(quint64 numbers, quint64 iterations) {
    const auto time = [&](int processes) {
        return number(bareTime({u"burn"_s, QString::number(numbers), QString::number(processes),
                                QString::number(iterations)}));
    };
    const std::optional<double> serial = time(1);
    const std::optional<double> wall = serial ? time(2) : std::nullopt;
    return wall ? std::optional(*serial / *wall) : std::nullopt;
}

std::vector<Comparison> cpuWork(OurSide& ours, const BenchOptions& options) {
    constexpr quint64 Numbers = 6000;
    constexpr Nanoseconds PerSquare = 200 * NsPerUs;
    RunConfig config = squaresConfig(Numbers, 2);
    config.work.kind = WorkKind::Cpu;
    config.work.meanNs = PerSquare;
    const auto iterations =
        static_cast<quint64>(static_cast<double>(PerSquare) / NsPerUs * ours.iterationsPerUs());
    Comparison comparison{5,
                          u"cpu:200us, 6000 numbers, 2 processes"_s,
                          u"two bare processes"_s,
                          Measure::Speedup,
                          0.95,
                          {},
                          {}};
    measurePairs(
        comparison, pairsFor(options, 11, 6),
        [&]() -> std::optional<double> {
            const auto record = ours.run(config, {true});
            if (!record || !record->serialNs || !record->wallNs)
                return std::nullopt;
            return static_cast<double>(*record->serialNs) / static_cast<double>(*record->wallNs);
        },
        [&] { return bareSpeedup(Numbers, iterations); });
    return {comparison};
}

/// A process is killed somewhere in a run of 5 s, each time at another number; beside it the same
/// run in peace, and what the death may cost: the work of the lost chunk and 50 ms.
std::vector<Comparison> oneDeath(OurSide& ours, const BenchOptions& options) {
    constexpr quint64 Numbers = 10'000;
    constexpr quint64 ChunkSize = 250;
    constexpr Nanoseconds Allowed = static_cast<Nanoseconds>(ChunkSize) * NsPerMs + 50 * NsPerMs;
    RunConfig config = squaresConfig(Numbers, 2);
    config.schedule = {ScheduleKind::Fixed, ChunkSize};
    config.work.kind = WorkKind::Cpu;
    config.work.meanNs = NsPerMs;
    Comparison comparison{6,
                          u"5 s, 2 processes, one of them killed"_s,
                          u"in peace + lost chunk + 50 ms"_s,
                          Measure::TimeOver,
                          1.0,
                          {},
                          {}};
    quint64 turn = 0;
    measurePairs(
        comparison, pairsFor(options, 11, 4),
        [&]() -> std::optional<double> {
            RunConfig unlucky = config;
            constexpr quint64 Stride = 3'163; // no multiple of a chunk: early and late in them
            unlucky.recovery.faults = {{FaultKind::Kill, 0, turn++ * Stride % Numbers, false}};
            const auto record = ours.run(unlucky);
            const bool died = record && record->lostAttempts.size() == 1;
            return died ? number(record->wallNs) : std::nullopt;
        },
        [&]() -> std::optional<double> {
            const std::optional<double> wall = wallOf(ours, config);
            return wall ? std::optional(*wall + static_cast<double>(Allowed)) : std::nullopt;
        });
    return {comparison};
}

} // namespace

std::vector<Comparison> measureRow(int row, OurSide& ours, const BenchOptions& options) {
    switch (row) {
    case 1:
        return notebook(options);
    case 2:
        return smallPool(ours, options);
    case 3:
        return manySquares(ours, options);
    case 4:
        return chunksOfOne(ours, options);
    case 5:
        return cpuWork(ours, options);
    default:
        return oneDeath(ours, options);
    }
}

} // namespace poolscope
