#pragma once

#include "app/commandline/exitcodes.h"
#include "app/commandline/progressline.h"
#include "app/commandline/sweepoptions.h"
#include "app/commandline/sweepoutput.h"
#include "core/run/runenvironment.h"

#include <QObject>

#include <memory>
#include <optional>

namespace poolscope {

/// `poolscope sweep`: tries settings, prints what they took and which to take.
class SweepCommand final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepCommand)

public:
    SweepCommand(SweepOptions options, const QString& programFolder);
    ~SweepCommand() override;

    [[nodiscard]] ExitCode execute();

private:
    [[nodiscard]] std::optional<ExitCode> refuse(const SweepTask& task);
    void begin(const SweepTask& task);
    void watchFirstRun();
    void showProgress();
    [[nodiscard]] ExitCode deliver(const SweepRecord& sweep);

    SweepOptions m_options;
    RunEnvironment m_environment;
    ProgressLine m_progress;
    SweepOutput m_output;
    std::unique_ptr<SweepSession> m_session;
    QString m_refusal; ///< why the command that was to be tried is none
};

} // namespace poolscope
