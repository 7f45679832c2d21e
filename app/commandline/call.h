#pragma once

#include <QString>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace poolscope {

/// What a call of the program asks for, as far as its grammar goes.
struct Call {
    enum class Wish { Work, Help, Version };

    const CLI::App* command = nullptr; ///< the program itself where no command is named
    Wish wish = Wish::Work;
    QString refusal; ///< one sentence that says what is wrong; empty if nothing is
};

/// Lets @p program parse @p arguments (without its name), which fills in the options, and says what
/// is wrong. A wish for help comes before all that is wrong.
[[nodiscard]] Call readCall(CLI::App& program, const std::vector<std::string>& arguments);

/// @p sentence with a hint where to read on, put before its full stop: "poolscope run --help".
[[nodiscard]] QString withHint(const QString& sentence, const QString& hint);

} // namespace poolscope
