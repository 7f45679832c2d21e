#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/progressline.h"
#include "app/commandline/runoptions.h"
#include "app/commandline/runoutput.h"
#include "core/run/runenvironment.h"
#include "core/run/runsession.h"

#include <QObject>

#include <memory>

namespace poolscope {

/// `poolscope run`: one run, its results on stdout, its summary on stderr.
class RunCommand final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunCommand)

public:
    RunCommand(RunOptions options, const QString& programFolder);
    ~RunCommand() override;

    /// Refuses what cannot be run, or runs the event loop until the run has ended.
    [[nodiscard]] ExitCode execute();

private:
    [[nodiscard]] std::optional<ExitCode> refuse(const RunConfig& config);
    void showProgress();
    [[nodiscard]] ExitCode deliver(const RunRecord& record);

    RunOptions m_options;
    RunEnvironment m_environment;
    ProgressLine m_progress;
    RunOutput m_output;
    std::unique_ptr<RunSession> m_session;
};

} // namespace poolscope
