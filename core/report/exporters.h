#pragma once

#include "core/metrics/sweepsummary.h"
#include "core/report/csv.h"

#include <QString>
#include <QStringList>

#include <span>

class QIODevice;

namespace poolscope {

/// A form in which a run or a sweep leaves the program as a file. Writers return false if they were
/// stopped or the device takes no more.
struct Exporter {
    using WriteRun = bool (*)(const RunRecord& record, QIODevice& out,
                              const TableProgress& progress);
    using WriteSweep = bool (*)(const SweepRecord& sweep, const SweepSummary& summary,
                                QIODevice& out);

    enum class Use { None, IfThere, Needed };

    const char* name;                ///< as people type it: "trace"
    const char* suffix;              ///< of files that have this form unless told; "": of none
    WriteRun writeRun = nullptr;     ///< null: it is none for a run
    WriteSweep writeSweep = nullptr; ///< null: it is none for a sweep
    Use results = Use::None;         ///< of a run's results
};

/// All there are. Of two with one suffix the one is for runs and the other for sweeps.
[[nodiscard]] std::span<const Exporter> exporters();

enum class Exported { Run, Sweep };

[[nodiscard]] bool writes(const Exporter& exporter, Exported what);

/// The one called @p name, whatever it writes; null if there is none.
[[nodiscard]] const Exporter* exporterCalled(const QString& name);
/// The one for @p what that the end of the file's name stands for, the longest of those that fit;
/// null if there is none.
[[nodiscard]] const Exporter* exporterFor(const QString& fileName, Exported what);

/// "chunks, results, …" and ".csv, .json, …": what can be had of @p what.
[[nodiscard]] QStringList exporterNames(Exported what);
[[nodiscard]] QStringList exporterSuffixes(Exported what);

} // namespace poolscope
