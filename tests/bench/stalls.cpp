// How long the window ever keeps its user waiting: the longest time between two turns of its event
// loop, in runs of many chunks and while their views, figures and replays are made. Run it through
// tests/bench/window.sh, which gives it a display. With more processes than cores the window has to
// wait for its turn as they have: there only its own CPU time counts.

#include "core/base/clock.h"
#include "core/machine/thismachine.h"
#include "core/run/runenvironment.h"
#include "ui/replay/replaybar.h"
#include "ui/run/runcontrol.h"
#include "ui/shown/shownruns.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowmemory.h"

#include <QAction>
#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <functional>

namespace {

using namespace poolscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr Nanoseconds LongestAllowed = 50 * NsPerMs;
constexpr auto Rest = 1500ms; ///< what is done after an end, in steps or in another thread

/// The longest time between two turns of this thread's event loop.
class TurnWatch {
public:
    TurnWatch() {
        QObject::connect(&m_turn, &QTimer::timeout, &m_turn, [this] { note(); });
        m_turn.setTimerType(Qt::PreciseTimer);
        m_turn.start(1ms);
    }

    void begin() {
        m_longest = m_cpuInLongest = 0;
        m_wall = monotonicNow();
        m_cpu = threadCpuNow();
    }

    [[nodiscard]] Nanoseconds longest() const { return m_longest; }

    /// The time in it that this thread used; the rest it waited for a core.
    [[nodiscard]] Nanoseconds cpuInLongest() const { return m_cpuInLongest; }

private:
    void note() {
        const Nanoseconds wall = monotonicNow();
        const Nanoseconds cpu = threadCpuNow();
        if (wall - m_wall > m_longest) {
            m_longest = wall - m_wall;
            m_cpuInLongest = cpu - m_cpu;
        }
        m_wall = wall;
        m_cpu = cpu;
    }

    QTimer m_turn;
    Nanoseconds m_wall = monotonicNow();
    Nanoseconds m_cpu = threadCpuNow();
    Nanoseconds m_longest = 0;
    Nanoseconds m_cpuInLongest = 0;
};

class Bench {
public:
    Bench(MainWindow& window, int cores)
        : m_window(window)
        , m_cores(cores) {}

    void run(const char* name, const RunConfig& config) {
        auto* control = m_window.findChild<RunControl*>();
        QEventLoop loop;
        QObject::connect(control, &RunControl::ended, &loop, &QEventLoop::quit);
        m_crowded = config.processes > m_cores;
        m_turns.begin();
        control->start(config);
        loop.exec();
        tell(name);
        m_crowded = false;
        const SharedRecord& record = m_window.runs().whole();
        std::printf("      %zu chunks, wall %.1f ms\n", record->chunks.size(),
                    static_cast<double>(record->wallNs.value_or(0)) / NsPerMs);
    }

    void act(const char* name, const std::function<void()>& action) {
        m_turns.begin();
        action();
        tell(name);
    }

    [[nodiscard]] bool isWell() const { return m_well; }

private:
    /// What follows belongs to it.
    void tell(const char* name) {
        QEventLoop loop;
        QTimer::singleShot(Rest, &loop, &QEventLoop::quit);
        loop.exec();
        const bool well =
            (m_crowded ? m_turns.cpuInLongest() : m_turns.longest()) <= LongestAllowed;
        m_well = m_well && well;
        std::printf("%6.1f ms (%.1f ms of it CPU time)  %s%s\n",
                    static_cast<double>(m_turns.longest()) / NsPerMs,
                    static_cast<double>(m_turns.cpuInLongest()) / NsPerMs, name,
                    well ? "" : "  TOO LONG");
        std::fflush(stdout);
    }

    MainWindow& m_window;
    int m_cores;
    TurnWatch m_turns;
    bool m_crowded = false;
    bool m_well = true;
};

RunConfig manyChunks(quint64 chunks, int processes) {
    RunConfig config;
    config.input.size = chunks;
    config.processes = processes;
    config.schedule = {ScheduleKind::Fixed, 1};
    return config;
}

RunConfig manySquares(quint64 size, int processes) {
    RunConfig config = manyChunks(size, processes);
    config.schedule = RunConfig().schedule;
    return config;
}

void lookAt(Bench& bench, MainWindow& window) {
    auto* tabs = window.findChild<QTabWidget*>(u"runTabs"_s);
    auto* bar = window.findChild<ReplayBar*>();
    bench.act("   the times", [tabs] { tabs->setCurrentIndex(1); });
    bench.act("   the results", [tabs] { tabs->setCurrentIndex(2); });
    const Nanoseconds end = bar->time();
    bench.act("   a twentieth back in the replay", [bar, end] { bar->goTo(end / 20 * 19); });
    bench.act("   back to the beginning", [bar] { bar->goTo(0); });
    bench.act("   and to the end", [bar, end] { bar->goTo(end); });
    bench.act("   the window made smaller", [&window] { window.resize(1200, 760); });
    bench.act("   and larger", [&window] { window.resize(1590, 880); });
    tabs->setCurrentIndex(0);
}

} // namespace

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    const MachineFacts machine = readMachineFacts();
    RunEnvironment environment(
        RunEnvironment::workerProgramIn(QCoreApplication::applicationDirPath()), machine);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    WindowMemory(settings).setReplaysShortRuns(false);
    MainWindow window(environment, settings);
    window.resize(1590, 880);
    window.show();
    const int cores = machine.usableCores;
    Bench bench(window, cores);
    bench.act("the window alone", [] {});
    bench.run("the notebook's run", RunConfig());
    bench.run("10^6 chunks, 64 processes", manyChunks(1'000'000, 64));
    lookAt(bench, window);
    bench.run("10^7 chunks, a process for each core", manyChunks(10'000'000, cores));
    lookAt(bench, window);
    bench.run("10^8 squares, a process for each core", manySquares(100'000'000, cores));
    lookAt(bench, window);
    std::printf("longest allowed: %lld ms\n", static_cast<long long>(LongestAllowed / NsPerMs));
    return bench.isWell() ? 0 : 1;
}
