// What one picture of the map of squares costs when all of it is drawn anew: 1600 × 900 pixels, 64
// processes, 10^6 and 10^7 chunks; and one that is saved. Wants one core free; shows no window.

#include "core/base/clock.h"
#include "tests/bench/statistics.h"
#include "tests/ui/squaremap/mapstage.h"
#include "ui/export/picture.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <vector>

namespace {

using namespace poolscope;

constexpr int Processes = 64;
constexpr QSize ViewSize(1600, 900);
constexpr int Repaints = 21;

/// Chunks of one number, dealt out as if by lot.
RunRecord pretendedRun(quint32 chunks) {
    RunRecord run;
    run.config.processes = Processes;
    run.config.input.size = chunks;
    run.config.schedule = {ScheduleKind::Fixed, 1};
    planAsAsked(run);
    run.chunks.reserve(chunks);
    for (int number = 1; number <= Processes; ++number) {
        ProcessRecord process;
        process.number = process.lane = number;
        run.processes.push_back(process);
    }
    for (quint32 i = 0; i < chunks; ++i) {
        ChunkEvent chunk;
        chunk.index = chunk.position = i;
        chunk.count = 1;
        chunk.process = static_cast<quint16>(1 + (i * 2'654'435'761U >> 16) % Processes);
        addChunk(run, chunk);
    }
    run.outcome = Outcome::Finished;
    return run;
}

/// Median CPU time of a picture, each of another width so that nothing of the last one is kept.
double medianRepaint(SquareMapView& view) {
    std::vector<double> times;
    for (int i = 0; i < Repaints; ++i) {
        view.resize(ViewSize - QSize(i % 2, 0));
        const Nanoseconds before = threadCpuNow(); // what others do meanwhile does not count
        view.repaint();
        times.push_back(static_cast<double>(threadCpuNow() - before) / NsPerMs);
    }
    return median(times);
}

/// Whether the map of @p chunks is written as SVG within @p mostMs.
bool measureSaving(quint32 chunks, double mostMs) {
    const RunRecord run = pretendedRun(chunks);
    MapStage stage;
    SquareMapView& view = stage.view;
    view.resize(ViewSize);
    stage.show(run);
    const QTemporaryDir folder;
    const Nanoseconds before = threadCpuNow();
    const auto error = writePicture({view, QString()}, folder.filePath(QStringLiteral("map.svg")));
    const double time = static_cast<double>(threadCpuNow() - before) / NsPerMs;
    std::printf("%u chunks saved as SVG: %.0f ms (target: at most %.0f ms)\n", chunks, time,
                mostMs);
    return !error && time <= mostMs;
}

/// Whether a picture is made within @p mostMs.
bool measure(quint32 chunks, double mostMs) {
    const RunRecord run = pretendedRun(chunks);
    MapStage stage;
    SquareMapView& view = stage.view;
    view.resize(ViewSize);
    view.show();
    stage.show(run);
    for (quint32 taken = 0; taken < chunks; taken += 10'000)
        QCoreApplication::processEvents(); // long records are taken over in slices, each longer
                                           // than this
    const double time = medianRepaint(view);
    std::printf("%u chunks, %d processes: %.2f ms (target: at most %.0f ms)\n", chunks, Processes,
                time, mostMs);
    return time <= mostMs;
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const bool million = measure(1'000'000, 8.0);
    const bool tenMillion = measure(10'000'000, 16.0);
    const bool saved = measureSaving(1'000'000, 2000.0);
    return million && tenMillion && saved ? 0 : 1;
}
