#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/sweepoptions.h"
#include "core/record/sweeprecord.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

namespace poolscope {

class OutputFile;
struct SweepSummary;

/// Where a sweep goes: stdout, a JSON file, a CSV file, a run file. Files are replaced whole or not
/// at all.
class SweepOutput {
    Q_DECLARE_TR_FUNCTIONS(SweepOutput)

public:
    /// @p options have to outlive this.
    explicit SweepOutput(const SweepOptions& options);
    ~SweepOutput();
    Q_DISABLE_COPY_MOVE(SweepOutput)

    /// Why the files cannot be written, as far as that can be known before there is a sweep to
    /// lose; nothing if they can. @p keepsRunOfEach: they will be in the file, too.
    [[nodiscard]] std::optional<QString> refusal(const SweepTask& task, bool keepsRunOfEach);

    /// Writes the files, each whether or not another could be written; a sentence for each that was
    /// not.
    [[nodiscard]] QStringList writeFiles(const SweepRecord& sweep, const SweepSummary& summary);

    /// Writes what is for stdout; says why if it was not written.
    [[nodiscard]] ExitCode writeStdout(const SweepRecord& sweep, const SweepSummary& summary) const;

private:
    [[nodiscard]] std::optional<QString> oneForTwo() const;
    [[nodiscard]] static std::optional<QString> open(const std::string& option,
                                                     std::unique_ptr<OutputFile>& file);

    const SweepOptions& m_options;
    std::unique_ptr<OutputFile> m_json; ///< null: none is asked for, or it goes to stdout
    std::unique_ptr<OutputFile> m_csv;  ///< the same
};

} // namespace poolscope
