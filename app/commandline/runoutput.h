#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/runoptions.h"
#include "core/base/fileerror.h"
#include "core/report/runjson.h"

#include <QCoreApplication>
#include <QStringList>

#include <memory>
#include <optional>

namespace poolscope {

class OutputFile;

/// Where a run's results go: stdout, a JSON file, a run file. Files are replaced whole or not at
/// all.
class RunOutput {
    Q_DECLARE_TR_FUNCTIONS(RunOutput)

public:
    /// @p options have to outlive this.
    explicit RunOutput(const RunOptions& options);
    ~RunOutput();
    Q_DISABLE_COPY_MOVE(RunOutput)

    /// Why the files cannot be written, as far as that can be known before there is a run to lose;
    /// nothing if they can.
    [[nodiscard]] std::optional<QString> refusal(const RunConfig& config);

    /// Writes the files, each whether or not another could be written; a sentence for each that was
    /// not.
    [[nodiscard]] QStringList writeFiles(const RunRecord& record);

    /// Writes what is for stdout; says why if it was not written.
    [[nodiscard]] ExitCode writeStdout(const RunRecord& record);

private:
    [[nodiscard]] std::optional<QString> jsonRefusal(const RunConfig& config);
    [[nodiscard]] JsonResults jsonResults() const;
    [[nodiscard]] std::optional<FileError> writeJsonFile(const RunRecord& record);
    [[nodiscard]] std::optional<FileError> writeRunFile(const RunRecord& record) const;

    const RunOptions& m_options;
    std::unique_ptr<OutputFile> m_jsonFile; ///< null: none is asked for
};

} // namespace poolscope
