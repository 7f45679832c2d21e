#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/progressline.h"
#include "app/commandline/sweepoptions.h"
#include "core/base/outputfile.h"
#include "core/run/runenvironment.h"

#include <QObject>

#include <memory>
#include <optional>

namespace poolscope {

struct SweepSummary;

/// `poolscope sweep`: tries settings, prints what they took and which to take.
class SweepCommand final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepCommand)

public:
    SweepCommand(SweepOptions options, const QString& programFolder);
    ~SweepCommand() override;

    [[nodiscard]] ExitCode execute();

private:
    struct Output {
        std::unique_ptr<OutputFile> json;
        std::unique_ptr<OutputFile> csv;
    };

    [[nodiscard]] std::optional<ExitCode> refuse(const SweepTask& task);
    [[nodiscard]] std::optional<QString> openFiles();
    void begin(const SweepTask& task);
    void watchFirstRun();
    void showProgress();
    [[nodiscard]] ExitCode deliver(const SweepRecord& sweep);
    [[nodiscard]] bool writeFiles(const SweepRecord& sweep, const SweepSummary& summary);
    [[nodiscard]] ExitCode writeStdout(const SweepRecord& sweep, const SweepSummary& summary) const;

    SweepOptions m_options;
    RunEnvironment m_environment;
    ProgressLine m_progress;
    Output m_output; ///< null: none is asked for, or it goes to stdout
    std::unique_ptr<SweepSession> m_session;
    QString m_refusal; ///< why the command that was to be tried is none
};

} // namespace poolscope
