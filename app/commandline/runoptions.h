#pragma once

#include "app/commandline/settingoptions.h"
#include "core/config/runwishes.h"

#include <QString>

#include <string>

namespace CLI {
class App;
}

namespace poolscope {

/// The options of `poolscope run` as they were typed; an empty text was not given.
struct RunOptions {
    SettingOptions settings;
    std::string baseline = "measure";
    std::string progress = "auto";
    std::string json; ///< a file, or "-" for stdout
    std::string jsonNumbers = "number";
    std::string save; ///< a run file
    bool withoutResults = false;
    bool quiet = false;

    /// Adds the options to @p command, which fills them in when it parses.
    void addTo(CLI::App& command);

    [[nodiscard]] bool jsonToStdout() const { return json == "-"; }

    [[nodiscard]] RunWishes wishes() const { return {baseline == "measure"}; }

    /// The run that is asked for, or the first thing that is wrong with it.
    [[nodiscard]] Result<RunConfig, Problem> config() const { return settings.config(); }
};

} // namespace poolscope
