#pragma once

#include "app/commandline/runoptions.h"
#include "core/sweep/sweeptask.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace poolscope {

/// The options of `poolscope sweep` as they were typed; an empty text was not given.
struct SweepOptions {
    Q_DECLARE_TR_FUNCTIONS(SweepOptions)

public:
    SettingOptions settings; ///< processes, schedule and chunk size as lists
    std::string repeats;
    std::string precision;
    std::string budget;
    std::string orderSeed;
    std::string baseline = "measure";
    std::string progress = "auto";
    std::string json; ///< a file, or "-" for stdout
    std::string csv;  ///< the same
    std::string save; ///< a run file
    bool findBest = false;
    bool quiet = false;
    /// Another program that is tried instead, with its arguments: what stands behind "--".
    QStringList otherProgram;

    /// Adds the options to @p command, which fills them in when it parses.
    void addTo(CLI::App& command);
    static void explainIn(CLI::App& command);

    /// The sweep, or a sentence that says what is wrong. Without a list of process counts: from 1
    /// to twice @p usableCores.
    [[nodiscard]] Result<SweepTask, QString> asked(int usableCores) const;

private:
    [[nodiscard]] std::optional<QString> refusedCommand() const;
    [[nodiscard]] QString textOf(Field field) const;
    [[nodiscard]] Result<RunConfig, Problem> commonConfig() const;
    [[nodiscard]] Result<std::vector<SweepSetting>, Problem> points(const RunConfig& config,
                                                                    int usableCores) const;
    [[nodiscard]] Result<std::vector<Schedule>, Problem> schedules() const;
    [[nodiscard]] Result<SweepWishes, QString> wishes() const;
};

} // namespace poolscope
