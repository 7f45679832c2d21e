// What watching costs: the same CPU-bound run on all cores with the window open and from the
// command line, in turns. Run it through tests/bench/window.sh, which gives it a display.

#include "core/machine/thismachine.h"
#include "core/run/runenvironment.h"
#include "tests/bench/statistics.h"
#include "ui/run/runcontrol.h"
#include "ui/shown/shownruns.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowmemory.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>
#include <vector>

namespace {

using namespace poolscope;
using namespace Qt::StringLiterals;

constexpr int Pairs = 8;

RunConfig busyConfig(int cores) {
    RunConfig config;
    config.input.size = static_cast<quint64>(cores) * 5000;
    config.processes = cores;
    config.work.kind = WorkKind::Cpu;
    config.work.meanNs = NsPerMs;
    return config;
}

/// Wall time in ms of the same run by the command line.
double commandLineWall(const RunConfig& config) {
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/poolscope"_s,
                  {u"run"_s, u"-n"_s, QString::number(config.input.size), u"-p"_s,
                   QString::number(config.processes), u"--work"_s, u"cpu:1ms"_s, u"--json"_s,
                   u"-"_s, u"--no-results"_s, u"--baseline"_s, u"skip"_s, u"--quiet"_s});
    process.waitForFinished(-1);
    const QJsonObject run = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    return run[u"times_ns"][u"wall"].toDouble() / NsPerMs;
}

/// Wall time in ms of a run in the window.
double windowWall(MainWindow& window) {
    QEventLoop loop;
    QObject::connect(&window.runControl(), &RunControl::ended, &loop, &QEventLoop::quit);
    window.findChild<QAction*>(u"runAction"_s)->trigger();
    loop.exec();
    const SharedRecord& record = window.runs().whole();
    return record == nullptr ? 0.0 : static_cast<double>(record->wallNs.value_or(0)) / NsPerMs;
}

} // namespace

int main(int argc, char* argv[]) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    const MachineFacts machine = readMachineFacts();
    RunEnvironment environment(
        RunEnvironment::workerProgramIn(QCoreApplication::applicationDirPath()), machine);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const RunConfig config = busyConfig(machine.usableCores);
    WindowMemory(settings).setExperiment(config);
    environment.rememberSerialTime(config, 5 * NsPerSecond); // not what is asked here
    MainWindow window(environment, settings);
    window.show();
    QCoreApplication::processEvents();
    std::printf("window made and shown after %lld ms\n",
                static_cast<long long>(sinceStart.elapsed()));
    std::vector<double> ratios;
    for (int pair = 0; pair <= Pairs; ++pair) {
        const double plain = commandLineWall(config);
        const double watched = windowWall(window);
        std::printf("command line %.1f ms, window %.1f ms%s\n", plain, watched,
                    pair == 0 ? " (not counted)" : "");
        if (pair > 0)
            ratios.push_back(watched / plain);
    }
    std::printf("window / command line: median %.4f of %d pairs (target: at most 1.05)\n",
                median(ratios), Pairs);
    return median(ratios) <= 1.05 ? 0 : 1;
}
