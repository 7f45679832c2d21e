// What a jump in a replay costs, forward and backward, and what memory a record and its views take
// together: 64 processes, 10^6 and 10^7 chunks, lanes and map as large as in a window. Wants one
// core free; shows no window.

#include "core/base/clock.h"
#include "tests/bench/pretendedrun.h"
#include "tests/bench/statistics.h"
#include "ui/headline/headline.h"
#include "ui/shown/shownruns.h"
#include "ui/shown/visiblerange.h"
#include "ui/squaremap/squaremapview.h"
#include "ui/timeline/laneview.h"

#include <QApplication>

#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <memory>
#include <random>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using namespace poolscope;

constexpr QSize LanesSize(1240, 320);
constexpr QSize MapSize(680, 380);
constexpr int Jumps = 100;
constexpr double MostMs = 16.0;
constexpr double MostPerChunk = 64.0; ///< bytes
constexpr double MostBesides = 64e6;  ///< bytes

/// Memory of this process that is in use, in bytes.
double memoryInUse() {
    malloc_trim(0); // what was given back is not in use
    std::ifstream file("/proc/self/statm");
    double all = 0.0;
    double resident = 0.0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

struct Views {
    Views() {
        range.follow(runs);
        lanes.resize(LanesSize);
        map.resize(MapSize);
        headline.resize(LanesSize.width(), 200);
        lanes.show();
        map.show();
        headline.show();
    }

    /// What everybody sees at that time, in ms of CPU time.
    double goTo(Nanoseconds time) {
        const Nanoseconds before = threadCpuNow(); // what others do meanwhile does not count
        runs.goTo(time);
        lanes.repaint();
        map.repaint();
        headline.repaint();
        return static_cast<double>(threadCpuNow() - before) / NsPerMs;
    }

    ShownRuns runs;
    VisibleRange range;
    LaneView lanes{runs, range};
    SquareMapView map{runs};
    Headline headline{runs};
};

/// Whether jumps to anywhere take no longer than they may.
bool measureJumps(Views& views, Nanoseconds end) {
    std::mt19937 random(1); // NOLINT: the same every time
    std::uniform_int_distribution<Nanoseconds> anywhere(0, end);
    std::vector<double> forward;
    std::vector<double> backward;
    Nanoseconds before = end;
    for (int jump = 0; jump < Jumps; ++jump) {
        const Nanoseconds time = jump % 10 == 0 ? 0 : jump % 10 == 1 ? end : anywhere(random);
        (time < before ? backward : forward).push_back(views.goTo(time));
        before = time;
    }
    bool well = true;
    for (const auto& [name, times] : {std::pair("forward", &forward), {"backward", &backward}}) {
        const double worst = *std::max_element(times->begin(), times->end());
        std::printf("  %s: median %.2f ms, worst %.2f ms", name, median(*times), worst);
        well = well && worst <= MostMs;
    }
    std::printf("  (target: at most %.0f ms)\n", MostMs);
    return well;
}

bool measure(std::size_t chunks) {
    const double empty = memoryInUse();
    auto made = std::make_shared<RunRecord>(pretendedRun(chunks));
    const double record = memoryInUse() - empty;
    const Nanoseconds end = endOf(*made);
    Views views;
    views.runs.show(std::exchange(made, nullptr));
    for (std::size_t taken = 0; taken < chunks; taken += 10'000)
        QCoreApplication::processEvents(); // the map takes a long record over in slices
    std::printf("%zu chunks:\n", chunks);
    const bool quick = measureJumps(views, end);
    const double all = memoryInUse() - empty;
    const double most = MostPerChunk * static_cast<double>(chunks) + MostBesides;
    std::printf("  record %.1f B per chunk; with its views and after a replay %.1f B per chunk, "
                "%.0f MB in all (target: at most %.0f MB)\n",
                record / static_cast<double>(chunks), all / static_cast<double>(chunks), all / 1e6,
                most / 1e6);
    return quick && all <= most;
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const bool million = measure(1'000'000);
    const bool tenMillion = measure(10'000'000);
    return million && tenMillion ? 0 : 1;
}
