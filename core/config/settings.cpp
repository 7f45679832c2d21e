#include "core/config/settings.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolscope {

const Setting& settingOf(Field field) {
    const std::span<const Setting> all = settings();
    const auto found = std::find_if(
        all.begin(), all.end(), [field](const Setting& setting) { return setting.field == field; });
    Q_ASSERT(found != all.end());
    return *found;
}

QString shown(const char* text) {
    return QCoreApplication::translate("Settings", text);
}

std::vector<const Setting*> settingsIn(const RunConfig& config) {
    std::vector<const Setting*> all;
    for (const Setting& setting : settings()) {
        if (setting.write != nullptr && isKnownTo(config.engine, setting))
            all.push_back(&setting);
    }
    return all;
}

} // namespace poolscope
