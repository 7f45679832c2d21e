#include "core/config/check.h"

#include "core/config/settings.h"

namespace poolscope {

std::vector<Problem> check(const RunConfig& config) {
    std::vector<Problem> problems;
    for (const Setting& setting : settings()) {
        if (!isKnownTo(config.engine, setting)) {
            if (setting.write(config) != setting.write(RunConfig()))
                problems.push_back(
                    {setting.field, ProblemKind::OtherEngine, setting.write(config)});
        } else if (setting.check != nullptr) {
            setting.check(config, problems);
        }
    }
    return problems;
}

} // namespace poolscope
