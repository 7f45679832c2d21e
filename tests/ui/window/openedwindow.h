#pragma once

#include "core/machine/thismachine.h"
#include "core/run/runenvironment.h"
#include "tests/support/program.h"
#include "ui/headline/figurecard.h"
#include "ui/run/runcontrol.h"
#include "ui/setup/experimentpanel.h"
#include "ui/shown/shownruns.h"
#include "ui/window/mainwindow.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

namespace poolscope {

using namespace Qt::StringLiterals;

/// Worker processes of this program.
inline qsizetype workers() {
    return workersOf(QCoreApplication::applicationPid()).size();
}

/// The window as people have it before them, with settings of its own.
class Opened {
public:
    /// @p system: where the machine shows what it does.
    explicit Opened(const QString& workerFolder = QStringLiteral(POOLSCOPE_BIN),
                    const SystemFolders& system = {})
        : m_environment(RunEnvironment::workerProgramIn(workerFolder), readMachineFacts(), system)
        , m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat) {
        // The run itself is looked at; what replays do has tests of its own.
        m_settings.setValue(u"replay/shortRuns"_s, false);
        reopen();
    }

    void reopen() {
        m_window = std::make_unique<MainWindow>(m_environment, m_settings);
        m_window->show();
    }

    [[nodiscard]] MainWindow& window() { return *m_window; }

    /// The run shown, as far as it goes; null: none.
    [[nodiscard]] const RunRecord* record() const { return m_window->runs().whole().get(); }

    template<typename Widget>
    [[nodiscard]] Widget* find(const QString& name) {
        auto* found = m_window->findChild<Widget*>(name);
        if (found == nullptr)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }

    [[nodiscard]] QString text(const QString& label) { return find<QLabel>(label)->text(); }

    [[nodiscard]] const Figure& figure(const QString& card) {
        return find<FigureCard>(card)->figure();
    }

    void click(const QString& button) {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    }

    void type(const QString& field, const QString& what) {
        find<QLineEdit>(field)->selectAll();
        QTest::keyClicks(find<QLineEdit>(field), what);
    }

    /// A hundred squares that wait a second each, or half of that if all of it would be measured
    /// first (a minute and more is asked about): far longer than a test may take.
    void chooseLongRun(bool serialTimeKnown) {
        QTest::keyClicks(find<QWidget>(u"work"_s), u"Wait"_s);
        type(u"workTime"_s, serialTimeKnown ? u"1s"_s : u"500ms"_s);
        RunConfig config;
        config.work.kind = WorkKind::Wait;
        config.work.meanNs = NsPerSecond;
        if (serialTimeKnown)
            m_environment.rememberSerialTime(config, 100 * NsPerSecond);
    }

    /// Fills the panel with @p config, whose work waits; its serial time need not be measured.
    void choose(const RunConfig& config) {
        m_window->findChild<ExperimentPanel*>()->setConfig(config);
        m_environment.rememberSerialTime(config, static_cast<Nanoseconds>(config.input.size) *
                                                     config.work.meanNs);
    }

    /// Whether every one of four processes is at a chunk.
    [[nodiscard]] bool allReady() const {
        if (record() == nullptr || record()->processes.size() != 4)
            return false;
        return std::all_of(record()->processes.begin(), record()->processes.end(),
                           [](const ProcessRecord& one) { return one.readyNs && one.current; });
    }

    [[nodiscard]] RunEnvironment& environment() { return m_environment; }

private:
    QTemporaryDir m_folder;
    RunEnvironment m_environment;
    QSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace poolscope
