#include "ui/window/windowmemory.h"

#include "core/config/check.h"
#include "core/config/settings.h"
#include "ui/controls/gripsplitter.h"

#include <QSettings>
#include <QWidget>

namespace poolscope {

using namespace Qt::StringLiterals;

namespace {

const QString& geometryKey() {
    static const QString key = u"window/geometry"_s;
    return key;
}

QString splitterKey(const QSplitter& splitter) {
    return u"window/"_s + splitter.objectName();
}

/// "experiment/stallTimeout".
QString experimentKey(const Setting& setting) {
    QString key = QString::fromUtf8(setting.key);
    for (qsizetype at = key.indexOf(u'_'); at >= 0; at = key.indexOf(u'_'))
        key.replace(at, 2, key[at + 1].toUpper());
    return u"experiment/"_s + key;
}

} // namespace

RunConfig WindowMemory::experiment() const {
    RunConfig config;
    for (const Setting& setting : settings()) {
        const QVariant kept = m_settings.value(experimentKey(setting));
        // Commas make a list of a text that somebody else has written into the file. What cannot
        // be read stays as it is, and what was of another engine belongs to that.
        if (kept.isValid() && isKnownTo(config.engine, setting))
            static_cast<void>(setting.read(kept.toStringList().join(u','), config));
    }
    return check(config).empty() ? config : RunConfig();
}

void WindowMemory::setExperiment(const RunConfig& config) {
    for (const Setting* setting : settingsIn(config))
        m_settings.setValue(experimentKey(*setting), setting->write(config));
}

bool WindowMemory::replaysShortRuns() const {
    return m_settings.value(u"replay/shortRuns"_s, true).toBool();
}

void WindowMemory::setReplaysShortRuns(bool replays) {
    m_settings.setValue(u"replay/shortRuns"_s, replays);
}

bool WindowMemory::showsExperiment() const {
    return m_settings.value(u"window/showsExperiment"_s, true).toBool();
}

void WindowMemory::setShowsExperiment(bool shows) {
    m_settings.setValue(u"window/showsExperiment"_s, shows);
}

TryTexts WindowMemory::tries() const {
    // Commas make a list of a text that somebody else has written into the file.
    const auto text = [this](const QString& key) {
        return m_settings.value(u"tuning/"_s + key).toStringList().join(u',');
    };
    return {text(u"processes"_s), text(u"chunks"_s), text(u"precision"_s), text(u"budget"_s)};
}

void WindowMemory::setTries(const TryTexts& tries) {
    m_settings.setValue(u"tuning/processes"_s, tries.processes);
    m_settings.setValue(u"tuning/chunks"_s, tries.chunks);
    m_settings.setValue(u"tuning/precision"_s, tries.precision);
    m_settings.setValue(u"tuning/budget"_s, tries.budget);
}

bool WindowMemory::restoreGeometry(QWidget& window) const {
    for (GripSplitter* splitter : window.findChildren<GripSplitter*>())
        splitter->setMoved(
            splitter->restoreState(m_settings.value(splitterKey(*splitter)).toByteArray()));
    return window.restoreGeometry(m_settings.value(geometryKey()).toByteArray());
}

void WindowMemory::saveGeometry(const QWidget& window) {
    m_settings.setValue(geometryKey(), window.saveGeometry());
    // Those that nobody moved find their places by themselves.
    for (const GripSplitter* splitter : window.findChildren<GripSplitter*>()) {
        if (splitter->isMoved())
            m_settings.setValue(splitterKey(*splitter), splitter->saveState());
    }
}

} // namespace poolscope
