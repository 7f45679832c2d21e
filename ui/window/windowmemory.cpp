#include "ui/window/windowmemory.h"

#include "core/config/check.h"
#include "core/config/configtext.h"
#include "core/config/recoverytext.h"

#include <QSettings>
#include <QSplitter>
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

/// The parsed text of @p key, or what @p value has already.
template<typename Parser, typename Value>
void take(const QSettings& settings, const QString& key, Parser parse, Value& value) {
    // Commas make a list of a text that somebody else has written into the file.
    const auto result = parse(settings.value(key).toStringList().join(u','));
    if (result.hasValue())
        value = result.value();
}

} // namespace

RunConfig WindowMemory::experiment() const {
    RunConfig config;
    take(m_settings, u"experiment/size"_s, parseSize, config.input.size);
    take(m_settings, u"experiment/first"_s, parseFirst, config.input.first);
    take(m_settings, u"experiment/processes"_s, parseProcesses, config.processes);
    take(m_settings, u"experiment/schedule"_s, parseSchedule, config.schedule);
    take(m_settings, u"experiment/order"_s, parseOrder, config.order);
    take(m_settings, u"experiment/work"_s, parseWork, config.work);
    if (config.work.kind != WorkKind::None) {
        take(m_settings, u"experiment/profile"_s, parseProfile, config.work.profile);
        take(m_settings, u"experiment/seed"_s, parseSeed, config.work.seed);
    }
    take(m_settings, u"experiment/onDeath"_s, parseOnDeath, config.recovery.onDeath);
    take(m_settings, u"experiment/retries"_s, parseRetries, config.recovery.retries);
    take(m_settings, u"experiment/stallTimeout"_s, parseStallTimeout,
         config.recovery.stallTimeoutNs);
    take(m_settings, u"experiment/faults"_s, parseFaults, config.recovery.faults);
    return check(config).empty() ? config : RunConfig();
}

void WindowMemory::setExperiment(const RunConfig& config) {
    m_settings.setValue(u"experiment/size"_s, QString::number(config.input.size));
    m_settings.setValue(u"experiment/first"_s, QString::number(config.input.first));
    m_settings.setValue(u"experiment/processes"_s, QString::number(config.processes));
    m_settings.setValue(u"experiment/schedule"_s, scheduleWord(config.schedule));
    m_settings.setValue(u"experiment/order"_s, orderWord(config.order));
    m_settings.setValue(u"experiment/work"_s, workWord(config.work));
    m_settings.setValue(u"experiment/profile"_s, profileWord(config.work.profile));
    m_settings.setValue(u"experiment/seed"_s, QString::number(config.work.seed));
    m_settings.setValue(u"experiment/onDeath"_s, onDeathWord(config.recovery.onDeath));
    m_settings.setValue(u"experiment/retries"_s, retriesWord(config.recovery.retries));
    m_settings.setValue(u"experiment/stallTimeout"_s,
                        stallTimeoutWord(config.recovery.stallTimeoutNs));
    m_settings.setValue(u"experiment/faults"_s, faultsWord(config.recovery.faults));
}

bool WindowMemory::replaysShortRuns() const {
    return m_settings.value(u"replay/shortRuns"_s, true).toBool();
}

void WindowMemory::setReplaysShortRuns(bool replays) {
    m_settings.setValue(u"replay/shortRuns"_s, replays);
}

bool WindowMemory::restoreGeometry(QWidget& window) const {
    for (QSplitter* splitter : window.findChildren<QSplitter*>()) {
        const bool restored =
            splitter->restoreState(m_settings.value(splitterKey(*splitter)).toByteArray());
        splitter->setProperty("moved", restored);
    }
    return window.restoreGeometry(m_settings.value(geometryKey()).toByteArray());
}

void WindowMemory::saveGeometry(const QWidget& window) {
    m_settings.setValue(geometryKey(), window.saveGeometry());
    // Those that nobody moved find their places by themselves.
    for (const QSplitter* splitter : window.findChildren<QSplitter*>()) {
        if (splitter->property("moved").toBool())
            m_settings.setValue(splitterKey(*splitter), splitter->saveState());
    }
}

} // namespace poolscope
