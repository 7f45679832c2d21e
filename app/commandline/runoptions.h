#pragma once

#include "core/base/result.h"
#include "core/config/problem.h"
#include "core/config/runconfig.h"
#include "core/config/runwishes.h"

#include <QString>

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace poolscope {

/// When a progress bar is drawn on stderr.
enum class ProgressBar { Auto, Always, Never };

/// The options of `poolscope run` as they were typed; an empty text was not given.
struct RunOptions {
    std::map<Field, std::string> settings; ///< what the table of settings knows
    std::string baseline = "measure";
    std::string progress = "auto";
    std::string json; ///< a file, or "-" for stdout
    std::string jsonNumbers = "number";
    std::string save; ///< a run file
    bool withoutResults = false;
    bool quiet = false;

    /// Adds the options to @p command, which fills them in when it parses.
    void addTo(CLI::App& command);
    /// Tells what each setting is for; a run has no use for that.
    static void explainIn(CLI::App& command);

    [[nodiscard]] bool jsonToStdout() const { return json == "-"; }

    [[nodiscard]] RunWishes wishes() const { return {baseline == "measure"}; }

    [[nodiscard]] ProgressBar progressBar() const;
    /// The run that is asked for, or the first thing that is wrong with it.
    [[nodiscard]] Result<RunConfig, Problem> config() const;
};

} // namespace poolscope
