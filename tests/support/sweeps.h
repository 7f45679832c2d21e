#pragma once

#include "core/record/sweeprecord.h"

#include <initializer_list>

namespace poolscope {

/// A sweep of CPU work on a machine with two cores, with the points and serial times that a test
/// adds. Times in ms.
class SweepBuilder {
public:
    SweepBuilder() {
        sweep.config.work.kind = WorkKind::Cpu;
        sweep.config.work.meanNs = NsPerMs;
        sweep.machine.usableCores = 2;
        sweep.outcome = Outcome::Finished;
    }

    /// A point whose runs took so long, block by block.
    SweepPoint& add(int processes, std::initializer_list<double> ms,
                    const Schedule& schedule = {}) {
        SweepPoint point;
        point.setting = {processes, schedule};
        for (const double time : ms)
            point.runs.push_back({static_cast<int>(point.runs.size()), ns(time), {}, 0, 0, {}});
        sweep.points.push_back(point);
        sweep.blocks = static_cast<int>(point.runs.size());
        sweep.tookNs = sweep.blocks * NsPerSecond;
        return sweep.points.back();
    }

    void serial(std::initializer_list<double> ms) {
        for (const double time : ms)
            sweep.serial.push_back({static_cast<int>(2 * sweep.serial.size()), ns(time)});
    }

    SweepRecord sweep;

private:
    static Nanoseconds ns(double ms) { return static_cast<Nanoseconds>(ms * NsPerMs); }
};

} // namespace poolscope
