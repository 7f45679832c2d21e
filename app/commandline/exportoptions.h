#pragma once

#include <QCoreApplication>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace poolscope {

/// The options of `poolscope export` as they were typed; an empty text was not given.
struct ExportOptions {
    Q_DECLARE_TR_FUNCTIONS(ExportOptions)

public:
    std::string file;            ///< the run file
    std::vector<std::string> to; ///< files to write; "-" for stdout
    std::string format;          ///< instead of what the files' names end in

    /// Adds the options to @p command, which fills them in when it parses.
    void addTo(CLI::App& command);
};

} // namespace poolscope
