#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/exportoptions.h"
#include "core/base/fileerror.h"
#include "core/base/outputfile.h"
#include "core/base/result.h"
#include "core/metrics/sweepsummary.h"
#include "core/record/runrecord.h"
#include "core/report/exporters.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolscope {

/// `poolscope export`: writes what a run file holds in other forms. Nothing is written before all
/// that can be known to be wrong is.
class ExportCommand {
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)

public:
    explicit ExportCommand(ExportOptions options);

    [[nodiscard]] ExitCode execute();

private:
    /// A file to write, or stdout.
    struct Target {
        const Exporter* exporter = nullptr;
        std::optional<OutputFile> file; ///< nothing: stdout
    };

    [[nodiscard]] QString refusedCall() const;
    /// Reads the file; why it cannot be, or nothing.
    [[nodiscard]] std::optional<FileError> load();
    /// Fills in the targets; what is wrong with one of them, or nothing.
    [[nodiscard]] QString findTargets();
    [[nodiscard]] Result<const Exporter*, QString> exporterOf(const QString& name) const;
    [[nodiscard]] QString refusedName(const QString& name, const QStringList& before) const;
    /// Puts the results there if a target uses them; why that cannot be, or nothing.
    [[nodiscard]] QString fetchResults();
    [[nodiscard]] bool write(const Exporter& exporter, QIODevice& out) const;

    [[nodiscard]] Exported what() const { return m_sweep ? Exported::Sweep : Exported::Run; }

    ExportOptions m_options;
    std::optional<RunRecord> m_run;
    std::optional<SweepRecord> m_sweep;
    SweepSummary m_summary; ///< of the sweep
    std::vector<Target> m_targets;
};

} // namespace poolscope
